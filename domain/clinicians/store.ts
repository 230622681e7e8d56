import type { Tx } from '#platform/database/acting'
import { prepared } from '#platform/database/prepared'
import { open, seal } from '#platform/sealing'
import type { Week } from './availability.ts'
import { type Profile, type SaveIdentity, type SaveWork, seatFamily } from './clinician.ts'

type Instant = Temporal.Instant

/** Adds a clinician; false when the account had one. */
export async function addClinician(
  tx: Tx,
  c: { id: string; name: string; zone: string; at: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('clinician')
    .values({ id: c.id, name: c.name, zone: c.zone, made_at: c.at, changed_at: c.at })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** The profile of somebody the database lets this person see; instants as ISO strings. */
export async function profileOf(tx: Tx, id: string): Promise<Profile | undefined> {
  const [row] = await profile(tx, { id })
  return row && { ...row, finishedAt: row.finishedAt && String(row.finishedAt) }
}
const profile = prepared((tx, { id }: { id: string }) =>
  tx
    .selectFrom('clinician')
    .select(['id', 'name', 'credential', 'zone', 'locale', 'family', 'approaches', 'specialties'])
    .select(['backgrounds', 'languages', 'practicing_since as practicingSince', 'about'])
    .select('profile_finished_at as finishedAt')
    .where('id', '=', id),
)

/** Writes name, credential and zone over those before. */
export async function putIdentity(tx: Tx, id: string, who: SaveIdentity, at: Instant): Promise<void> {
  await tx
    .updateTable('clinician')
    .set({ name: who.name, credential: who.credential, zone: who.zone, changed_at: at })
    .where('id', '=', id)
    .execute()
}

/** Writes how one works over what stood before, with the family of one's seat that follows from it (`seatFamily`). */
export async function putWork(tx: Tx, id: string, work: SaveWork, at: Instant): Promise<void> {
  await tx
    .updateTable('clinician')
    .set({
      approaches: work.approaches,
      family: seatFamily(work.family, work.approaches),
      specialties: work.specialties,
      backgrounds: work.backgrounds,
      languages: work.languages,
      practicing_since: work.practicingSince ?? null,
      about: work.about,
      changed_at: at,
    })
    .where('id', '=', id)
    .execute()
}

/** Notes when a profile was first finished; later times change nothing. */
export async function putFinished(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx
    .updateTable('clinician')
    .set({ profile_finished_at: at })
    .where('id', '=', id)
    .where('profile_finished_at', 'is', null)
    .execute()
}

/** Seals the week under the clinician's own key. */
export async function putWeek(tx: Tx, id: string, week: Week, at: Instant): Promise<void> {
  const sealed = await seal(tx, id, 'availability.week', id, JSON.stringify(week))
  await tx
    .insertInto('availability')
    .values({ clinician_id: id, sealed, changed_at: at })
    .onConflict((key) => key.column('clinician_id').doUpdateSet({ sealed, changed_at: at }))
    .execute()
}

/** One's own week; undefined when none was painted or the key is gone. */
export async function weekOf(tx: Tx, id: string): Promise<Week | undefined> {
  const row = await tx
    .selectFrom('availability')
    .select('sealed')
    .where('clinician_id', '=', id)
    .executeTakeFirst()
  const text = await open(tx, id, 'availability.week', id, row?.sealed)
  return text === undefined ? undefined : (JSON.parse(text) as Week)
}

export type Card = {
  id: string
  name: string
  credential: string
  family: string | null
  zone: string
  state: string
}

/** People whose names the database lets this person see. */
export function cardsOf(tx: Tx, ids: readonly string[]): Promise<Card[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('clinician')
    .select(['id', 'name', 'credential', 'family', 'zone', 'state'])
    .where('id', 'in', [...ids])
    .execute()
}
