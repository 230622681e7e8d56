/** Links that open nothing any more say so in words, with a status that says it too; pressed twice, they lead where they led. */
import { beforeAll, expect, test } from 'vitest'
import { arrive } from '#domain/clinicians/actions'
import { invite, openInvitation } from '#domain/invitations/actions'
import { askAddressChange } from '#platform/accounts/address-changes'
import { addressOf } from '#platform/accounts/addresses'
import { makeRecoveryCodes, recoveryCodesLeft } from '#platform/accounts/recovery'
import { makeStewardReset } from '#platform/accounts/resets'
import { makeAccount, signUp } from '#platform/accounts/sign-up'
import { newId } from '#platform/identifiers'
import { browser, lastLetterTo, openTestAccounts } from '#tests/accounts'
import { as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { type Form, load, post, type Said } from '#tests/pages'
import { groupOf, person } from '#tests/people'
import * as confirm from '../app/routes/account/confirm.tsx'
import * as newAddress from '../app/routes/account/new-address.tsx'
import * as reset from '../app/routes/account/reset.tsx'
import * as restore from '../app/routes/account/restore.tsx'
import * as invitation from '../app/routes/groups/invitation.tsx'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

const password = 'a quiet lamp on the stairs'
let people = 0

async function member(): Promise<Person & { email: string }> {
  const email = `person${++people}@example.org`
  const clinicianId = await makeAccount({ name: 'Jo Winter', email, password })
  await as({ clinicianId }, arrive, { name: 'Jo Winter', zone: 'America/Denver' })
  return { clinicianId, email }
}

type Page = { loader(args: never): Promise<unknown>; action(args: never): Promise<unknown> }
const status = async (page: Page, who: Person | undefined, token: string) =>
  ((await load(page.loader, who, '/x', { token })) as { init?: { status?: number } }).init?.status ?? 200
const send = (page: Page, who: Person | undefined, token: string, form: Form = []): Promise<Said> =>
  post(page.action, who, '/x', form, { token })

test('a link that never was, or is over, is not found, and its page says what to do', async () => {
  const jo = await member()
  for (const page of [confirm, reset, newAddress, restore] as never as Page[]) {
    expect(await status(page, jo, 'none')).toBe(404)
    expect(await send(page, jo, 'none', [['password', password]])).toEqual({ status: 404, shown: undefined })
  }
  expect(await send(invitation as never, jo, 'none')).toEqual({ status: 404, shown: { isInvalid: true } })
})

test('an invitation that another person opened', async () => {
  const [priya, jo, other] = [await person('Priya Raman'), await member(), await member()]
  const { groupId } = await groupOf(priya)
  const { token } = await as(priya, invite, { invitationId: newId(), groupId, address: '' })
  await as(jo, openInvitation, { token, address: '' })
  expect(await send(invitation as never, other, token)).toEqual({ status: 404, shown: { isInvalid: true } })
})

test('a used link for a new password', async () => {
  const jo = await member()
  const token = await makeStewardReset(jo.clinicianId, (await member()).clinicianId)
  const page = reset as never as Page
  expect(await status(page, undefined, token)).toBe(200)
  expect((await send(page, undefined, token, [['password', 'seven herons by the river']])).status).toBe(302)
  expect(await status(page, undefined, token)).toBe(404)
  expect((await send(page, undefined, token, [['password', 'another one of twelve']])).status).toBe(404)
})

test('a used link that confirmed an address', async () => {
  const [here, email] = [browser(), 'new@example.org']
  here.keep((await signUp(here.visit(), { name: 'Jo Winter', email, password, zone: 'UTC' })).cookies)
  const token = (await lastLetterTo({ address: email })).secret!
  const form: Form = [['password', password]]
  for (const said of [
    await send(confirm as never, undefined, token, form),
    await send(confirm as never, undefined, token, form),
  ])
    expect(said.to).toBe('/account/recovery-codes?first')
  expect(await status(confirm as never, undefined, token)).toBe(404)
})

test('a new address taken up twice, and taken back twice, each told of once', async () => {
  const jo = await member()
  const who = { ...jo, sessionId: newId(), fresh: true }
  const wanted = `wanted${people}@example.org`
  await askAddressChange(who, wanted)
  const { secret } = await lastLetterTo({ address: wanted })
  const taking = newAddress as never as Page
  for (const said of await Promise.all([send(taking, jo, secret!), send(taking, jo, secret!)]))
    expect(said).toEqual({ status: 302, to: '/account?done=email' })
  expect((await send(taking, jo, secret!)).status).toBe(302)
  expect(await addressOf(jo.clinicianId)).toBe(wanted)

  const undo = (await lastLetterTo({ address: jo.email })).secret!
  const back = restore as never as Page
  for (const said of await Promise.all([send(back, undefined, undo), send(back, undefined, undo)]))
    expect(said).toEqual({ status: 200, shown: { ok: true } })
  expect(await addressOf(jo.clinicianId)).toBe(jo.email)
  expect(await status(back, undefined, undo)).toBe(404)
  // The new address does not come back with its old link.
  expect((await send(taking, jo, secret!)).status).toBe(404)
  const told = await ownerQuery<{ kind: string }>(
    "select kind from mail where kind in ('address-changed', 'address-restored')",
  )
  expect(told.map(({ kind }) => kind).toSorted()).toEqual(['address-changed', 'address-restored'])
})

test('recovery codes asked for twice at once are one set', async () => {
  const jo = await member()
  const who = { ...jo, sessionId: newId(), fresh: true }
  await Promise.all([makeRecoveryCodes(who), makeRecoveryCodes(who), makeRecoveryCodes(who)])
  expect(await recoveryCodesLeft(jo.clinicianId)).toBe(10)
})
