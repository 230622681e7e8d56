/** The accounts of a test file's own database, and the letters that leave it. Say after `beforeAll(openTestDatabase)`. */
import { closeAccounts, openAccounts } from '#platform/accounts/connection'
import type { Visit } from '#platform/accounts/visit'
import { lookAs } from '#platform/database/acting'
import { NETWORK_ID } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { open } from '#platform/sealing'
import { databaseUrls, ownerQuery } from '#tests/database'

export const publicUrl = 'http://localhost:4300'

/** Opens the accounts on this file's database and makes the network's key. For `beforeAll`; cleans up. */
export async function openTestAccounts(): Promise<() => Promise<void>> {
  openAccounts({ databaseUrl: databaseUrls().auth, publicUrl, cookiePrefix: 'colloquy' })
  await makeKey(NETWORK_ID, 'network')
  return closeAccounts
}

/** A browser: it keeps the cookies it is given. */
export type Browser = { visit(): Visit; keep(cookies: readonly string[]): void; cookies(): string }

export function browser(network = '192.0.2.0/24'): Browser {
  const kept = new Map<string, string>()
  const cookies = () => [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookies,
    visit: () => ({
      request: new Request(publicUrl, {
        headers: {
          cookie: cookies(),
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
        },
      }),
      network,
    }),
    keep: (headers) => {
      for (const header of headers) {
        const [pair = ''] = header.split(';')
        const at = pair.indexOf('=')
        if (/max-age=0/i.test(header)) kept.delete(pair.slice(0, at))
        else kept.set(pair.slice(0, at), pair.slice(at + 1))
      }
    },
  }
}

export type Letter = { kind: string; secret: string | undefined; shown: boolean; clinicianId: string | null }
type MailRow = {
  id: string
  kind: string
  clinician_id: string | null
  shown_to_stewards: boolean
  sealed_secret: Buffer | null
  sealed_address: Buffer | null
}

/** Mails posted to an address that is not an account's own, or to a clinician; the oldest first. */
export async function lettersTo(to: { address: string } | { clinicianId: string }): Promise<Letter[]> {
  const rows = await ownerQuery<MailRow>('select * from mail order by made_at, id')
  const letters = await lookAs(
    ({ tx }) =>
      Promise.all(
        rows.map(async (row) => ({
          kind: row.kind,
          shown: row.shown_to_stewards,
          clinicianId: row.clinician_id,
          address: await open(tx, NETWORK_ID, 'mail.address', row.id, row.sealed_address),
          secret: await open(tx, NETWORK_ID, 'mail.secret', row.id, row.sealed_secret),
        })),
      ),
    undefined,
  )
  return letters.filter((letter) =>
    'address' in to ? letter.address === to.address : letter.clinicianId === to.clinicianId,
  )
}

export async function lastLetterTo(to: { address: string } | { clinicianId: string }): Promise<Letter> {
  const letter = (await lettersTo(to)).at(-1)
  if (!letter) throw new Error('no letter was written')
  return letter
}
