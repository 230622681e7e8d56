import { counted } from './formats.ts'

/** How the others hear of a change of dates. */
const told = (hasMail: boolean) =>
  hasMail
    ? 'Everyone in your group is told by email and on Today.'
    : 'This network sends no email: everyone in your group sees it on Today.'

/** Meetings: lists, a meeting's page, the schedule of a group. */
export const meetings = {
  title: 'Meetings',
  lead: (zone: string) => `All times are yours: ${zone}.`,
  none: {
    title: 'No meetings ahead',
    words: 'When one of your groups has dates, they stand here in your own time.',
    find: 'Find a group',
  },
  past: 'Past meetings',
  noPast: 'None in the last three months.',
  later: (count: number) => `And ${counted(count, 'more meeting', 'more meetings')} later`,
  calendar: 'Add them to your calendar',
  setDates: (group: string) => `${group} has no dates yet.`,
  setDatesButton: 'Set its dates',
  cancelled: 'Cancelled',
  moved: 'Moved',
  now: 'Now',
  you: 'you',
  answer: {
    question: 'Will you come?',
    coming: 'Coming',
    maybe: 'Maybe',
    'not-coming': 'Not coming',
    none: 'No answer yet',
    help: (hours: number) =>
      `Your group asks to hear at least ${counted(hours, 'hour', 'hours')} ahead. You can change this until the start.`,
    counts: (coming: number, maybe: number) =>
      maybe ? `${coming} coming, ${maybe} maybe` : `${coming} coming`,
    who: 'Who is coming',
  },
  page: {
    room: 'Open the room',
    roomSoon: 'The room can be opened 15 minutes before the start.',
    change: 'Move or cancel',
    change1: 'Bring it back',
    cancelledWords: 'This meeting was cancelled.',
    pastWords: 'This meeting is over.',
    zones: 'When it is for each of you',
    otherDay: 'another day',
    where: 'Where',
    video: 'Join the video call',
    videoHelp: 'Opens in a new tab. Only members see this link.',
    online: 'Online. The facilitator has not given a link yet.',
    address: 'Address and access',
    noPlace: 'No place has been given yet.',
  },
  roles: {
    title: 'Roles',
    facilitator: 'Facilitator',
    timekeeper: 'Timekeeper',
    facilitates: (name: string) => `${name} facilitates`,
    keepsTime: (name: string) => `${name} keeps time`,
    nobody: 'Nobody yet',
    give: 'Hand over to',
    giveButton: 'Hand over',
    take: 'I’ll do it',
    rota: {
      designated: 'The facilitator leads; timekeeping rotates.',
      'co-led': 'The facilitators take turns; timekeeping rotates.',
      rotating: 'Both roles rotate, so that everyone has them equally often.',
    } as Record<string, string>,
  },
  series: {
    weekly: (day: string) => `Every ${day}`,
    'every-other-week': (day: string) => `Every other ${day}`,
    monthly: (nths: string, day: string) => `The ${nths} ${day} of each month`,
    dates: (count: number) => counted(count, 'date chosen by hand', 'dates chosen by hand'),
    nths: { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', '-1': 'last' } as Record<string, string>,
    sentence: (rhythm: string, time: string, city: string, minutes: number) =>
      `${rhythm}, ${time} ${city} time, ${minutes} minutes`,
  },
  shifts: {
    title: 'Clock changes ahead',
    own: (day: string, now: string, was: string, meetings: number) =>
      `From ${day} it begins at ${now} for you instead of ${was}${meetings === 1 ? ', for one meeting' : `, for ${meetings} meetings`}.`,
    why: (city: string) => `Your group keeps ${city} time, and clocks there change on other days than yours.`,
    others: (day: string, names: string, now: string, was: string) =>
      `From ${day}: ${now} instead of ${was} for ${names}.`,
    none: 'No clock change moves these meetings for anyone.',
  },
  group: {
    rhythm: 'When we meet',
    noSeries: 'This group has no dates yet.',
    setWords: 'Set a rhythm once, and every member sees each date in their own time.',
    waitWords: 'When a facilitator sets them, you find them here in your own time.',
    set: 'Set the dates',
    change: 'Change the rhythm',
    coming: 'Upcoming',
    none: 'No meetings ahead.',
    yourTime: 'Your time:',
  },
  schedule: {
    title: 'Set the dates',
    changeTitle: 'Change the rhythm',
    lead: 'The time stays the same on the clocks of the place you choose; everyone else sees it in their own. Your charter and the directory tell this hour too.',
    changeLead: (hasMail: boolean) =>
      `The new rhythm holds from the first day you give. Meetings near a new date move to it and keep their answers and turns. ${told(hasMail)}`,
    cadence: 'How often',
    cadences: {
      weekly: ['Every week', ''],
      'every-other-week': ['Every other week', 'What most groups choose'],
      monthly: ['Certain weekdays of the month', 'The second and fourth Thursday, the last Friday'],
      dates: ['Dates by hand', 'For groups without a rhythm'],
    } as Record<string, readonly [string, string]>,
    weekday: 'Day',
    nths: 'Which ones in the month',
    days: 'The dates',
    daysHelp: (inFigures: string, inWords: string) =>
      `One a line, like ${inFigures} or ${inWords}. Without a year the next one is meant.`,
    startsLocal: 'Begins at',
    zone: 'Time zone',
    minutes: 'Length in minutes',
    from: 'From',
    fromHelp: 'The first meeting is on the first fitting day from here on.',
    preview: 'The next six dates',
    show: 'Show the dates',
    lost: 'No answer comes just now. What you typed stays here; the dates follow by themselves once the connection is back.',
    previewEmpty: 'No date fits this yet.',
    save: 'Set these dates',
    saveChange: 'Change the rhythm',
    cancel: 'Leave it as it is',
    early:
      'Starts between midnight and four in the morning are left out: that is when clocks change, and calendars disagree.',
  },
  change: {
    title: 'Move or cancel',
    lead: (hasMail: boolean) => `Pages and calendars show it at once. ${told(hasMail)}`,
    move: 'Move it',
    moveLead: (city: string) => `Day and time as clocks show them in ${city}.`,
    day: 'Day',
    time: 'Begins at',
    moveButton: 'Move the meeting',
    cancel: 'Cancel it',
    cancelWords: 'No reason is asked. Turns taken for it stay and can be moved to another meeting.',
    cancelButton: 'Cancel the meeting',
    back: 'Bring it back',
    backWords: 'It takes place after all, at the time shown above.',
    backButton: 'Bring the meeting back',
    leave: 'Leave it as it is',
    over: 'This meeting has begun, so it can no longer be moved.',
  },
}
