import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import type { Attended, Category, Policy } from './policy.ts'

const columns = [
  'id',
  'title',
  'provider_name as providerName',
  'provider_number as providerNumber',
  'approval_sentence as approvalSentence',
  'unit_name as unitName',
  'unit_minutes as unitMinutes',
  'increment_percent as incrementPercent',
  'rounding',
  'min_presence_minutes as minPresenceMinutes',
  'min_presence_percent as minPresencePercent',
  'counts',
  'category',
  'group_min as groupMin',
  'group_max as groupMax',
  'evaluation_required as evaluationRequired',
  'evaluation_days as evaluationDays',
  'objectives',
  'signer_name as signerName',
  'signer_title as signerTitle',
  'source',
  'valid_from as validFrom',
  'valid_to as validTo',
  'confirmed_on as confirmedOn',
  'changed_at as changedAt',
] as const

type Enums = 'rounding' | 'counts' | 'category'
const asPolicy = (row: Omit<Policy, Enums> & Record<Enums, string>): Policy => ({
  ...row,
  rounding: row.rounding as Policy['rounding'],
  counts: row.counts as Policy['counts'],
  category: row.category as Category,
})

/** Every policy there was, the newest validity first. */
export async function policies(tx: Tx): Promise<Policy[]> {
  const rows = await tx
    .selectFrom('credit_policy')
    .select(columns)
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(asPolicy)
}

/** A policy, also one whose validity is over; undefined when there is none of this id. */
export async function policyById(tx: Tx, id: string): Promise<Policy | undefined> {
  const row = await tx.selectFrom('credit_policy').select(columns).where('id', '=', id).executeTakeFirst()
  return row && asPolicy(row)
}

const rowOf = (policy: Policy) => ({
  title: policy.title,
  provider_name: policy.providerName,
  provider_number: policy.providerNumber,
  approval_sentence: policy.approvalSentence,
  unit_name: policy.unitName,
  unit_minutes: policy.unitMinutes,
  increment_percent: policy.incrementPercent,
  rounding: policy.rounding,
  min_presence_minutes: policy.minPresenceMinutes,
  min_presence_percent: policy.minPresencePercent,
  counts: policy.counts,
  category: policy.category,
  group_min: policy.groupMin,
  group_max: policy.groupMax,
  evaluation_required: policy.evaluationRequired,
  evaluation_days: policy.evaluationDays,
  objectives: policy.objectives,
  signer_name: policy.signerName,
  signer_title: policy.signerTitle,
  source: policy.source,
  valid_from: policy.validFrom,
  valid_to: policy.validTo,
  confirmed_on: policy.confirmedOn,
  changed_at: policy.changedAt,
})

/** False when a policy of this id was there before. */
export async function addPolicy(tx: Tx, policy: Policy, confirmedBy: string | null): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('credit_policy')
    .values({ id: policy.id, made_at: policy.changedAt, confirmed_by: confirmedBy, ...rowOf(policy) })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** False when it is no longer as it was changed at `seen`. `confirmedBy`: left out, who confirmed it stays. */
export async function changePolicy(
  tx: Tx,
  policy: Policy,
  confirmedBy: string | null | undefined,
  seen: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows: changed } = await tx
    .updateTable('credit_policy')
    .set(rowOf(policy))
    .set({ confirmed_by: confirmedBy })
    .where('id', '=', policy.id)
    .where('changed_at', '=', seen)
    .executeTakeFirstOrThrow()
  return changed === 1n
}

/** A meeting one was at, with what a document says about it. The group's id only. */
export type AttendedMeeting = Omit<Attended, 'evaluatedAt'> & {
  meetingId: string
  groupId: string
  endsAt: Temporal.Instant
  place: string
  area: string
  /** Who led it, and was there. */
  facilitators: { name: string; credential: string }[]
}

/** Meetings the acting clinician was at and that are over, newest first; also of groups left since. */
export async function ownAttendedMeetings(tx: Tx): Promise<AttendedMeeting[]> {
  const { rows } = await sql<AttendedMeeting>`
    select meeting_id as "meetingId", group_id as "groupId", starts_at as "startsAt", ends_at as "endsAt", zone, minutes,
      minutes_present as "minutesPresent", presenting_minutes as "presentingMinutes", people_present as "peoplePresent",
      place, area, facilitators
    from my_attended_meetings() order by starts_at desc, meeting_id`.execute(tx)
  return rows
}

export type MeetingToCredit = AttendedMeeting & { evaluatedAt: Temporal.Instant | null; documented: string[] }

/** Those of them that some policy could still give a document for; `documented`: the policies that gave one. */
export async function ownMeetingsToCredit(tx: Tx): Promise<MeetingToCredit[]> {
  const { rows } = await sql<MeetingToCredit>`
    select meeting_id as "meetingId", group_id as "groupId", starts_at as "startsAt", ends_at as "endsAt", zone, minutes,
      minutes_present as "minutesPresent", presenting_minutes as "presentingMinutes", people_present as "peoplePresent",
      place, area, facilitators,
      evaluated_at as "evaluatedAt", documented
    from my_meetings_to_credit() order by starts_at desc, meeting_id`.execute(tx)
  return rows
}
