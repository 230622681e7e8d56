import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import pg from 'pg'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from '#platform/identifiers'
import { closeMail, openMail } from '#platform/mail/transport'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { browser, lastLetterTo, lettersTo, openTestAccounts } from '#tests/accounts'
import { appQuery, authQuery, keyringQuery, openTestDatabase, ownerQuery } from '#tests/database'
import { askAddressChange, confirmNewAddress, newAddressOpens, restoreAddress } from './address-changes.ts'
import { addressOf } from './addresses.ts'
import { removeAccount, sweepAccounts } from './leaving.ts'
import { changePassword } from './passwords.ts'
import { makeRecoveryCodes, recover, recoveryCodesLeft } from './recovery.ts'
import { askReset, makeStewardReset, resetAt, resetPassword } from './resets.ts'
import { clinicianFor, endSession, sessionsOf, signOut, standingSessions } from './sessions.ts'
import { signIn, signInAgain } from './sign-in.ts'
import { confirmAddress, confirmationAt, makeAccount, signUp } from './sign-up.ts'
import type { Visit } from './visit.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

const password = 'a quiet lamp on the stairs'
const other = 'seven herons by the river'
let people = 0
const newAddress = () => `person${++people}@example.org`

async function signedUp() {
  const here = browser()
  const email = newAddress()
  const accountId = await makeAccount({ name: 'Jo Winter', email, password })
  here.keep((await signIn(here.visit(), { email, password })).cookies)
  return { here, email, accountId, who: (await clinicianFor(here.visit().request))! }
}

/** The statements a piece of work sends, in order. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work().catch(() => {})
    return spy.mock.calls.map(([query]) =>
      typeof query === 'string' ? query : (query as { text: string }).text,
    )
  } finally {
    spy.mockRestore()
  }
}

/** How many passwords a piece of work hashes: what takes longest, so a difference could be timed from outside. */
async function hashed(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(crypto, 'argon2')
  syncBuiltinESMExports()
  try {
    await work().catch(() => {})
    return spy.mock.calls.length
  } finally {
    spy.mockRestore()
    syncBuiltinESMExports()
  }
}

test('a known and an unknown address take the same hashing of passwords', async () => {
  const { email } = await signedUp()
  const zone = 'UTC'
  const works: Record<string, [(address: string) => Promise<unknown>, number]> = {
    'signing in': [(address) => signIn(browser('h').visit(), { email: address, password: other }), 1],
    'signing up': [
      (address) => signUp(browser().visit(), { name: 'Jo', email: address, password: other, zone }),
      1,
    ],
    'asking for a reset': [(address) => askReset(browser().visit(), address), 0],
    recovering: [
      (address) => recover(browser().visit(), { email: address, recoveryCode: 'x', password: other }),
      1,
    ],
  }
  for (const [name, [work, times]] of Object.entries(works))
    for (const address of [email, newAddress()])
      expect([name, await hashed(() => work(address))]).toEqual([name, times])
})

test('a reset and a recovery sent twice at once end earlier sessions once and leave both browsers signed in', async () => {
  const { who, email, here } = await signedUp()
  const [code] = await makeRecoveryCodes(who)
  const recovery = { email, recoveryCode: code!, password: other }
  const token = await makeStewardReset((await signedUp()).accountId, who.clinicianId)
  const works = [
    (visit: Visit) => recover(visit, recovery),
    (visit: Visit) => resetPassword(visit, token, other),
  ]
  for (const work of works) {
    const both = [browser(), browser()]
    const opened = await Promise.all(both.map((one) => work(one.visit())))
    for (const [at, one] of both.entries()) {
      one.keep(opened[at]!.cookies)
      expect(await clinicianFor(one.visit().request)).toBeDefined()
    }
  }
  expect(await clinicianFor(here.visit().request)).toBeUndefined()
})

describe('signing up', () => {
  test('the mail and the browser that asked make an account', async () => {
    const here = browser()
    const email = newAddress()
    here.keep(
      (await signUp(here.visit(), { name: 'Jo Winter', email, password, zone: 'America/Chicago' })).cookies,
    )
    const letter = await lastLetterTo({ address: email })
    expect(letter).toMatchObject({ kind: 'confirm-address', shown: true })
    expect(await confirmationAt(here.visit().request, letter.secret!)).toBe('ready')
    const arrival = await confirmAddress(here.visit(), letter.secret!, '')
    expect(arrival).toMatchObject({ name: 'Jo Winter', zone: 'America/Chicago', needsPasskey: false })
    here.keep(arrival.cookies)
    expect(await clinicianFor(here.visit().request)).toMatchObject({
      clinicianId: arrival.accountId,
      fresh: true,
    })
    // Sent again it arrives again, in this browser alone and not once it signed out.
    expect(await confirmAddress(here.visit(), letter.secret!, '')).toMatchObject({
      accountId: arrival.accountId,
      needsPasskey: false,
    })
    await expect(confirmAddress(browser().visit(), letter.secret!, '')).rejects.toThrow(NotFound)
    here.keep(await signOut(here.visit().request))
    await expect(confirmAddress(here.visit(), letter.secret!, '')).rejects.toThrow(NotFound)
  })

  test('sent again from elsewhere, it takes the password again, with tries that end', async () => {
    const email = newAddress()
    await signUp(browser().visit(), { name: 'Jo', email, password, zone: 'UTC' })
    const token = (await lastLetterTo({ address: email })).secret!
    const [one, two, stranger] = [browser(), browser(), browser()]
    const both = await Promise.all([
      confirmAddress(one.visit(), token, password),
      confirmAddress(two.visit(), token, password),
    ])
    expect(both[1].accountId).toBe(both[0].accountId)
    for (let i = 0; i < 12; i++)
      await expect(confirmAddress(stranger.visit(), token, other)).rejects.toThrow(NotFound)
    await expect(confirmAddress(stranger.visit(), token, password)).rejects.toThrow(NotFound)
    await ownerQuery("update accounts.sign_up set used_at = now() - interval '11 minutes' where email = $1", [
      email,
    ])
    await ownerQuery('delete from accounts.throttle')
    await expect(confirmAddress(two.visit(), token, password)).rejects.toThrow(NotFound)
  })

  test('the browser that signed up goes on to where it was going; another one, and no letter, knows', async () => {
    const next = '/join/a-token-of-an-invitation'
    const here = browser()
    const email = newAddress()
    const input = { name: 'Jo Winter', email, password, zone: 'UTC' }
    here.keep((await signUp(here.visit(), input, next)).cookies)
    const token = (await lastLetterTo({ address: email })).secret!
    expect(JSON.stringify(await lettersTo({ address: email }))).not.toContain(next)
    expect(await confirmationAt(here.visit().request, token)).toBe('ready')
    const [first, again] = await Promise.all([
      confirmAddress(here.visit(), token, ''),
      confirmAddress(here.visit(), token, ''),
    ])
    expect([first.next, again.next]).toEqual([next, next])
    const other = { ...input, email: newAddress() }
    await signUp(browser().visit(), other, next)
    const link = (await lastLetterTo({ address: other.email })).secret!
    expect((await confirmAddress(browser().visit(), link, password)).next).toBeUndefined()
  })

  test('who only sees the link needs the password, and has tries that end', async () => {
    const email = newAddress()
    await signUp(browser().visit(), { name: 'Jo', email, password, zone: 'UTC' })
    const token = (await lastLetterTo({ address: email })).secret!
    const steward = browser()
    expect(await confirmationAt(steward.visit().request, token)).toBe('ask-password')
    await expect(confirmAddress(steward.visit(), token, other)).rejects.toThrow(Invalid)
    await expect(confirmAddress(steward.visit(), token, '')).rejects.toThrow(Invalid)
    for (let i = 0; i < 8; i++) await confirmAddress(steward.visit(), token, other).catch(() => {})
    await expect(confirmAddress(steward.visit(), token, other)).rejects.toThrow(NotAllowed)
  })

  test('with a passkey, only the browser that asked can confirm', async () => {
    const here = browser()
    const email = newAddress()
    here.keep((await signUp(here.visit(), { name: 'Jo', email, password: '', zone: 'UTC' })).cookies)
    const token = (await lastLetterTo({ address: email })).secret!
    expect(await confirmationAt(browser().visit().request, token)).toBe('other-browser')
    await expect(confirmAddress(browser().visit(), token, '')).rejects.toThrow(NotFound)
    expect((await confirmAddress(here.visit(), token, '')).needsPasskey).toBe(true)
  })

  test('submitted twice at once, it confirms once', async () => {
    const here = browser()
    const email = newAddress()
    here.keep((await signUp(here.visit(), { name: 'Jo', email, password, zone: 'UTC' })).cookies)
    const token = (await lastLetterTo({ address: email })).secret!
    const both = await Promise.allSettled([
      confirmAddress(here.visit(), token, ''),
      confirmAddress(here.visit(), token, ''),
    ])
    expect(both.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled'])
    expect(await authQuery('select id from account where email = $1', [email])).toHaveLength(1)
  })

  test('a known address is answered alike, after the same statements, and only its owner is told', async () => {
    const { email } = await signedUp()
    const known = await statements(() =>
      signUp(browser().visit(), { name: 'Jo', email, password: other, zone: 'UTC' }),
    )
    const unknown = await statements(() =>
      signUp(browser().visit(), { name: 'Jo', email: newAddress(), password: other, zone: 'UTC' }),
    )
    expect(known).toEqual(unknown)
    const letter = await lastLetterTo({ address: email })
    expect(letter.kind).toBe('address-taken')
    expect(await confirmationAt(browser().visit().request, letter.secret!)).toBe('over')
  })

  test('an address is not written to without end', async () => {
    const email = newAddress()
    for (let i = 0; i < 6; i++)
      await signUp(browser(`198.51.100.${i}`).visit(), { name: 'Jo', email, password, zone: 'UTC' })
    expect(await lettersTo({ address: email })).toHaveLength(4)
  })
})

describe('signing in', () => {
  test('wrong password and unknown address: one answer, the same statements', async () => {
    const { email } = await signedUp()
    const refusals = await Promise.all(
      [email, newAddress()].map((address) =>
        signIn(browser('203.0.113.0/24').visit(), { email: address, password: other }).catch((e) => e),
      ),
    )
    expect(refusals[0]).toEqual(refusals[1])
    expect(refusals[0]).toBeInstanceOf(Invalid)
    const known = await statements(() => signIn(browser('a').visit(), { email, password: other }))
    const unknown = await statements(() =>
      signIn(browser('b').visit(), { email: newAddress(), password: other }),
    )
    expect(known).toEqual(unknown)
  })

  test('a sign-in that fails speaks of an email only where the network sends any', async () => {
    const said = () => signIn(browser('203.0.113.1/24').visit(), { email: newAddress(), password: other })
    await expect(said()).rejects.toMatchObject({ problems: { '': { code: 'signIn.failedWithoutMail' } } })
    openMail({ smtpUrl: 'smtp://127.0.0.1:9', from: 'network@example.org', publicUrl: 'http://localhost' })
    try {
      await expect(said()).rejects.toMatchObject({ problems: { '': { code: 'signIn.failed' } } })
    } finally {
      closeMail()
    }
  })

  test('who guesses is stopped, also from many networks, and the owner is not', async () => {
    const { email, here } = await signedUp()
    await signOut(here.visit().request)
    for (let i = 0; i < 8; i++)
      await signIn(browser('guess').visit(), { email, password: other }).catch(() => {})
    await expect(signIn(browser('guess').visit(), { email, password })).rejects.toThrow(NotAllowed)
    for (let i = 0; i < 40; i++)
      await signIn(browser(`net ${i}`).visit(), { email, password: other }).catch(() => {})
    await expect(signIn(browser('elsewhere').visit(), { email, password })).rejects.toThrow(NotAllowed)
    expect((await signIn(here.visit(), { email, password })).cookies).not.toEqual([])
  }, 60_000)

  test('tries at the same moment count too', async () => {
    const { email } = await signedUp()
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => signIn(browser('at once').visit(), { email, password: other })),
    )
    expect(tries.filter((one) => (one as PromiseRejectedResult).reason instanceof Invalid)).toHaveLength(8)
  })

  test('a session cookie with another signature, or the token from the database alone, opens nothing', async () => {
    const { here, who } = await signedUp()
    const [row] = await authQuery<{ token: string }>('select token from session where id = $1', [
      who.sessionId,
    ])
    const stolen = browser()
    stolen.keep([`colloquy.session_token=${row!.token}`])
    expect(await clinicianFor(stolen.visit().request)).toBeUndefined()
    stolen.keep([
      `colloquy.session_token=${encodeURIComponent(`${row!.token}.${Buffer.alloc(32).toString('base64')}`)}`,
    ])
    expect(await clinicianFor(stolen.visit().request)).toBeUndefined()
    expect(await clinicianFor(here.visit().request)).toMatchObject({ sessionId: who.sessionId })
  })

  test('sessions are listed, revoked and noted for restores', async () => {
    const { email, here, who } = await signedUp()
    const phone = browser()
    phone.keep((await signIn(phone.visit(), { email, password })).cookies)
    const lines = await sessionsOf(who)
    expect(lines).toHaveLength(2)
    expect(lines.every((line) => line.browser === 'Firefox, Linux')).toBe(true)
    const away = lines.find((line) => !line.isThisOne)!
    await endSession(who, away.id)
    await endSession(who, away.id)
    expect(await clinicianFor(phone.visit().request)).toBeUndefined()
    expect(await standingSessions([away.id, who.sessionId])).toEqual(new Set([who.sessionId]))
    expect(await clinicianFor(here.visit().request)).toBeDefined()
  })

  test('signing in again in one browser ends its session before, also for restores', async () => {
    const { here, email, who } = await signedUp()
    here.keep((await signIn(here.visit(), { email, password })).cookies)
    expect(await standingSessions([who.sessionId])).toEqual(new Set())
    const noted = await keyringQuery<{ kind: string }>('select kind from ledger where subject_id = $1', [
      who.sessionId,
    ])
    expect(noted).toEqual([{ kind: 'session.revoked' }])
  })
  test('nobody ends another person’s session', async () => {
    const one = await signedUp()
    const two = await signedUp()
    await endSession(one.who, two.who.sessionId)
    expect(await clinicianFor(two.here.visit().request)).toBeDefined()
  })

  test('after ten minutes a session is not fresh, until the password is given again', async () => {
    const { here, who } = await signedUp()
    await ownerQuery(`update accounts.session set created_at = now() - interval '11 minutes' where id = $1`, [
      who.sessionId,
    ])
    const tired = (await clinicianFor(here.visit().request))!
    expect(tired.fresh).toBe(false)
    await expect(changePassword(tired, other)).rejects.toThrow(NotAllowed)
    await expect(signInAgain(here.visit(), tired, other)).rejects.toThrow(Invalid)
    here.keep(await signInAgain(here.visit(), tired, password))
    expect(await clinicianFor(here.visit().request)).toMatchObject({
      clinicianId: who.clinicianId,
      fresh: true,
    })
    expect(await standingSessions([who.sessionId])).toEqual(new Set())
  })

  test('a session ends by idleness and by age', async () => {
    const { here, who } = await signedUp()
    await ownerQuery(`update accounts.session set created_at = now() - interval '91 days' where id = $1`, [
      who.sessionId,
    ])
    expect(await clinicianFor(here.visit().request)).toBeUndefined()
  })
})

describe('when something is lost', () => {
  test('a recovery code opens once, sets a password and signs the others out', async () => {
    const { email, here, who, accountId } = await signedUp()
    const codes = await makeRecoveryCodes(who)
    expect(codes).toHaveLength(10)
    const [stored] = await authQuery<{ text: string }>(
      `select string_agg(encode(digest, 'escape'), ' ') as text from recovery_code`,
    )
    expect(stored!.text).not.toContain(codes[0]!.slice(0, 4))
    const there = browser()
    const typed = codes[3]!.toLowerCase().replaceAll('-', ' ')
    there.keep((await recover(there.visit(), { email, recoveryCode: typed, password: other })).cookies)
    expect(await clinicianFor(there.visit().request)).toMatchObject({ clinicianId: accountId })
    expect(await clinicianFor(here.visit().request)).toBeUndefined()
    expect(await recoveryCodesLeft(accountId)).toBe(9)
    there.keep((await recover(there.visit(), { email, recoveryCode: typed, password: other })).cookies)
    expect(await clinicianFor(there.visit().request)).toBeDefined()
    await expect(recover(browser().visit(), { email, recoveryCode: codes[3]!, password })).rejects.toThrow(
      Invalid,
    )
    await expect(signIn(browser().visit(), { email, password })).rejects.toThrow(Invalid)
    expect((await lastLetterTo({ address: email })).kind).toBe('password-changed')
  })

  test('a code is one person’s; wrong code and unknown address cost the same statements', async () => {
    const one = await signedUp()
    const two = await signedUp()
    const [code] = await makeRecoveryCodes(one.who)
    await expect(
      recover(browser().visit(), { email: two.email, recoveryCode: code!, password: other }),
    ).rejects.toThrow(Invalid)
    const known = await statements(() =>
      recover(browser().visit(), { email: two.email, recoveryCode: 'x', password: other }),
    )
    const unknown = await statements(() =>
      recover(browser().visit(), { email: newAddress(), recoveryCode: 'x', password: other }),
    )
    expect(known).toEqual(unknown)
  })

  test('a reset link opens once and is never shown to a steward', async () => {
    const { email, here } = await signedUp()
    await askReset(browser().visit(), email)
    const letter = await lastLetterTo({ address: email })
    expect(letter).toMatchObject({ kind: 'reset-password', shown: false })
    expect(await resetAt(letter.secret!)).toBe('reset')
    await expect(resetPassword(browser().visit(), letter.secret!, 'short')).rejects.toThrow(Invalid)
    await resetPassword(browser().visit(), letter.secret!, other)
    expect(await clinicianFor(here.visit().request)).toBeUndefined()
    await expect(resetPassword(browser().visit(), letter.secret!, password)).rejects.toThrow(NotFound)
    // Sent twice: only the password that it set signs in again.
    const again = browser()
    again.keep((await resetPassword(again.visit(), letter.secret!, other)).cookies)
    expect(await clinicianFor(again.visit().request)).toBeDefined()
    expect((await signIn(browser().visit(), { email, password: other })).cookies).toHaveLength(2)
  })

  test('asking for a reset tells nothing about the address', async () => {
    const { email } = await signedUp()
    const nobodys = newAddress()
    expect(await statements(() => askReset(browser().visit(), email))).toEqual(
      await statements(() => askReset(browser().visit(), nobodys)),
    )
    expect((await lastLetterTo({ address: nobodys })).kind).toBe('address-unknown')
  })

  test('a steward’s reset opens once', async () => {
    const { email, accountId } = await signedUp()
    const token = await makeStewardReset(accountId, (await signedUp()).accountId)
    await resetPassword(browser().visit(), token, other)
    expect(await resetAt(token)).toBeUndefined()
    await signIn(browser().visit(), { email, password: other })
  })
})

describe('another address', () => {
  test('is confirmed by the person, told to the old one, and can be taken back with all that came with it', async () => {
    const { email, here, who, accountId } = await signedUp()
    const wanted = newAddress()
    await askAddressChange(who, wanted)
    const { secret } = await lastLetterTo({ address: wanted })
    const stranger = await signedUp()
    await expect(confirmNewAddress(stranger.who, secret!)).rejects.toThrow(NotFound)
    expect(await newAddressOpens(stranger.who, secret!)).toBe(false)
    for (const _ of ['a program that follows links', 'the person'])
      expect(await newAddressOpens(who, secret!)).toBe(true)
    await confirmNewAddress(who, secret!)
    expect(await newAddressOpens(who, secret!)).toBe(false)
    expect(await addressOf(accountId)).toBe(wanted)
    await makeRecoveryCodes(who)
    const passkeyId = newId()
    await ownerQuery(
      `insert into accounts.passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
       values ($1, $2, 'key', $3, 0, 'singleDevice', false)`,
      [passkeyId, accountId, passkeyId],
    )

    const way = await lastLetterTo({ address: email })
    expect(way).toMatchObject({ kind: 'address-changed', shown: false })
    await restoreAddress(way.secret!)
    expect(await addressOf(accountId)).toBe(email)
    expect(await clinicianFor(here.visit().request)).toBeUndefined()
    await expect(signIn(browser().visit(), { email, password })).rejects.toThrow(Invalid)
    expect(await recoveryCodesLeft(accountId)).toBe(0)
    expect(await ownerQuery('select from accounts.passkey where id = $1', [passkeyId])).toEqual([])
    const noted = await keyringQuery<{ kind: string }>('select kind from ledger where subject_id = $1', [
      passkeyId,
    ])
    expect(noted).toEqual([{ kind: 'passkey.removed' }])
    await restoreAddress(way.secret!) // pressed twice
    await ownerQuery("update accounts.link set used_at = used_at - interval '1 hour' where account_id = $1", [
      accountId,
    ])
    await expect(restoreAddress(way.secret!)).rejects.toThrow(NotFound)
  })

  test('taken back, ends a calendar link that was made since the day before, and no older one', async () => {
    for (const [age, isLeft] of [
      ['3 days', true],
      ['1 hour', false],
    ] as const) {
      const { email, who, accountId } = await signedUp()
      await ownerQuery(
        `insert into clinician (id, name, zone, made_at, changed_at) values ($1, 'Noah', 'America/Denver', now(), now())`,
        [accountId],
      )
      const [feed] = await ownerQuery<{ digest: string }>(
        `insert into calendar_feed (id, clinician_id, token_digest, made_at, changed_at)
         values ($1, $1, uuid_send($1), now() - $2::interval, now())
         returning encode(substring(token_digest for 16), 'hex') as digest`,
        [accountId, age],
      )
      const wanted = newAddress()
      await askAddressChange(who, wanted)
      await confirmNewAddress(who, (await lastLetterTo({ address: wanted })).secret!)
      await restoreAddress((await lastLetterTo({ address: email })).secret!)
      const left = await ownerQuery('select from calendar_feed where clinician_id = $1', [accountId])
      const noted = await keyringQuery('select from ledger where subject_id = $1', [feed!.digest])
      expect([age, left.length, noted.length]).toEqual([age, isLeft ? 1 : 0, isLeft ? 0 : 1])
    }
  })

  test('who changed it twice cannot end the owner’s way back', async () => {
    const { email, who, accountId } = await signedUp()
    const [second, third] = [newAddress(), newAddress()]
    for (const wanted of [second, third]) {
      await askAddressChange(who, wanted)
      await confirmNewAddress(who, (await lastLetterTo({ address: wanted })).secret!)
    }
    await restoreAddress((await lastLetterTo({ address: second })).secret!)
    await restoreAddress((await lastLetterTo({ address: email })).secret!)
    expect(await addressOf(accountId)).toBe(email)
  })

  test('a taken one is answered alike', async () => {
    const one = await signedUp()
    const two = await signedUp()
    const taken = await statements(() => askAddressChange(one.who, two.email))
    const free = await statements(() => askAddressChange(one.who, newAddress()))
    expect(taken).toEqual(free)
    expect((await lastLetterTo({ address: two.email })).kind).toBe('address-taken')
  })
})

test('an account that is removed is gone with its sessions; sweeping leaves the living alone', async () => {
  const { email, here, accountId } = await signedUp()
  const stays = await signedUp()
  await removeAccount(accountId)
  await removeAccount(accountId)
  await sweepAccounts()
  expect(await clinicianFor(here.visit().request)).toBeUndefined()
  await expect(signIn(browser().visit(), { email, password })).rejects.toThrow(Invalid)
  expect(await clinicianFor(stays.here.visit().request)).toBeDefined()
})

describe('the wall', () => {
  test('the web role cannot look into the accounts', async () => {
    await expect(appQuery(null, 'select * from accounts.account')).rejects.toThrow(/permission denied/)
  })
  test('the accounts’ role cannot look at clinicians', async () => {
    await expect(authQuery('select * from colloquy.clinician')).rejects.toThrow(/permission denied/)
  })
  test('no token, code or password stands in the accounts’ tables', async () => {
    const { email, who } = await signedUp()
    const codes = await makeRecoveryCodes(who)
    await askReset(browser().visit(), email)
    const { secret } = await lastLetterTo({ address: email })
    const dump: string[] = []
    for (const table of ['account', 'credential', 'sign_up', 'link', 'recovery_code', 'throttle'])
      dump.push(
        ...(await ownerQuery<{ row: string }>(`select t::text as row from accounts.${table} t`)).map(
          (r) => r.row,
        ),
      )
    const text = dump.join('\n')
    for (const hidden of [password, secret!, ...codes]) expect(text).not.toContain(hidden)
  })
})
