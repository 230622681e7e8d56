import type { Tx } from '#platform/database/acting'
import type { AnswerRow } from './answer.ts'
import type { Answer } from './choices.ts'

/** How members answered, by meeting; who has not answered is missing. */
export async function answersTo(tx: Tx, meetingIds: readonly string[]): Promise<AnswerRow[]> {
  if (meetingIds.length === 0) return []
  const rows = await tx
    .selectFrom('meeting_answer')
    .select(['meeting_id as meetingId', 'clinician_id as clinicianId', 'answer'])
    .where('meeting_id', 'in', meetingIds)
    .execute()
  return rows.map((row) => ({ ...row, answer: row.answer as Answer }))
}

type NewAnswer = AnswerRow & { groupId: string; answeredAt: Temporal.Instant }

const insertOf = (tx: Tx, row: NewAnswer) =>
  tx.insertInto('meeting_answer').values({
    meeting_id: row.meetingId,
    clinician_id: row.clinicianId,
    group_id: row.groupId,
    answer: row.answer,
    answered_at: row.answeredAt,
  })

/** Writes a member's first answer; one given before stands. */
export async function addAnswer(tx: Tx, row: NewAnswer): Promise<void> {
  await insertOf(tx, row)
    .onConflict((key) => key.columns(['meeting_id', 'clinician_id']).doNothing())
    .execute()
}

/** Writes a member's answer over the one before. */
export async function setAnswer(tx: Tx, row: NewAnswer): Promise<void> {
  await insertOf(tx, row)
    .onConflict((key) =>
      key
        .columns(['meeting_id', 'clinician_id'])
        .doUpdateSet({ answer: row.answer, answered_at: row.answeredAt }),
    )
    .execute()
}
