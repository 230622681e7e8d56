import { askWhen } from './askwhen.en.ts'
import { counted, formatList } from './formats.ts'
import { minutes } from './minutes.en.ts'
import { phases, prompt, whoSpeaks } from './phases.en.ts'

const clock = (ms: number) => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The live room, and minutes afterwards. */
export const room = {
  tab: 'Live room',
  live: 'Live',
  clock,
  phases,
  caseOf: (number: number, count: number) => `case ${number} of ${count}`,
  prompt,
  whoSpeaks,
  phaseMinutes: (name: string, minutes: number) => `${name} ${minutes}′`,
  phasesLabel: 'Phases of this meeting',
  ofHere: (seats: number) => `of ${seats} are here`,
  ofMinutes: (minutes: number) => `of ${counted(minutes, 'minute', 'minutes')}`,
  overClock: (ms: number) => `+${clock(ms)}`,
  pastMinutes: (minutes: number) => `past the ${counted(minutes, 'minute', 'minutes')}`,
  pausedWord: 'paused',
  tableLabel: (phase: string, left: string, people: string[], locale: string) =>
    `${phase}, ${left}. ${people.length === 0 ? 'Nobody is here yet.' : `Here: ${formatList(people, locale)}.`}`,
  leftWords: (minutes: number) =>
    minutes > 0 ? `about ${counted(minutes, 'minute', 'minutes')} left` : 'time is up',
  notes: {
    facilitates: 'facilitating',
    presents: 'presenting',
    keepsTime: 'keeping time',
    speaks: 'speaking',
    next: 'next to speak',
    away: 'absent',
    you: 'You',
  },

  begins: (distance: string, isAhead: boolean) =>
    isAhead ? `Begins ${distance}` : `Was to begin ${distance}`,
  meetsNow: 'You may be looking for another room. Your group meets',
  toRoomNow: 'Go to that room',
  waitTitle: 'The room is not open yet',
  opensAt: 'It can be opened from',
  opens: (facilitator: string) => `${facilitator} opens it.`,
  waitsFor: (facilitator: string) => `${facilitator} can open it now.`,
  comeIn: 'You come in automatically once it is open.',
  orYou: (facilitator: string, time: string) =>
    `If ${facilitator} has not opened it by ${time}, you can open it yourself.`,
  orYouAlone: (time: string) => `You can open it from ${time}.`,
  meanwhile: 'Until then: the agenda, and what to read for it',
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
  next: (phase: string) => `Next: ${phase}`,
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
  relief: (name: string) =>
    `${name} is not in the room right now. You can take over, so that the meeting goes on.`,
  reliefBy: (name: string, keeper: string) =>
    `${name} is not in the room right now. ${keeper} can take over.`,
  takeOver: 'Take over',
  facilitatedBy: (name: string, keepsTime: boolean) =>
    keepsTime ? `${name} facilitates and keeps time` : `${name} facilitates`,
  youKeepTimeToo: 'You keep the time as well, until you name someone else under “More for the facilitator”.',
  keepsTimeNow: (name: string) => `${name} (keeps time)`,
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
  leaveUnsaved: 'Your note is not saved. Leave the room without it?',
  noteOffline: 'Not saved yet: there is no connection. What you typed stays here.',
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
  awaySoon: 'It should be over any moment.',
  awayWaits: 'This page brings you back by itself.',

  overTitle: 'This meeting is over',
  cancelledTitle: 'This meeting was canceled',
  cancelledLead: 'Its room is closed.',
  cancelledAhead: 'Its room is closed. A facilitator can bring the meeting back until its planned start.',
  overLead: 'Thank you for being there.',
  attendance: 'Minutes present',
  toMeeting: 'Go to the meeting',
  neverOpened: 'The room was not opened.',

  reconnecting: 'Connection lost. The clock keeps running; this page reconnects by itself.',
  notSent: 'Not sent: there was no connection. Nothing is lost; try again once it is back.',
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
    facilitator: (name: string, keepsTime: boolean) =>
      keepsTime ? `${name} facilitates now, and keeps time.` : `${name} facilitates now.`,
    youFacilitate: (keepTime: boolean) =>
      keepTime ? 'You facilitate now, and keep the time as well.' : 'You facilitate now.',
    ended: 'The meeting has ended.',
  },

  minutes,
}
