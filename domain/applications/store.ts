import { type Selectable, sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import type { DB } from '#platform/database/tables.generated'
import { newId } from '#platform/identifiers'
import { keysFor, makeKey } from '#platform/keyring'
import { open, openMany, seal } from '#platform/sealing'
import type { Answers, ApplicationState } from './application.ts'

type New = {
  id: string
  keyId: string
  groupId: string
  clinicianId: string
  answers: Answers
  at: Temporal.Instant
}

/**
 * Adds an application, sealed under a key of its own (made before), once changes of its group that are under way are done;
 * false when one waits already, the id exists, or the group is open no more.
 */
export async function addApplication(tx: Tx, a: New): Promise<boolean> {
  const sealed = await seal(tx, a.keyId, 'application.answers', a.id, JSON.stringify(a.answers))
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('application')
    .values({
      id: a.id,
      group_id: a.groupId,
      clinician_id: a.clinicianId,
      sealed_answers: sealed,
      key_id: a.keyId,
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
      'decided_by as decidedBy',
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
      'a.key_id as keyId',
    ])
    .where('a.group_id', '=', groupId)
    .where('a.state', '=', 'waiting')
    .orderBy('a.made_at')
    .execute()
  const texts = await openMany(
    tx,
    rows.map((r) => ({
      keyId: r.keyId ?? r.clinicianId,
      purpose: 'application.answers',
      rowId: r.id,
      sealed: r.sealed,
    })),
  )
  return rows.map(({ sealed, keyId: _, ...row }, index) => ({
    ...row,
    answers: texts[index] === undefined ? undefined : (JSON.parse(texts[index]) as Answers),
  }))
}

/** Closes the applications that wait for a group which has ended: their ids and whose they are. None for who has not its office. */
export async function closeWaiting(tx: Tx, groupId: string) {
  const { rows } = await sql<{ id: string; clinicianId: string }>`
    select id, clinician_id as "clinicianId" from close_applications(${groupId})`.execute(tx)
  return rows
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

/** The groups one's applications wait in for an answer, as `ownApplications` names them, without a word of the answers. */
export function ownWaiting(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('application as a')
    .leftJoin('charter', 'charter.group_id', 'a.group_id')
    .select(['a.group_id as groupId', 'charter.name as groupName'])
    .where('a.clinician_id', '=', clinicianId)
    .where('a.state', '=', 'waiting')
    .where('a.group_id', 'not in', sql<string>`(select my_unvouched_groups())`)
    .orderBy('a.made_at', 'desc')
    .execute()
}

/**
 * Everything one applied for, newest first; nothing of a group in which somebody must vouch for one. `groupName` is null
 * where the group is out of sight, `answers` undefined once they were destroyed; `words`, those of the decision, are empty
 * where there are none.
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
      'a.key_id as keyId',
    ])
    .where('a.clinician_id', '=', clinicianId)
    .where('a.group_id', 'not in', sql<string>`(select my_unvouched_groups())`)
    .orderBy('a.made_at', 'desc')
    .execute()
  await keysFor(
    tx,
    rows.map(({ keyId }) => keyId ?? clinicianId),
  )
  return Promise.all(
    rows.map(async ({ words, sealed, keyId, ...row }) => ({
      ...row,
      words: (await open(tx, keyId ?? clinicianId, 'application.words', row.id, words)) ?? '',
      answers: parsed(await open(tx, keyId ?? clinicianId, 'application.answers', row.id, sealed)),
    })),
  )
}

const parsed = (text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as Answers))

/** Decides a waiting application, its words sealed under its own key; false when it was decided before. */
export async function decide(
  tx: Tx,
  id: string,
  state: ApplicationState,
  words: string,
  by: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await tx
    .selectFrom('application')
    .select(['id', 'clinician_id', 'key_id', 'sealed_answers'])
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (!row) return false
  const under = await ownKey(tx, row)
  const sealedWords = words === '' ? null : await seal(tx, under.key_id, 'application.words', id, words)
  const { numUpdatedRows } = await tx
    .updateTable('application')
    .set({ state, decided_at: at, decided_by: by, sealed_words: sealedWords, ...under })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

type Answered = Pick<Selectable<DB['application']>, 'id' | 'clinician_id' | 'key_id' | 'sealed_answers'>

/**
 * An application's own key and its answers under it. One made before applications had keys is sealed anew under a key of
 * its own; where the key is gone the answers are destroyed, and what is written from now on has another.
 */
async function ownKey(tx: Tx, row: Answered): Promise<{ key_id: string; sealed_answers: Buffer | null }> {
  const { id, key_id, sealed_answers } = row
  if (key_id && (await keysFor(tx, [key_id]))[0]) return { key_id, sealed_answers }
  const answers = key_id
    ? undefined
    : await open(tx, row.clinician_id, 'application.answers', id, sealed_answers)
  const made = newId()
  await makeKey(made, 'application')
  return {
    key_id: made,
    sealed_answers: answers === undefined ? null : await seal(tx, made, 'application.answers', id, answers),
  }
}

/** Removes answers and words and gives the key that sealed them; the bare fact of the application stays with the person. */
export async function removeAnswers(tx: Tx, id: string): Promise<string | null> {
  const row = await tx
    .updateTable('application')
    .set({ sealed_answers: null, sealed_words: null })
    .where('id', '=', id)
    .returning('key_id as keyId')
    .executeTakeFirst()
  return row?.keyId ?? null
}

/** Keys of all applications of one's own. */
export async function ownKeys(tx: Tx, clinicianId: string): Promise<(string | null)[]> {
  const rows = await tx
    .selectFrom('application')
    .select('key_id as keyId')
    .where('clinician_id', '=', clinicianId)
    .execute()
  return rows.map(({ keyId }) => keyId)
}
