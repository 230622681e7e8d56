import type { NewsKind } from '#domain/notices/notice'
import { counted } from './formats.ts'

/** How often it happened, in which group, whose case it is, and when the meeting is that it is about, and was before. */
type NewsOf = {
  count: number
  group: string | null
  presenter: string | null
  when: string
  was: string | undefined
}
type NewsWords = (of: NewsOf) => string

/** A group that is out of the reader's sight has no name. */
const named = (group: string | null) => group ?? 'your group'

/** Today: what is next, what needs you. Each need has a mark, a sentence, a line more, and a button that finishes it. */
export const today = {
  title: 'Today',
  greeting: {
    morning: (name: string) => `Good morning, ${name}`,
    afternoon: (name: string) => `Good afternoon, ${name}`,
    evening: (name: string) => `Good evening, ${name}`,
  },
  next: {
    now: 'Now',
    room: 'Go to the room',
    agenda: 'Agenda',
    see: 'See the meeting',
    shut: 'Closed to you for now.',
    presentsYou: (title: string | null) => (title ? `You present “${title}”.` : 'You present.'),
    presents: (name: string, title: string | null) =>
      title ? `${name} presents “${title}”.` : `${name} presents.`,
    nobody: 'Nobody presents yet.',
    youFacilitate: 'you facilitate',
    youKeepTime: 'you keep time',
    facilitates: (name: string) => `${name} facilitates`,
    keepsTime: (name: string) => `${name} keeps time`,
    counts: (coming: number, maybe: number) =>
      maybe ? `${coming} coming, ${maybe} maybe` : `${coming} coming`,
    noAnswers: 'No answers yet',
    come: 'Will you come?',
    none: 'No meeting in the coming weeks',
    noneWords: 'Your groups have no dates ahead.',
  },
  needs: {
    title: 'Needs you',
    none: 'Nothing needs you',
    noneWords: {
      morning: 'Enjoy your morning.',
      afternoon: 'Enjoy your afternoon.',
      evening: 'Enjoy your evening.',
    },
    noneNext: 'Until your meeting there is nothing to do.',
  },
  news: {
    title: 'New for you',
    seen: 'I have seen this',
    seenAll: 'I have seen all of this',
    words: {
      'response-written': ({ count, group }) =>
        count === 1
          ? `A colleague responded to your case in ${named(group)}`
          : `${counted(count, 'response', 'responses')} to your case in ${named(group)}`,
      'note-offered': ({ count, group }) =>
        count === 1
          ? `A note was offered to you in ${named(group)}`
          : `${counted(count, 'note', 'notes')} were offered to you in ${named(group)}`,
      'case-shared': ({ count, group, presenter }) =>
        count === 1
          ? `${presenter ?? 'A colleague'} shared a case in ${named(group)}`
          : `${counted(count, 'case was', 'cases were')} shared in ${named(group)}`,
      'someone-stepped-out': ({ count, group }) =>
        `${count === 1 ? 'One person' : counted(count, 'person', 'people')} stepped out of your case in ${named(group)}`,
      'member-left': ({ count, group }) =>
        `${count === 1 ? 'A member' : counted(count, 'member', 'members')} left ${named(group)}`,
      'made-facilitator': ({ group }) => `You became facilitator of ${named(group)}`,
      'made-member': ({ group }) => `You are a member of ${named(group)}, no longer its facilitator`,
      'vouched-for': ({ group }) => `You were vouched for in ${named(group)}`,
      'certificate-revoked': () => 'A document of yours was revoked',
      'license-verified': () => 'Your license was verified',
      'license-reinstated': () => 'Your license is good again',
      'license-renamed': () => 'Your new name or credential was accepted',
      'license-suspended': () => 'Your license was suspended',
      'license-declined': () => 'Your license was declined',
      'license-asked': () => 'A steward asked about your license',
      'license-name-asked': () => 'A steward asked about your new name or credential',
      'application-declined': ({ group }) =>
        group ? `${group} declined your application` : 'A group declined your application',
      'application-closed': () => 'A group you applied to has ended before it could answer you',
      'offer-over': ({ group }) =>
        `${group ?? 'A group'} has ended: the seat it offered you cannot be taken any more`,
      'offer-declined': ({ count, group }) =>
        count === 1
          ? `A seat offered in ${named(group)} was declined; it is free again`
          : `${counted(count, 'offered seat was', 'offered seats were')} declined in ${named(group)}; they are free again`,
      'meeting-moved': ({ group, when, was }) =>
        `A meeting of ${named(group)} was moved${was ? ` from ${was}` : ''}: it is now ${when}`,
      'meeting-cancelled': ({ group, when }) => `The meeting of ${named(group)} on ${when} was canceled`,
      'meeting-back': ({ group, when }) => `The meeting of ${named(group)} on ${when} is back on`,
      'schedule-changed': ({ group }) => `The dates of ${named(group)} changed`,
      'term-renewed': ({ group }) =>
        group ? `${group} goes on for another term` : 'Your group goes on for another term',
      'group-ended': ({ group }) => `A facilitator ended ${named(group)}`,
      'attendance-corrected': ({ group }) => `A facilitator of ${named(group)} corrected your minutes`,
    } satisfies Record<NewsKind, NewsWords> as Record<NewsKind, NewsWords>,
  },
  need: {
    profile: {
      mark: 'Profile',
      words: 'Say who you are as a clinician',
      more: 'One sitting, about three minutes. Groups need it to know you.',
      button: 'Write your profile',
    },
    license: {
      mark: 'License',
      words: {
        missing: 'Your license is missing',
        asked: 'A steward has a question about your license',
        declined: 'Your license was not accepted',
        expired: 'Your license has expired',
        suspended: 'Your license is suspended',
        'renewal-asked': 'A steward has a question about the renewal of your license',
        'renewal-declined': 'The renewal of your license was not accepted',
      },
      more: {
        missing: 'Until it is verified you can look around and draft a group, not enter one.',
        asked: 'Answer it, and the check goes on.',
        declined: 'The reason is given there. You can send it again.',
        expired: 'Your seats are kept. You can enter again once the renewal is checked.',
        suspended: 'Your seats are kept, and your groups are closed to you. The reason is given there.',
        'renewal-asked':
          'Your license has expired; your seats are kept. Answer the question, and the check goes on.',
        'renewal-declined':
          'Your license has expired, and your groups are closed to you. The reason is given there, and you can send it again.',
      },
      button: 'See your license',
    },
    'name-asked': {
      mark: 'License',
      words: 'A steward has a question about your new name or credential',
      more: 'Your license stays verified, and your groups stay open. Answer in words.',
      button: 'Read and answer',
    },
    'license-soon': {
      mark: 'License',
      words: (day: string) => `Your license expires on ${day}`,
      more: 'Enter the new date once you have renewed it, and your groups stay open to you.',
      button: 'Enter the new date',
    },
    week: {
      mark: 'Your week',
      words: 'Mark the hours you are free',
      more: 'Groups are ranked by them. Nobody but you sees your week.',
      button: 'Mark hours',
    },
    invitation: {
      mark: 'Invited',
      words: (group: string) => `You are invited to ${group}`,
      more: (day: string) => `The invitation is good until ${day}.`,
      button: 'Take a look',
    },
    sign: {
      mark: 'Sign',
      first: (group: string) => `A seat in ${group} is yours once you sign`,
      firstMore: 'Read the agreement and sign it with your name.',
      changed: (group: string) => `The confidentiality agreement of ${group} changed`,
      late: 'Sign it, and you can enter again.',
      soon: (day: string) => `It takes effect on ${day}. Sign before then to keep access to cases.`,
      button: 'Review',
    },
    vouch: {
      mark: 'Vouch',
      words: (name: string) => `${name}’s sign-in was reset by a steward`,
      more: (group: string) => `Confirm that it is the person ${group} knows. Call or ask in person.`,
      button: 'Vouch',
    },
    'turn-lost': {
      mark: 'Turn',
      words: (day: string) => `You were to present on ${day}, which was canceled`,
      more: 'Your turn is kept: move it to another meeting.',
      button: 'Move it',
    },
    case: {
      mark: 'Present',
      words: (day: string) => `You present on ${day}`,
      begun: 'Your draft is waiting. Share it, so that the others can read it before the meeting.',
      notBegun: 'One consult question and the case in a few paragraphs.',
      write: 'Write the case',
      goOn: 'Keep writing',
    },
    'answer-again': {
      mark: 'Moved',
      words: (group: string, day: string) => `A meeting of ${group} is now on ${day}: will you come?`,
      button: 'Answer',
    },
    read: {
      mark: 'Read',
      words: (presenter: string, title: string) => `${presenter}: “${title}”`,
      more: (day: string) => `For your meeting on ${day}.`,
      button: 'Read',
    },
    applications: {
      mark: 'Decide',
      words: (count: number, group: string) =>
        `${counted(count, 'person', 'people')} would like to join ${group}`,
      more: 'Someone is waiting for your answer.',
      button: 'Read and decide',
    },
    desk: {
      mark: 'Desk',
      words: (count: number) => counted(count, 'license is waiting for you', 'licenses are waiting for you'),
      more: 'Until then, these clinicians cannot enter a group.',
      button: 'Check',
    },
    renamed: {
      mark: 'Desk',
      words: (count: number) =>
        counted(
          count,
          'verified person has a new name or credential',
          'verified people have new names or credentials',
        ),
      more: 'Until a steward has looked, documents carry what was verified.',
      button: 'Look',
    },
    'take-away': {
      mark: 'Take away',
      words: (day: string) => `You presented on ${day}. What will you try?`,
      more: 'One sentence is enough. You choose when to be asked what came of it.',
      button: 'Write',
    },
    'follow-up': {
      mark: 'Follow up',
      words: 'What came of your consult?',
      more: (text: string) => `You planned: ${text}`,
      button: 'Write',
    },
    evaluation: {
      mark: 'Credit',
      words: (day: string) => `Your document for ${day} is one evaluation away`,
      more: (day: string) => `Five questions, about two minutes. Open until ${day}.`,
      button: 'Evaluate',
    },
    document: {
      mark: 'Credit',
      record: (day: string) => `Your record of attendance for ${day} is ready`,
      certificate: (day: string) => `Your certificate for ${day} is ready`,
      more: 'Make it once, and keep it as long as you like.',
      button: 'Get it',
    },
    dates: {
      mark: 'Dates',
      words: (group: string) => `${group} has no dates yet`,
      more: 'Set a series once; everyone sees it in their own time.',
      button: 'Set dates',
    },
    term: {
      mark: 'Term',
      words: (group: string, day: string, isOver: boolean) =>
        isOver ? `The term of ${group} ended on ${day}` : `The term of ${group} ends on ${day}`,
      more: 'Go on, change something, or end it? Ask your group, then decide.',
      button: 'Decide',
    },
    'group-draft': {
      mark: 'A draft',
      words: (group: string) => `You began planning ${group}`,
      unnamed: 'You began planning a group',
      more: (finished: number) => `${finished} of 6 decisions made. Nobody else sees it until you open it.`,
      button: 'Continue',
    },
  },
  groups: {
    seats: (taken: number, all: number) => `${taken} of ${all} seats taken`,
    title: 'Your groups',
    find: 'Find another',
    offered: 'Offered to you',
    draft: 'A draft',
    term: (day: string, isOver: boolean) => (isOver ? `Term ended on ${day}` : `Term ends on ${day}`),
  },
  first: {
    title: 'Your first group',
    words: 'Find a group that fits your week and your work, or start the one you are missing.',
    find: 'Find a group',
    start: 'Start a group',
  },
  afterwards: 'Afterwards',
  all: 'All meetings',
  waiting: {
    title: 'Waiting',
    license: {
      waiting:
        'Your license is being checked. You will hear of it here. Until then you can look around and draft a group.',
      'renewal-waiting':
        'Your license has expired, and the renewal is being checked. You will hear of it here. Your seats are kept, and your groups open again as soon as it is verified.',
    },
    applied: (group: string) => `${group} has your application.`,
  },
}
