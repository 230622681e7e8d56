import type { Tx } from '#platform/database/acting'
import { open, openMany, seal } from '#platform/sealing'
import type { Answers, ApplicationState } from './application.ts'

type New = { id: string; groupId: string; clinicianId: string; answers: Answers; at: Temporal.Instant }

/** Adds an application; false when one waits already or the id exists. */
export async function addApplication(tx: Tx, a: New): Promise<boolean> {
  const sealed = await seal(tx, a.clinicianId, 'application.answers', a.id, JSON.stringify(a.answers))
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('application')
    .values({
      id: a.id,
      group_id: a.groupId,
      clinician_id: a.clinicianId,
      sealed_answers: sealed,
      state: 'waiting',
      made_at: a.at,
    })
    .onConflict((key) => key.doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/**
 * An application's state and dates, without its answers; undefined for who neither wrote it nor facilitates the group.
 */
export function applicationOf(tx: Tx, id: string) {
  return tx
    .selectFrom('application')
    .select([
      'id',
      'group_id as groupId',
      'clinician_id as clinicianId',
      'state',
      'made_at as madeAt',
      'decided_at as decidedAt',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * Applications a group has to decide on, the oldest first, with what the card of the person shows. `answers` is
 * undefined once the key they were sealed with is gone.
 */
export async function waitingIn(tx: Tx, groupId: string) {
  const rows = await tx
    .selectFrom('application as a')
    .innerJoin('clinician as c', 'c.id', 'a.clinician_id')
    .select([
      'a.id',
      'a.clinician_id as clinicianId',
      'c.name',
      'c.credential',
      'c.family',
      'c.approaches',
      'c.specialties',
      'c.practicing_since as practicingSince',
      'c.zone',
      'a.made_at as madeAt',
      'a.sealed_answers as sealed',
    ])
    .where('a.group_id', '=', groupId)
    .where('a.state', '=', 'waiting')
    .orderBy('a.made_at')
    .execute()
  const texts = await openMany(
    tx,
    rows.map((r) => ({
      keyId: r.clinicianId,
      purpose: 'application.answers',
      rowId: r.id,
      sealed: r.sealed,
    })),
  )
  return rows.map(({ sealed, ...row }, index) => ({
    ...row,
    answers: texts[index] === undefined ? undefined : (JSON.parse(texts[index]) as Answers),
  }))
}

/** How many wait, by group, in groups one facilitates. */
export function waitingCounts(tx: Tx, groupIds: readonly string[]) {
  if (groupIds.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('application')
    .select(['group_id as groupId', ({ fn }) => fn.countAll<number>().as('waiting')])
    .where('group_id', 'in', [...groupIds])
    .where('state', '=', 'waiting')
    .groupBy('group_id')
    .execute()
}

/**
 * Everything one applied for, newest first. `groupName` is null where the group is out of sight, `answers` undefined
 * once they were destroyed; `words`, those of the decision, are empty where there are none.
 */
export async function ownApplications(tx: Tx, clinicianId: string) {
  const rows = await tx
    .selectFrom('application as a')
    .leftJoin('charter', 'charter.group_id', 'a.group_id')
    .select([
      'a.id',
      'a.group_id as groupId',
      'charter.name as groupName',
      'a.state',
      'a.made_at as madeAt',
      'a.decided_at as decidedAt',
      'a.sealed_words as words',
      'a.sealed_answers as sealed',
    ])
    .where('a.clinician_id', '=', clinicianId)
    .orderBy('a.made_at', 'desc')
    .execute()
  return Promise.all(
    rows.map(async ({ words, sealed, ...row }) => ({
      ...row,
      words: (await open(tx, clinicianId, 'application.words', row.id, words)) ?? '',
      answers: parsed(await open(tx, clinicianId, 'application.answers', row.id, sealed)),
    })),
  )
}

const parsed = (text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as Answers))

/** Decides a waiting application; false when it was decided before. */
export async function decide(
  tx: Tx,
  id: string,
  clinicianId: string,
  state: ApplicationState,
  words: string,
  by: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const sealedWords = words === '' ? null : await seal(tx, clinicianId, 'application.words', id, words)
  const { numUpdatedRows } = await tx
    .updateTable('application')
    .set({ state, decided_at: at, decided_by: by, sealed_words: sealedWords })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Destroys the answers; the bare fact of the application stays with the person. */
export async function destroyAnswers(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('application')
    .set({ sealed_answers: null, sealed_words: null })
    .where('id', '=', id)
    .execute()
}
