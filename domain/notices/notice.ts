import { z } from 'zod'

/**
 * What Today tells of what happened. What else is told (an agreement to sign, an application, a follow-up) stands among
 * what needs one, until it is done.
 */
export const newsKinds = [
  'response-written',
  'note-offered',
  'case-shared',
  'someone-stepped-out',
  'member-left',
  'made-facilitator',
  'made-member',
  'vouched-for',
  'certificate-revoked',
  'license-verified',
  'license-reinstated',
  'license-renamed',
  'license-suspended',
  'license-declined',
  'license-asked',
  'license-name-asked',
  'application-declined',
  'application-closed',
  'offer-over',
  'offer-declined',
  'meeting-moved',
  'meeting-cancelled',
  'meeting-back',
  'schedule-changed',
  'attendance-corrected',
  'term-renewed',
  'group-ended',
] as const
export type NewsKind = (typeof newsKinds)[number]

export type Notice = {
  id: string
  kind: NewsKind
  madeAt: Temporal.Instant
  caseId: string | null
  groupId: string | null
  certificateId: string | null
  meetingId: string | null
  /** When that meeting is. */
  startsAt: Temporal.Instant | null
  /** When it was before it was moved. */
  movedFrom: Temporal.Instant | null
  /** Of the group it is about; null when that is out of one's sight. */
  groupName: string | null
  /** Who presents that case. */
  presenter: string | null
}

/** Several notices of one kind about one thing, told in one sentence. `madeAt`: of the newest, ISO. */
export type News = Omit<Notice, 'id' | 'madeAt' | 'startsAt' | 'movedFrom'> & {
  ids: string[]
  madeAt: string
  startsAt: string | null
  movedFrom: string | null
}

export const MarkSeen = z.object({ noticeId: z.array(z.uuid()).min(1).max(200) })
export type MarkSeen = z.infer<typeof MarkSeen>

const ofDates: readonly NewsKind[] = ['meeting-moved', 'meeting-cancelled', 'meeting-back']

/**
 * Notices, the newest first, as they are told: those of one kind about the same case, group or document together, cases
 * shared by their group; of what became of a meeting only the newest. Several cases together are none of them (`caseId`).
 */
export function newsFrom(notices: readonly Notice[]): News[] {
  const about = ({ kind, caseId, groupId, certificateId, meetingId }: Notice) =>
    kind === 'case-shared'
      ? `${kind} ${groupId ?? caseId}`
      : [ofDates.includes(kind) ? 'dates' : kind, certificateId ?? caseId ?? meetingId ?? groupId].join(' ')
  return [...Map.groupBy(notices, about).values()].map((same) => {
    const { id: _, ...newest } = same[0]!
    const startsAt = newest.startsAt?.toString() ?? null
    const movedFrom = newest.movedFrom?.toString() ?? null
    const caseId = same.every((one) => one.caseId === newest.caseId) ? newest.caseId : null
    return {
      ...newest,
      caseId,
      startsAt,
      movedFrom,
      madeAt: newest.madeAt.toString(),
      ids: same.map(({ id }) => id),
    }
  })
}
