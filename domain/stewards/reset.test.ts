/** What a steward could do with the link that resets somebody's sign-in, each tried with the product's own actions. */
import { beforeAll, describe, expect, test } from 'vitest'
import { arrive } from '#domain/clinicians/actions'
import { vouchFor } from '#domain/seats/actions'
import { openGroups, vouchingsWaiting } from '#domain/seats/reads'
import { changePassword } from '#platform/accounts/passwords'
import { makeRecoveryCodes, recover } from '#platform/accounts/recovery'
import { resetOpens, resetPassword } from '#platform/accounts/resets'
import { clinicianFor, type SignedIn } from '#platform/accounts/sessions'
import { signIn } from '#platform/accounts/sign-in'
import { makeAccount } from '#platform/accounts/sign-up'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { NotFound, Stale } from '#platform/refusals'
import { browser, openTestAccounts } from '#tests/accounts'
import { appQuery, as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
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
     values ($1, $2, 'US-NY', 'lmft', '\\x00', current_date + 400, 'verified', now(), now())`,
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
    expect(await resetOpens(token)).toBe(false)
    await expect(resetPassword(browser().visit(), token, other)).rejects.toThrow(NotFound)
  })

  test('ends with a change of password and with a recovery', async () => {
    const { amara, reset } = await circle('Two')
    const codes = await makeRecoveryCodes(await signedIn(amara))
    const changed = await reset()
    await changePassword(await signedIn(amara), other)
    expect(await resetOpens(changed)).toBe(false)
    const recovered = await reset()
    await recover(browser().visit(), { email: amara.email, recoveryCode: codes[0]!, password })
    expect(await resetOpens(recovered)).toBe(false)
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
      const [used, vouched] = await Promise.allSettled([
        resetPassword(browser().visit(), token, other),
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
