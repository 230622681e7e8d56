import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { open, seal } from '#platform/sealing'
import { type Answers, answersFrom, answersToSeal, type EvaluateMeeting } from './evaluation.ts'

const PURPOSE = 'evaluation.answers'

/** When the acting clinician first evaluated which meeting. */
export function ownEvaluationTimes(
  tx: Tx,
  clinicianId: string,
): Promise<{ meetingId: string; madeAt: Temporal.Instant }[]> {
  return tx
    .selectFrom('evaluation')
    .select(['meeting_id as meetingId', 'made_at as madeAt'])
    .where('clinician_id', '=', clinicianId)
    .execute()
}

type Own = { id: string; meetingId: string; madeAt: Temporal.Instant; answers: Answers | undefined }

/** One's own evaluations, opened; without answers where the key was destroyed. */
export async function ownEvaluations(tx: Tx, clinicianId: string, meetingId?: string): Promise<Own[]> {
  let query = tx
    .selectFrom('evaluation')
    .select(['id', 'meeting_id as meetingId', 'made_at as madeAt', 'sealed'])
    .where('clinician_id', '=', clinicianId)
  if (meetingId) query = query.where('meeting_id', '=', meetingId)
  const rows = await query.orderBy('made_at', 'desc').execute()
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => {
      const opened = await open(tx, clinicianId, PURPOSE, row.id, sealed)
      return { ...row, answers: opened === undefined ? undefined : answersFrom(opened) }
    }),
  )
}

/** Adds or replaces one's evaluation of a meeting; when it was first made stays. */
export async function keepEvaluation(
  tx: Tx,
  row: { id: string; groupId: string; clinicianId: string; at: Temporal.Instant },
  input: EvaluateMeeting,
): Promise<void> {
  const sealed = await seal(tx, row.clinicianId, PURPOSE, row.id, answersToSeal(input))
  // The same form twice at one moment meets in its id as well, which the conflict below does not look at.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${input.meetingId} ${row.clinicianId}`}, 12))`.execute(
    tx,
  )
  await tx
    .insertInto('evaluation')
    .values({
      id: row.id,
      meeting_id: input.meetingId,
      clinician_id: row.clinicianId,
      group_id: row.groupId,
      sealed,
      made_at: row.at,
    })
    .onConflict((key) => key.columns(['meeting_id', 'clinician_id']).doUpdateSet({ id: row.id, sealed }))
    .execute()
}
