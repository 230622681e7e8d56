import { formatList } from './formats.ts'

/** Phases of structured peer consultation: Borders 1991. Prompts suggest; nobody is told what to think. */
export const phases: Record<string, string> = {
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

export function whoSpeaks({ speakers, you, presenter, facilitator }: Speaking, locale: string): string {
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

/** What a phase asks of everyone; `you`: of who presents or facilitates, in words to them. */
export const prompt = (phase: string, who: Prompted, you: Speaking['you']) =>
  (you && ownPrompts[you][phase]) || prompts[phase]?.(who) || ''

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

const ownPrompts: Record<'presenter' | 'facilitator', Record<string, string>> = {
  presenter: {
    question: 'Name your consult question and the kind of feedback that would help you.',
    presentation: 'Tell the case in your own order. Nobody will interrupt you.',
    clarify: 'Answer questions of fact. You need not explain yourself.',
    'feedback-in-role': 'Sit back and listen. You only take notes; you can answer later.',
    tasks: 'The others choose their tasks. You have nothing to do for a moment.',
    summary: 'Listen to the themes.',
    reply: 'Were your needs met? Name one thing you may try.',
  },
  facilitator: { summary: 'Gather the themes, and let the differences stand.' },
}
