/** What a steward could do with the link that resets somebody's sign-in, each tried with the product's own actions. */
import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { apply, decideApplication } from '#domain/applications/actions'
import { arrive } from '#domain/clinicians/actions'
import { makeFeedLink, openFeed } from '#domain/feeds/actions'
import { openGroups } from '#domain/seats/reads'
import { vouchFor } from '#domain/vouchings/actions'
import { vouchingsWaiting } from '#domain/vouchings/reads'
import { askAddressChange, confirmNewAddress } from '#platform/accounts/address-changes'
import { addressOf } from '#platform/accounts/addresses'
import { addPasskey, passkeysOf, passkeyToMake } from '#platform/accounts/passkeys'
import { changePassword } from '#platform/accounts/passwords'
import { makeRecoveryCodes, recover, recoveryCodesLeft } from '#platform/accounts/recovery'
import { resetAt, resetPassword } from '#platform/accounts/resets'
import { clinicianFor, type SignedIn } from '#platform/accounts/sessions'
import { signIn } from '#platform/accounts/sign-in'
import { makeAccount } from '#platform/accounts/sign-up'
import type { Acting } from '#platform/database/acting'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { Invalid, NotAllowed, NotFound, Stale } from '#platform/refusals'
import { browser, lastLetterTo, openTestAccounts, publicUrl } from '#tests/accounts'
import {
  appQuery,
  as,
  asNobody,
  authQuery,
  databaseUrls,
  keyringQuery,
  openTestDatabase,
  ownerQuery,
  type Person,
} from '#tests/database'
import { groupOf, join } from '#tests/people'
import { resetSignIn } from './actions.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(() =>
  ownerQuery(
    `insert into network (id, name, home_zone, directory, made_at, changed_at)
     values ($1, 'Front Range Colleagues', 'America/Denver', 'public', now(), now())`,
    [NETWORK_ID],
  ),
)

const password = 'a quiet lamp on the stairs'
const other = 'seven herons by the river'
const reason = 'Lost phone and codes; we spoke by video.'

type Colleague = Person & { name: string; email: string }

/** A clinician with a good license who signs in with a password. */
async function colleague(name: string): Promise<Colleague> {
  const email = `${name.toLowerCase().replace(/\W/g, '.')}@example.org`
  const clinicianId = await makeAccount({ name, email, password })
  await as({ clinicianId }, arrive, { name, zone: 'America/New_York' })
  await ownerQuery(
    `insert into license (id, clinician_id, jurisdiction, profession, sealed_number, expires_on, state, made_at, changed_at)
     values ($1, $2, 'US-NY', 'marriage-family-therapist', '\\x00', current_date + 400, 'verified', now(), now())`,
    [newId(), clinicianId],
  )
  return { clinicianId, name, email }
}

/** Amara in Priya's group, and Sofia, a steward who is in neither. */
async function circle(of: string) {
  const priya = await colleague(`Priya ${of}`)
  const amara = await colleague(`Amara ${of}`)
  const sofia = await colleague(`Sofia ${of}`)
  await ownerQuery('insert into steward (clinician_id, since) values ($1, now())', [sofia.clinicianId])
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  const reset = async () => (await as(sofia, resetSignIn, { clinicianId: amara.clinicianId, reason })).token
  return { priya, amara, sofia, groupId, reset }
}
type Circle = Awaited<ReturnType<typeof circle>>

const shownTo = async ({ priya }: Circle) => (await as(priya, vouchingsWaiting, undefined))[0]!.neededSince

async function vouch(here: Circle, neededSince?: string): Promise<void> {
  const { priya, amara, groupId } = here
  await as(priya, vouchFor, {
    groupId,
    clinicianId: amara.clinicianId,
    neededSince: neededSince ?? (await shownTo(here)),
  })
}

async function signedIn({ email }: Colleague, words = password): Promise<SignedIn> {
  const here = browser()
  here.keep((await signIn(here.visit(), { email, password: words })).cookies)
  return (await clinicianFor(here.visit().request))!
}

const groupsOf = (someone: Person) => as(someone, openGroups, undefined)

describe('a link that waits while the group vouches', () => {
  test('ends with the vouching', async () => {
    const here = await circle('One')
    const token = await here.reset()
    await vouch(here)
    expect(await groupsOf(here.amara)).toEqual([here.groupId])
    expect(await resetAt(token)).toBeUndefined()
    await expect(resetPassword(browser().visit(), token, other)).rejects.toThrow(NotFound)
  })

  test('ends with a change of password and with a recovery', async () => {
    const { amara, reset } = await circle('Two')
    const codes = await makeRecoveryCodes(await signedIn(amara))
    const changed = await reset()
    await changePassword(await signedIn(amara), other)
    expect(await resetAt(changed)).toBeUndefined()
    const recovered = await reset()
    await recover(browser().visit(), { email: amara.email, recoveryCode: codes[0]!, password })
    expect(await resetAt(recovered)).toBeUndefined()
  })

  test('asks anew when it is used, in every group and in the name of who made it', async () => {
    const here = await circle('Three')
    const token = await here.reset()
    // As an older program would have left it: vouched for, and the link still open.
    await appQuery(
      here.priya.clinicianId,
      'update vouching set vouched_by = $1, vouched_at = now() where clinician_id = $2',
      [here.priya.clinicianId, here.amara.clinicianId],
      true,
    )
    const later = await groupOf(here.priya)
    await join(here.priya, here.amara, later.groupId)
    expect((await groupsOf(here.amara)).toSorted()).toEqual([here.groupId, later.groupId].toSorted())

    await resetPassword(browser().visit(), token, other)
    expect(await groupsOf(here.amara)).toEqual([])
    const waiting = await ownerQuery(
      'select distinct asked_by from vouching where clinician_id = $1 and vouched_at is null',
      [here.amara.clinicianId],
    )
    expect(waiting).toEqual([{ asked_by: here.sofia.clinicianId }])
    const told = await ownerQuery(
      `select 1 from notice where clinician_id = $1 and kind = 'vouching-needed'`,
      [here.priya.clinicianId],
    )
    expect(told).toHaveLength(3)
  })

  test('makes a word given to the sign-in before it worth nothing', async () => {
    const here = await circle('Four')
    const token = await here.reset()
    const shown = await shownTo(here)
    await resetPassword(browser().visit(), token, other)
    await expect(vouch(here, shown)).rejects.toThrow(Stale)
    expect(await groupsOf(here.amara)).toEqual([])
    await vouch(here)
    expect(await groupsOf(here.amara)).toEqual([here.groupId])
  })

  test('is either used first or ended first, when both happen at once', async () => {
    const here = await circle('Five')
    for (let round = 0; round < 5; round++) {
      const token = await here.reset()
      const shown = await shownTo(here)
      // With the password of the round before it would be that one's repeat, which signs in as a password does.
      const [used, vouched] = await Promise.allSettled([
        resetPassword(browser().visit(), token, `${other} ${round}`),
        vouch(here, shown),
      ])
      const open = await groupsOf(here.amara)
      expect(open).toEqual(used.status === 'fulfilled' ? [] : [here.groupId])
      if (used.status === 'fulfilled' && vouched.status === 'rejected')
        expect(vouched.reason).toBeInstanceOf(Stale)
      if (open.length === 0) await vouch(here)
    }
  })
})

describe('a way in made before anybody has vouched', () => {
  const wayIn = (who: SignedIn, someone: Person) => ({
    codes: () => makeRecoveryCodes(who),
    'a passkey': () => passkeyToMake(new Request(publicUrl), who),
    'a passkey kept': () => addPasskey(new Request(publicUrl), who, { response: {}, name: '' }),
    'an address': () => askAddressChange(who, 'elsewhere@example.org'),
    'a feed': () => as(someone, makeFeedLink, undefined),
  })

  test('is refused until somebody has', async () => {
    const here = await circle('Six')
    const token = await here.reset()
    await resetPassword(browser().visit(), token, other)
    const who = await signedIn(here.amara, other)
    for (const [name, make] of Object.entries(wayIn(who, here.amara)))
      await expect(make(), name).rejects.toThrow(new NotAllowed('be-vouched-for'))
    await expect(
      appQuery(
        here.amara.clinicianId,
        `insert into calendar_feed (id, clinician_id, token_digest, made_at, changed_at) values ($1, $2, '\\x01', now(), now())`,
        [newId(), here.amara.clinicianId],
      ),
    ).rejects.toThrow(/row-level security/)
    await vouch(here)
    expect(await makeRecoveryCodes(who)).toHaveLength(10)
    await askAddressChange(who, 'elsewhere@example.org')
    await as(here.amara, makeFeedLink, undefined)
  })

  test('a change of address asked for before is not taken up', async () => {
    const here = await circle('Seven')
    const before = await signedIn(here.amara)
    await askAddressChange(before, 'seven@example.org')
    const asked = (await lastLetterTo({ address: 'seven@example.org' })).secret!
    const token = await here.reset()
    await expect(confirmNewAddress(before, asked)).rejects.toThrow(new NotAllowed('be-vouched-for'))
    await resetPassword(browser().visit(), token, other)
    await vouch(here)
    await expect(confirmNewAddress(before, asked)).rejects.toThrow(NotFound)
    expect(await addressOf(here.amara.clinicianId)).toBe(here.amara.email)
  })

  test('is refused as well to who has only asked for a seat, and open again once that is decided', async () => {
    const here = await circle('Eight')
    const xena = await colleague('Xena Eight')
    const applicationId = newId()
    await as(xena, apply, { applicationId, groupId: here.groupId, message: 'I would like to.', answers: [] })
    await as(here.sofia, resetSignIn, { clinicianId: xena.clinicianId, reason })
    const who = await signedIn(xena)
    await expect(makeRecoveryCodes(who)).rejects.toThrow(new NotAllowed('be-vouched-for'))
    await as(here.priya, decideApplication, { applicationId, accept: false, words: '' })
    await makeRecoveryCodes(who)
  })

  test('ends when the link is used: passkeys, codes, feed and an address asked for', async () => {
    const here = await circle('Nine')
    const { clinicianId, email } = here.amara
    const codes = await makeRecoveryCodes(await signedIn(here.amara))
    const passkeyId = newId()
    await authQuery(
      `insert into passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
       values ($1, $2, 'k', 'nine', 0, 'singleDevice', false)`,
      [passkeyId, clinicianId],
    )
    const { token: feed } = await as(here.amara, makeFeedLink, undefined)
    const token = await here.reset()
    expect(await passkeysOf(clinicianId)).toHaveLength(1)
    await resetPassword(browser().visit(), token, other)

    expect(await passkeysOf(clinicianId)).toEqual([])
    expect(await recoveryCodesLeft(clinicianId)).toBe(0)
    expect(await asNobody(openFeed, { token: feed })).toBeUndefined()
    await expect(recover(browser().visit(), { email, recoveryCode: codes[0]!, password })).rejects.toThrow(
      Invalid,
    )
    // A restore of older data brings neither passkey nor feed back.
    const digest = createHash('sha256').update(feed).digest('hex').slice(0, 32)
    for (const [id, kind] of [
      [passkeyId, 'passkey.removed'],
      [digest, 'feed.ended'],
    ])
      expect(await keyringQuery('select kind from ledger where subject_id = $1', [id])).toEqual([{ kind }])
  })

  /** Whether what was begun waits for a lock, or was over before. */
  const waits = async (begun: Promise<unknown>) => {
    let isOver = false
    void begun.finally(() => {
      isOver = true
    })
    const locks =
      'select 1 from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()'
    while (!isOver && (await ownerQuery(locks)).length === 0);
    return !isOver
  }

  test('ends also a calendar link that is being made at that moment', async () => {
    const here = await circle('Eleven')
    const [made, goOn] = [Promise.withResolvers<string>(), Promise.withResolvers<void>()]
    const making = as(
      here.amara,
      async (acting: Acting) => {
        made.resolve((await makeFeedLink(acting)).token)
        await goOn.promise
      },
      undefined,
    )
    const feed = await made.promise
    const resetting = resetPassword(browser().visit(), await here.reset(), other)
    expect(await waits(resetting)).toBe(true)
    goOn.resolve()
    await Promise.all([making, resetting])
    expect(await asNobody(openFeed, { token: feed })).toBeUndefined()
    const digest = createHash('sha256').update(feed).digest('hex').slice(0, 32)
    expect(await keyringQuery('select kind from ledger where subject_id = $1', [digest])).toEqual([
      { kind: 'feed.ended' },
    ])
  })

  test('lets no calendar link be made that was asked for while the link was being used', async () => {
    const { amara, sofia } = await circle('Twelve')
    const resetting = new Client({ connectionString: databaseUrls().auth })
    await resetting.connect()
    await resetting.query('begin')
    await resetting.query('select accounts.shut_after_reset($1, $2)', [amara.clinicianId, sofia.clinicianId])
    const making = as(amara, makeFeedLink, undefined).catch((refused: unknown) => refused)
    expect(await waits(making)).toBe(true)
    await resetting.query('commit')
    await resetting.end()
    expect(await making).toEqual(new NotAllowed('be-vouched-for'))
  })

  test('stays with who had nobody to vouch for them', async () => {
    const { sofia } = await circle('Ten')
    const alone = await colleague('Solo Ten')
    await as(sofia, resetSignIn, { clinicianId: alone.clinicianId, reason })
    const who = await signedIn(alone)
    await makeRecoveryCodes(who)
    await as(alone, makeFeedLink, undefined)
  })
})
