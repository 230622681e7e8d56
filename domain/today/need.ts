import type { Answer } from '#domain/answers/choices'
import type { Standing, WithSteward } from '#domain/licenses/standing'

/** One thing that needs a person, with what its sentence and its one button need. */
export type Need =
  | { kind: 'profile' }
  | { kind: 'license'; standing: Exclude<Standing, 'verified' | WithSteward> }
  | { kind: 'name-asked' }
  | { kind: 'license-soon'; expiresOn: string }
  | { kind: 'week' }
  | { kind: 'invitation'; groupId: string; groupName: string; expiresAt: string }
  | {
      kind: 'sign'
      groupId: string
      groupName: string
      isFirst: boolean
      holdsFrom: string
      zone: string
      isLate: boolean
    }
  | { kind: 'vouch'; groupId: string; groupName: string; clinicianId: string; name: string }
  | { kind: 'turn-lost'; groupId: string; startsAt: string }
  | { kind: 'case'; groupId: string; meetingId: string; startsAt: string; draftId: string | null }
  | { kind: 'answer-again'; meetingId: string; groupName: string; startsAt: string; earlier: Answer }
  | { kind: 'read'; caseId: string; title: string; presenter: string; startsAt: string }
  | { kind: 'applications'; groupId: string; groupName: string; count: number }
  | { kind: 'take-away'; caseId: string; startsAt: string; zone: string }
  | { kind: 'follow-up'; caseId: string; text: string; madeAt: string }
  | { kind: 'evaluation'; meetingId: string; startsAt: string; zone: string; dueAt: string }
  | { kind: 'document'; meetingId: string; startsAt: string; zone: string; isCertificate: boolean }
  | { kind: 'dates'; groupId: string; groupName: string }
  | { kind: 'term'; groupId: string; groupName: string; endsOn: string; isOver: boolean }
  | { kind: 'group-draft'; groupId: string; groupName: string; finishedSteps: number }
  | { kind: 'desk'; count: number }
  | { kind: 'renamed'; count: number }

/**
 * In which order needs stand: what keeps a door shut, then what others wait for before a meeting, then what is due,
 * then what can wait. The kinds are the whole list, so a new one has to find its place.
 */
const ORDER: Record<Need['kind'], number> = {
  profile: 0,
  license: 1,
  sign: 2,
  invitation: 3,
  vouch: 4,
  'turn-lost': 5,
  case: 6,
  'answer-again': 7,
  read: 8,
  applications: 9,
  'name-asked': 10,
  desk: 11,
  renamed: 12,
  'take-away': 13,
  'follow-up': 14,
  evaluation: 15,
  document: 16,
  dates: 17,
  term: 18,
  'group-draft': 19,
  'license-soon': 20,
  week: 21,
}

/** Needs as Today lists them: by kind, the most pressing first, and within one by date. */
export function inOrder(needs: readonly Need[]): Need[] {
  return needs.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind] || dateOf(a).localeCompare(dateOf(b)))
}

/** What is sooner comes first among needs of one kind. */
function dateOf(need: Need): string {
  if ('dueAt' in need) return need.dueAt
  if ('startsAt' in need) return need.startsAt
  if ('holdsFrom' in need) return need.holdsFrom
  return 'madeAt' in need ? need.madeAt : ''
}

/** Which greeting fits the hour on the reader's own clock. */
export function partOfDay(now: Temporal.Instant, zone: string): 'morning' | 'afternoon' | 'evening' {
  const { hour } = now.toZonedDateTimeISO(zone)
  if (hour < 4 || hour >= 18) return 'evening'
  return hour < 12 ? 'morning' : 'afternoon'
}
