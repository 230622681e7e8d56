import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { type Candidate, candidateFrom, type Narrow } from './candidate.ts'

type Filters = {
  words: string[]
  goal?: string
  cadence?: string
  place?: string
  language?: string
  specialty?: string
}

/** Changes with every change of a listed group; undefined for whom the directory is not open. */
export async function directoryVersion(tx: Tx): Promise<string | undefined> {
  return (await tx.selectFrom('directory_state').select('version').executeTakeFirst())?.version
}

/**
 * Listed groups the asker may see that match every filter, newest first, at most 5,000; with the version they are of,
 * which a transaction that has changed something itself does not tell: what it sees may never come to be.
 */
export async function listed(
  tx: Tx,
  filters: Filters,
): Promise<{ version: string | null; candidates: Candidate[] }> {
  let query = tx
    .selectFrom('group as g')
    .innerJoin('charter', 'charter.group_id', 'g.id')
    .select(
      sql<Narrow>`json_build_array(g.id, charter.name, charter.goal, charter.cadence, charter.language, charter.place,
        charter.protocol, charter.weekday, left(charter.starts_local::text, 5), charter.zone, charter.minutes,
        charter.seats_max, charter.ring, g.admission)`.as('facts'),
    )
    .where('charter.in_directory', '=', true)
    .where('g.state', '=', 'open')
  if (filters.goal) query = query.where('charter.goal', '=', filters.goal)
  if (filters.cadence) query = query.where('charter.cadence', '=', filters.cadence)
  if (filters.place) query = query.where('charter.place', '=', filters.place)
  if (filters.language) query = query.where('charter.language', '=', filters.language)
  if (filters.specialty) query = query.where(sql<boolean>`${filters.specialty} = any (charter.specialties)`)
  for (const word of filters.words)
    query = query.where(
      sql<boolean>`(charter.name || ' ' || charter.purpose || ' ' || charter.area || ' ' || charter.goal || ' ' || charter.protocol || ' ' || array_to_string(charter.specialties, ' ') || ' ' || array_to_string(charter.wished_families, ' ')) ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
    )
  const found = query.orderBy('g.opened_at', 'desc').orderBy('g.id').limit(5000)
  // One statement, one snapshot: no change comes between the groups and their version.
  const { all, version } = await tx
    .selectFrom(found.as('found'))
    .select(sql<Narrow[]>`coalesce(json_agg(facts), '[]')`.as('all'))
    .select(
      sql<
        string | null
      >`(select version from directory_state where pg_current_xact_id_if_assigned() is null)`.as('version'),
    )
    .executeTakeFirstOrThrow()
  return { version, candidates: all.map(candidateFrom) }
}
