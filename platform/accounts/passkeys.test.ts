import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { NotAllowed } from '#platform/refusals'
import { browser, lastLetterTo, openTestAccounts, publicUrl } from '#tests/accounts'
import { authQuery, keyringQuery, openTestDatabase } from '#tests/database'
import {
  addPasskey,
  passkeysOf,
  passkeyToAsk,
  passkeyToMake,
  removePasskey,
  signInByPasskey,
} from './passkeys.ts'
import { clinicianFor } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { makeAccount } from './sign-up.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

const password = 'a quiet lamp on the stairs'
const b64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const clientData = (type: string, challenge: string) =>
  JSON.stringify({ type, challenge, origin: publicUrl, crossOrigin: false })

const cborBytes = (bytes: Uint8Array) => Buffer.concat([cborLength(bytes.length), bytes])

function cborLength(length: number): Buffer {
  if (length < 24) return Buffer.of(0x40 + length)
  return length < 256 ? Buffer.of(0x58, length) : Buffer.of(0x59, length >> 8, length & 255)
}

/** An authenticator in software (WebAuthn 6): ES256, attestation "none". `unlocks`: its holder was asked for finger or PIN. */
function authenticator({ unlocks } = { unlocks: true }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const up = unlocks ? 0x05 : 0x01
  const cose = Buffer.concat([
    Buffer.from('a5010203262001', 'hex'),
    Buffer.of(0x21),
    cborBytes(Buffer.from(x!, 'base64url')),
    Buffer.of(0x22),
    cborBytes(Buffer.from(y!, 'base64url')),
  ])
  const head = (flags: number) => Buffer.concat([sha256('localhost'), Buffer.of(flags), Buffer.alloc(4)])
  return {
    make(challenge: string) {
      const data = Buffer.concat([head(up | 0x40), Buffer.alloc(16), Buffer.of(0, id.length), id, cose])
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        cborBytes(data),
      ])
      return {
        id: b64(id),
        rawId: b64(id),
        type: 'public-key' as const,
        clientExtensionResults: {},
        response: {
          clientDataJSON: b64(clientData('webauthn.create', challenge)),
          attestationObject: b64(attestation),
          transports: ['internal'],
        },
      }
    },
    answer(challenge: string) {
      const data = head(up)
      const client = clientData('webauthn.get', challenge)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return {
        id: b64(id),
        rawId: b64(id),
        type: 'public-key' as const,
        clientExtensionResults: {},
        response: { clientDataJSON: b64(client), authenticatorData: b64(data), signature: b64(signature) },
      }
    },
  }
}

async function signedIn(email: string) {
  const here = browser()
  const accountId = await makeAccount({ name: 'Jo', email, password })
  here.keep((await signIn(here.visit(), { email, password })).cookies)
  return { here, accountId, who: (await clinicianFor(here.visit().request))! }
}

async function challengeFrom(response: Response, here: ReturnType<typeof browser>): Promise<string> {
  expect(response.status).toBe(200)
  here.keep(response.headers.getSetCookie())
  return ((await response.json()) as { challenge: string }).challenge
}

test('a passkey is made, signs in elsewhere, is listed and removed', async () => {
  const { here, who, accountId } = await signedIn('passkey@example.org')
  const mine = authenticator()
  const toMake = await challengeFrom(await passkeyToMake(here.visit().request, who), here)
  const added = await addPasskey(here.visit().request, who, { response: mine.make(toMake), name: 'Phone' })
  expect(added.status).toBe(204)
  expect(await passkeysOf(accountId)).toMatchObject([{ name: 'Phone' }])
  expect((await lastLetterTo({ address: 'passkey@example.org' })).kind).toBe('sign-in-changed')

  const there = browser('198.51.100.0/24')
  const toAsk = await challengeFrom(await passkeyToAsk(), there)
  const opened = await signInByPasskey(there.visit().request, mine.answer(toAsk))
  expect(opened?.accountId).toBe(accountId)
  const used = mine.answer(toAsk)
  expect(await signInByPasskey(there.visit().request, used)).toBeUndefined()
  there.keep(opened!.cookies)
  const found = (await clinicianFor(there.visit().request))!
  expect(found).toMatchObject({ clinicianId: accountId, fresh: true })
  const [session] = await authQuery('select user_agent, ip_address from session where id = $1', [
    found.sessionId,
  ])
  expect(session).toEqual({ user_agent: 'Firefox, Linux', ip_address: '' })

  const [passkey] = await passkeysOf(accountId)
  await expect(removePasskey({ ...found, fresh: false }, passkey!.id)).rejects.toThrow(NotAllowed)
  await removePasskey(found, passkey!.id)
  await removePasskey(found, passkey!.id)
  expect(await passkeysOf(accountId)).toEqual([])
})

test('the last way to sign in stays, also where two tabs take one each', async () => {
  const { here, who, accountId } = await signedIn('last@example.org')
  for (const name of ['Phone', 'Key']) {
    const toMake = await challengeFrom(await passkeyToMake(here.visit().request, who), here)
    await addPasskey(here.visit().request, who, { response: authenticator().make(toMake), name })
  }
  await authQuery('delete from credential where account_id = $1', [accountId])
  const both = await passkeysOf(accountId)
  const outcomes = await Promise.allSettled(both.map(({ id }) => removePasskey(who, id)))
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [left] = await passkeysOf(accountId)
  await expect(removePasskey(who, left!.id)).rejects.toMatchObject({
    problems: { '': { code: 'account.lastWay' } },
  })
})

test('a passkey that its holder did not unlock makes and opens nothing', async () => {
  const { here, who, accountId } = await signedIn('locked@example.org')
  const mine = authenticator({ unlocks: false })
  const toMake = await challengeFrom(await passkeyToMake(here.visit().request, who), here)
  expect((await addPasskey(here.visit().request, who, { response: mine.make(toMake), name: '' })).ok).toBe(
    false,
  )
  expect(await passkeysOf(accountId)).toEqual([])
})

test('signing in again takes one’s own passkey', async () => {
  const one = await signedIn('own@example.org')
  const two = await signedIn('others@example.org')
  const theirs = authenticator()
  const toMake = await challengeFrom(await passkeyToMake(two.here.visit().request, two.who), two.here)
  await addPasskey(two.here.visit().request, two.who, { response: theirs.make(toMake), name: '' })
  const toAsk = await challengeFrom(await passkeyToAsk(), one.here)
  expect(await signInByPasskey(one.here.visit().request, theirs.answer(toAsk), one.who)).toBeUndefined()
  const mine = authenticator()
  const own = await challengeFrom(await passkeyToMake(one.here.visit().request, one.who), one.here)
  await addPasskey(one.here.visit().request, one.who, { response: mine.make(own), name: '' })
  const asked = await challengeFrom(await passkeyToAsk(), one.here)
  const again = await signInByPasskey(one.here.visit().request, mine.answer(asked), one.who)
  expect(again?.accountId).toBe(one.who.clinicianId)
  // The session it replaces must not come back with a backup either.
  expect(
    await keyringQuery("select from ledger where kind = 'session.revoked' and subject_id = $1", [
      one.who.sessionId,
    ]),
  ).toHaveLength(1)
})

test('a passkey is made by a fresh session only', async () => {
  const { here, who } = await signedIn('fresh@example.org')
  await expect(passkeyToMake(here.visit().request, { ...who, fresh: false })).rejects.toThrow(NotAllowed)
})
