import { beforeAll, expect, test } from 'vitest'
import { NETWORK_ID } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { databaseUrls, openTestDatabase } from '#tests/database'
import { accounts, closeAccounts, openAccounts } from './connection.ts'
import { passkeyToAsk } from './passkeys.ts'
import { clinicianFor, openSession } from './sessions.ts'
import { makeAccount } from './sign-up.ts'

/** As it runs for real: under HTTPS, beside sites of the same domain that are not ours. */
const publicUrl = 'https://colloquy.example.org'
beforeAll(openTestDatabase)
beforeAll(async () => {
  openAccounts({ databaseUrl: databaseUrls().auth, publicUrl, cookiePrefix: 'colloquy' })
  await makeKey(NETWORK_ID, 'network')
  return closeAccounts
})

const asked = (cookie: string) => new Request(publicUrl, { headers: { cookie } })
const pairOf = (header: string) => header.split(';')[0]!

test('every cookie is bound to this very host, those of passkeys too', async () => {
  const accountId = await makeAccount({
    name: 'Nora Wells',
    email: 'nora@example.org',
    password: 'a quiet lamp on the stairs',
  })
  const own = await openSession(accounts(), accountId, asked(''))
  const passkeys = (await passkeyToAsk()).headers.getSetCookie()
  expect([own.length, passkeys.length]).toEqual([2, 1])
  for (const cookie of [...own, ...passkeys]) {
    expect(cookie).toMatch(/^__Host-colloquy\./)
    expect(cookie).toMatch(/; Secure(;|$)/)
    expect(cookie).toMatch(/; Path=\/(;|$)/)
    expect(cookie).not.toMatch(/; Domain=/i)
  }
  const session = pairOf(own[0]!)
  expect(await clinicianFor(asked(session))).toMatchObject({ clinicianId: accountId })
  // What a sister site may set for the whole domain has another name and is nobody's.
  expect(await clinicianFor(asked(session.replace('__Host-', '__Secure-')))).toBeUndefined()
  expect(await clinicianFor(asked(session.replace('__Host-', '')))).toBeUndefined()
})
