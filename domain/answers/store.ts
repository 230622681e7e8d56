import type { Tx } from '#platform/database/acting'
import type { AnswerRow, GivenAnswer } from './answer.ts'
import type { Answer } from './choices.ts'

/** How members answered, by meeting, also for an hour it has no more; who has not answered is missing. */
export async function answersTo(tx: Tx, meetingIds: readonly string[]): Promise<GivenAnswer[]> {
  if (meetingIds.length === 0) return []
  const rows = await tx
    .selectFrom('meeting_answer as a')
    .innerJoin('meeting as m', 'm.id', 'a.meeting_id')
    .select(['a.meeting_id as meetingId', 'a.clinician_id as clinicianId', 'a.answer'])
    .select(({ eb }) => eb('a.for_start', '=', eb.ref('m.starts_at')).$castTo<boolean>().as('holds'))
    .where('a.meeting_id', 'in', meetingIds)
    .execute()
  return rows.map((row) => ({ ...row, answer: row.answer as Answer }))
}

type NewAnswer = AnswerRow & { groupId: string; answeredAt: Temporal.Instant; forStart: Temporal.Instant }

const insertOf = (tx: Tx, row: NewAnswer) =>
  tx.insertInto('meeting_answer').values({
    meeting_id: row.meetingId,
    clinician_id: row.clinicianId,
    group_id: row.groupId,
    answer: row.answer,
    answered_at: row.answeredAt,
    for_start: row.forStart,
  })

const values = ({ answer, answeredAt, forStart }: NewAnswer) => ({
  answer,
  answered_at: answeredAt,
  for_start: forStart,
})

/** Writes a member's first answer for the hour it has; one given for that hour stands. */
export async function addAnswer(tx: Tx, row: NewAnswer): Promise<void> {
  await insertOf(tx, row)
    .onConflict((key) =>
      key
        .columns(['meeting_id', 'clinician_id'])
        .doUpdateSet(values(row))
        .where('meeting_answer.for_start', '<>', row.forStart),
    )
    .execute()
}

/** Writes a member's answer over the one before. */
export async function setAnswer(tx: Tx, row: NewAnswer): Promise<void> {
  await insertOf(tx, row)
    .onConflict((key) => key.columns(['meeting_id', 'clinician_id']).doUpdateSet(values(row)))
    .execute()
}
