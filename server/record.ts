/** The record's chain, checked link by link with the keyring's key. */
import { Client } from 'pg'
import { secret } from '#platform/keyring'
import { type Link, macOf } from '#platform/record'

export type Chain = {
  entries: number
  /** MAC of the newest entry in hex, '' where there is none. */
  head: string
  /** Number of the first entry that does not follow from the one before it. */
  brokenAt?: number
}

/** The newest link, for logs and backups: beside it an end that was cut off shows. */
export async function recordHead(client: Client): Promise<{ sequence: number; mac: string } | null> {
  const { rows } = await client.query<{ sequence: string; mac: Buffer }>(
    'select sequence, mac from record_entry order by sequence desc limit 1',
  )
  return rows[0] ? { sequence: Number(rows[0].sequence), mac: rows[0].mac.toString('hex') } : null
}

type Row = Omit<Link, 'at' | 'sequence'> & { sequence: string; at: string; mac: Buffer }

/**
 * Reads the whole chain as owner. Entries changed, removed from the middle or put in between show as
 * broken; that the newest were cut off shows only beside a head that was noted before (log, backups).
 * The platform's database must be open: the key is the keyring's.
 */
export async function checkChain(ownerUrl: string): Promise<Chain> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Row>(
      `select id, sequence, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, kind, audience,
         actor_id as "actorId", clinician_id as "clinicianId", group_id as "groupId", subject_id as "subjectId",
         reason_digest as "reasonDigest", mac from record_entry order by sequence`,
    )
    if (rows.length === 0) return { entries: 0, head: '' }
    const key = await secret('record')
    let previous: Buffer = Buffer.alloc(0)
    for (const [index, row] of rows.entries()) {
      const link = { ...row, sequence: Number(row.sequence), at: Temporal.Instant.from(row.at) }
      if (link.sequence !== index + 1 || !macOf(key, previous, link).equals(row.mac))
        return { entries: rows.length, head: rows.at(-1)!.mac.toString('hex'), brokenAt: index + 1 }
      previous = row.mac
    }
    return { entries: rows.length, head: previous.toString('hex') }
  } finally {
    await client.end()
  }
}
