import { askWhen } from './askwhen.en.ts'
import { counted, formatList } from './formats.ts'

const clock = (ms: number) => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Phases of structured peer consultation: Borders 1991. Prompts suggest; nobody is told what to think. */
const phases: Record<string, string> = {
  'check-in': 'Check-in',
  question: 'Question',
  tasks: 'Tasks',
  presentation: 'Presentation',
  clarify: 'Clarify',
  'feedback-in-role': 'Feedback in role',
  summary: 'Summary',
  reply: 'Reply',
  close: 'Close',
  conversation: 'Conversation',
}

type Who = { presenter: string; facilitator: string }
/** Whom a prompt names, and whether group business waits for the close. */
type Prompted = Who & { hasBusiness: boolean }

/** Who may speak in a phase. `you` is the part one has oneself. */
type Speaking = Who & { speakers: readonly string[]; you: 'presenter' | 'facilitator' | undefined }

function whoSpeaks({ speakers, you, presenter, facilitator }: Speaking, locale: string): string {
  if (speakers.includes('A')) return 'Everyone may speak.'
  if (speakers.length === 0) return 'Silence.'
  const parts = [
    { letter: 'P', name: presenter, isYou: you === 'presenter' },
    { letter: 'F', name: facilitator, isYou: you === 'facilitator' },
  ].filter((part) => part.name !== '')
  const named = (which: typeof parts) =>
    formatList(
      which.map((part) => (part.isYou ? 'you' : part.name)),
      locale,
    )
  if (!speakers.includes('G')) {
    const speak = parts.filter((part) => speakers.includes(part.letter))
    return speak.length === 1 && speak[0]!.isYou
      ? 'You speak; the others listen.'
      : `${named(speak)} ${speak.length === 1 ? 'speaks' : 'speak'}; the others listen.`
  }
  const listen = parts.filter((part) => !speakers.includes(part.letter))
  return listen.length === 0 ? 'Everyone may speak.' : `Everyone but ${named(listen)} may speak.`
}

const prompts: Record<string, (who: Prompted) => string> = {
  'check-in': () => 'One sentence each: how are you arriving today?',
  question: ({ presenter }) =>
    `${presenter} names the consult question and the kind of feedback that would help.`,
  tasks: () =>
    'Each takes one task: watch one skill, be the client or another person in the story, hold one theory, or find a metaphor.',
  presentation: ({ presenter }) =>
    `${presenter} tells the case, or shows a short excerpt. Nobody interrupts; note what you want to ask.`,
  clarify: () => 'Questions of fact only. Ideas and suggestions come next.',
  'feedback-in-role': ({ presenter }) =>
    `Speak from your task: “As the client, I …”. Speak to the group; ${presenter} listens and only takes notes.`,
  summary: ({ facilitator }) => `${facilitator} gathers the themes and lets the differences stand.`,
  reply: ({ presenter }) => `${presenter} says whether the needs were met, and names one takeaway.`,
  close: ({ hasBusiness }) =>
    hasBusiness
      ? 'Group business first: it is on the agenda. Then one sentence each. Who would like to present next?'
      : 'One sentence each. Who would like to present next?',
  conversation: () =>
    'Nobody presents today. Bring a question from your week, a reading, or how the work feels.',
}

const ownPrompts: Record<string, string> = {
  question: 'Name your consult question and the kind of feedback that would help you.',
  presentation: 'Tell the case in your own order. Nobody will interrupt you.',
  clarify: 'Answer questions of fact. You need not explain yourself.',
  'feedback-in-role': 'Sit back and listen. You only take notes; you can answer later.',
  tasks: 'The others choose their tasks. You have nothing to do for a moment.',
  summary: 'Listen to the themes.',
  reply: 'Were your needs met? Name one thing you may try.',
}

/** The live room, and minutes afterwards. */
export const room = {
  tab: 'Live room',
  live: 'Live',
  clock,
  phases,
  caseOf: (number: number, count: number) => `case ${number} of ${count}`,
  prompt: (phase: string, who: Prompted, isPresenter: boolean) =>
    (isPresenter && ownPrompts[phase]) || prompts[phase]?.(who) || '',
  whoSpeaks,
  phaseMinutes: (name: string, minutes: number) => `${name} ${minutes}′`,
  phasesLabel: 'Phases of this meeting',
  ofHere: (seats: number) => `of ${seats} are here`,
  ofMinutes: (minutes: number) => `of ${counted(minutes, 'minute', 'minutes')}`,
  over: (ms: number) => `${clock(ms)} over`,
  pausedWord: 'paused',
  tableLabel: (phase: string, left: string, people: string[], locale: string) =>
    `${phase}, ${left}. ${people.length === 0 ? 'Nobody is here yet.' : `Here: ${formatList(people, locale)}.`}`,
  leftWords: (minutes: number) =>
    minutes > 0 ? `about ${counted(minutes, 'minute', 'minutes')} left` : 'time is up',
  notes: {
    facilitates: 'facilitates',
    presents: 'presents',
    keepsTime: 'keeps time',
    speaks: 'has the floor',
    next: 'next to speak',
    away: 'absent',
    you: 'You',
  },

  begins: (distance: string, isAhead: boolean) =>
    isAhead ? `Begins ${distance}` : `Was to begin ${distance}`,
  waitTitle: 'The room is not open yet',
  opensAt: 'It can be opened from',
  opens: (facilitator: string) => `${facilitator} opens it.`,
  follows: 'This page updates by itself.',
  mayOpen: 'Everyone comes in once you open it.',
  mayOpenToo: (facilitator: string) => `${facilitator} has not opened it yet. You may.`,
  lobbyLabel: (people: string[], locale: string) =>
    `The room is not open yet. ${people.length === 0 ? 'Nobody is here yet.' : `Here: ${formatList(people, locale)}.`}`,
  open: 'Open the room',
  gatheringTitle: 'Gathering',
  gathering: 'The room is open. Begin when everyone is here.',
  gatheringOthers: (facilitator: string) => `${facilitator} begins when everyone is here.`,
  begin: 'Begin with check-in',
  countsFrom: (time: string) => `Minutes count from ${time}.`,
  tonight: 'Who presents',
  presents: (name: string) => `${name} presents`,
  youPresent: 'You present',
  nobodyPresents: 'Nobody has taken a turn yet.',
  takeTurn: 'Present something today',
  takeTurnHelp: 'A case you shared, or one you tell: then nothing is stored.',
  whichCase: 'What you present',
  whichCaseHelp: 'Who stepped out of it leaves the room for it. Once your turn begins, it stays.',
  noneOfThem: 'None of these: I will tell it',
  whichCaseButton: 'Choose this',

  callLink: 'Join the video call',
  raiseHand: 'Raise hand',
  lowerHand: 'Lower hand',
  doneSpeaking: 'I am done',
  stepOut: 'Step out of this case',
  stepOutHelp: 'If you may know the client. It holds for good, and nobody is told your reason.',
  next: (phase: string | undefined) => (phase ? `Next: ${phase}` : 'Next phase'),
  nextCase: 'Next case',
  toClose: 'To the close',
  pause: 'Pause',
  resume: 'Resume',
  more: 'More for the facilitator',
  back: 'Back one phase',
  extend: (minutes: number) => `Add ${counted(minutes, 'minute', 'minutes')}`,
  skip: 'End this part early',
  handOverTo: 'New facilitator',
  handOverButton: 'Hand over',
  keepTime: 'Keeps time',
  keepTimeButton: 'Change',
  end: 'End the meeting',
  endTitle: 'End the meeting for everyone?',
  endWords: 'The room closes for all and cannot be opened again. Minutes present are counted up to now.',
  endWordsEarly:
    'The room closes for all and cannot be opened again. Its planned start is still ahead: if it ends now, nobody’s minutes count.',
  endNow: 'End it for everyone',
  goOn: 'Go on with the meeting',
  beginPart: 'Begin this case',
  waitForBegin: (facilitator: string) => `${facilitator} begins the next case in a moment.`,
  relief: (name: string) => `${name} has not answered for a minute.`,
  takeOver: 'Take over',
  facilitatedBy: (name: string) => `${name} facilitates`,
  giveWordTo: (name: string) => `Give the floor to ${name}`,

  question: 'The question',
  notOpened: 'Read on if you do not recognize this client from what is said.',
  recognizeNot: 'I don’t recognize this client',
  readCase: 'Read the case',
  advice: 'Advice among colleagues: you decide. Not supervision, legal advice or emergency help.',
  steppedOutCount: (count: number) =>
    `${counted(count, 'person has', 'people have')} stepped out of your case.`,

  order: 'Speaking order',
  airtime: 'Airtime so far',
  nextWord: 'next',
  silence: 'Silence',

  myNotes: 'My notes',
  notesPrivate: (name: string) => `Private to you until you offer one to ${name}. Destroyed with the case.`,
  notesOwn: 'Private to you. Destroyed with the case.',
  note: 'Note',
  saveNote: 'Save note',
  noteSaved: 'Saved',
  noteOffline: 'Not saved: you seem to be offline. What you typed stays here.',
  offer: (name: string) => `Offer to ${name}`,
  offered: 'Offered',
  offeredToYou: 'Offered to you',
  offeredBy: (name: string) => `from ${name}`,

  takeaway: 'Your takeaway',
  takeawayHelp: 'Those who read your case see it.',
  takeawayText: 'One thing to try',
  askWhen,
  keepTakeaway: 'Save takeaway',
  takeawayKept: 'Saved.',

  awayTitle: 'You have stepped out of this case',
  away: 'Please leave the call for now. From here on this case does not exist for you, and nobody is told your reason.',
  awayBack: 'Come back at about',
  awaySoon: 'It should be over any moment. This page brings you back by itself.',
  awayWaits: 'This page brings you back by itself.',

  overTitle: 'This meeting is over',
  cancelledTitle: 'This meeting was cancelled',
  cancelledLead: 'Its room is closed. A facilitator can bring the meeting back until its planned start.',
  overLead: 'Thank you for being there.',
  attendance: 'Minutes present',
  toMeeting: 'Go to the meeting',
  neverOpened: 'The room was not opened.',

  reconnecting: 'Connection lost. The clock keeps running; this page reconnects by itself.',
  reload: 'Show where it stands now',
  hereTitle: 'Your presence',
  here: 'You are here. Your minutes count while this page stays open.',
  hereEarly: 'Your minutes count from when the meeting begins, while this page stays open.',
  hereAway: 'This time does not count for you.',
  hereOver: 'The meeting is over. Minutes are no longer counted.',
  hereHelp: 'Your browser runs no scripts, so this page does not move on by itself.',

  announce: {
    phase: (phase: string, prompt: string) => `${phase}. ${prompt}`,
    paused: 'Paused.',
    resumed: 'Resumed.',
    minuteLeft: 'One minute left.',
    timeUp: 'Time is up. The clock keeps counting.',
    word: 'You have the floor.',
    facilitator: (name: string) => `${name} facilitates now.`,
    youFacilitate: 'You facilitate now.',
    ended: 'The meeting has ended.',
  },

  minutes: {
    title: 'Minutes present',
    tab: 'Minutes present',
    listLabel: 'Who was there',
    lead: 'Counted by the room while the meeting ran. You and the group’s facilitators see your minutes; the others see who was there.',
    present: (count: number) => counted(count, 'minute', 'minutes'),
    ofThem: (count: number) => `${count} of them presenting`,
    you: 'you',
    formerMember: 'A former member',
    none: 'no minutes counted',
    there: 'was there',
    outside: 'was there, outside the meeting’s time',
    roles: { member: '', facilitator: 'facilitated', timekeeper: 'kept time' },
    corrected: (by: string | null) => `Corrected by ${by ?? 'a former member'}`,
    correctTitle: 'Correct someone’s minutes',
    correctHelp: 'They see your reason. It goes on the group’s record.',
    person: 'Whose minutes',
    minutesField: 'Minutes present',
    minutesHelp: (most: number) => `From 0 to ${most}, the length of this meeting.`,
    presentingField: 'Of these, presenting their own case',
    presentingHelp: '0 for someone who did not present.',
    reason: 'Reason',
    reasonHelp: 'Without a word about a case. This person and the group’s facilitators read it.',
    save: 'Correct the minutes',
    saved: 'Corrected. The person sees your reason.',
    more: 'More about these minutes',
    moreWords: [
      'They come from each person’s devices, within the meeting’s time. A facilitator can correct them with a reason, which that person and the group’s facilitators read.',
      'Time you had stepped out is taken off the minutes you see here, and gives no credit. Nobody else is told: the minutes facilitators see count it as present.',
      'Documents of this meeting name everyone who led a good part of it as its facilitators.',
    ],
  },
}
