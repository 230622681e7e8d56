import { theNetwork } from '#domain/network/reads'
import { requireSteward } from '#domain/stewards/reads'
import type { Acting } from '#platform/database/acting'
import { NotFound } from '#platform/refusals'
import { type Attended, dayOf, documentKind, evaluationDueAt, isInForce, type Policy } from './policy.ts'
import * as store from './store.ts'

export type { AttendedMeeting } from './store.ts'

/** All policies, the newest validity first. */
export const policies = ({ tx }: Acting): Promise<Policy[]> => store.policies(tx)

/** A policy, also one whose validity is over; undefined when there is none of this id. */
export const policyById = ({ tx }: Acting, id: string): Promise<Policy | undefined> =>
  store.policyById(tx, id)

/** Policies that hold for a meeting, by its date where it was planned. */
export function policiesFor(all: readonly Policy[], meeting: Pick<Attended, 'startsAt' | 'zone'>): Policy[] {
  return all.filter((policy) => isInForce(policy, dayOf(meeting)))
}

/** Meetings one was at that are over, newest first; also of groups one has left. */
export const attendedMeetings = ({ tx }: Acting): Promise<store.AttendedMeeting[]> =>
  store.ownAttendedMeetings(tx)

/** Those of them that some policy could still give a document for. */
export const meetingsToCredit = ({ tx }: Acting): Promise<store.MeetingToCredit[]> =>
  store.ownMeetingsToCredit(tx)

/** One of the meetings one was at; undefined for one that is not over yet, or where one was not. */
export async function attendedMeeting(
  acting: Acting,
  meetingId: string,
): Promise<store.AttendedMeeting | undefined> {
  return (await attendedMeetings(acting)).find((meeting) => meeting.meetingId === meetingId)
}

/** Until when an evaluation of this meeting is taken: the longest any policy in force allows; 30 days without one. */
export function evaluationOpenUntil(
  all: readonly Policy[],
  meeting: Pick<Attended, 'startsAt' | 'zone'>,
): Temporal.Instant {
  const days = policiesFor(all, meeting).map((policy) => policy.evaluationDays)
  return evaluationDueAt({ evaluationDays: days.length > 0 ? Math.max(...days) : 30 }, meeting)
}

/**
 * The policies as a steward's page shows and edits them, days and instants as text; `today` is the network's day.
 * Refuses: NotFound for others.
 */
export async function policiesToKeep(acting: Acting) {
  await requireSteward(acting)
  const [all, network] = await Promise.all([policies(acting), theNetwork(acting)])
  if (!network) throw new NotFound()
  const today = acting.now.toZonedDateTimeISO(network.homeZone).toPlainDate().toString()
  return { today, policies: all.map(asText) }
}

function asText(policy: Policy) {
  return {
    ...policy,
    kind: documentKind(policy),
    objectives: policy.objectives.join('\n'),
    validFrom: policy.validFrom.toString(),
    validTo: policy.validTo?.toString() ?? '',
    confirmedOn: policy.confirmedOn?.toString() ?? '',
    changedAt: policy.changedAt.toString(),
  }
}
export type PolicyToKeep = ReturnType<typeof asText>

/** What a policy's form shows, by the names of its fields. */
export function policyAsTyped(policy: Omit<PolicyToKeep, 'kind'>) {
  const { id: _id, changedAt: _changedAt, ...fields } = policy
  return fields
}

/** The same of a policy as it is kept; empty where there is none of this id. Refuses: NotFound for who is no steward. */
export async function policyAsKept(acting: Acting, { policyId }: { policyId: string }) {
  await requireSteward(acting)
  const policy = await store.policyById(acting.tx, policyId)
  if (!policy) return {}
  const { kind: _kind, ...shown } = asText(policy)
  return policyAsTyped(shown)
}
