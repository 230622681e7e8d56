/** The one-time set-up code: without it nobody becomes the first steward of a new network. */
import { createHash, hkdfSync } from 'node:crypto'
import { Client } from 'pg'

/** Letters and digits that are not taken for one another (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The code while the network waits for its first steward; undefined after that. The database holds
 * only its digest; the code is made anew from the master key and the moment kept beside the digest,
 * so that a restart, or a second process, prints the same one. 100 bits, written in groups of five.
 */
export async function setupCode(
  ownerUrl: string,
  masterKeys: { key: Buffer }[],
): Promise<string | undefined> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: stewards } = await client.query('select from steward limit 1')
    if (stewards.length > 0) return undefined
    const now = Temporal.Now.instant().round('second').toString()
    const made = codeOf(masterKeys[0]!.key, now)
    await client.query('insert into setup_code (digest, made_at) values ($1, $2) on conflict do nothing', [
      digestOfSetupCode(made),
      now,
    ])
    const { rows } = await client.query<{ digest: Buffer; second: string; used: boolean }>(
      `select digest, used_at is not null as used, extract(epoch from made_at)::bigint::text as second from setup_code`,
    )
    const { digest, second, used } = rows[0]!
    if (used) return undefined
    const since = Temporal.Instant.fromEpochMilliseconds(Number(second) * 1000).toString()
    const code = masterKeys
      .map(({ key }) => codeOf(key, since))
      .find((one) => digestOfSetupCode(one).equals(digest))
    if (code) return code
    // Made under a master key that is gone: nobody can know it, so a new one takes its place.
    await client.query('update setup_code set digest = $1, made_at = $2', [digestOfSetupCode(made), now])
    return made
  } finally {
    await client.end()
  }
}

/** SHA-256 of a code as it is typed: case, spaces and hyphens do not matter. */
export function digestOfSetupCode(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest()
}

function codeOf(masterKey: Buffer, since: string): string {
  const bytes = new Uint8Array(hkdfSync('sha256', masterKey, '', `colloquy set-up code ${since}`, 20))
  const letters = [...bytes].map((byte) => alphabet[byte % 32]).join('')
  return letters.match(/.{5}/g)!.join('-')
}
