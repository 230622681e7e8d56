/** Where somebody was going when they had to sign in is kept on every way back in, and leads nowhere else. */
import { beforeAll, expect, test } from 'vitest'
import { makeRecoveryCodes } from '#platform/accounts/recovery'
import { makeStewardReset } from '#platform/accounts/resets'
import { clinicianFor } from '#platform/accounts/sessions'
import { signIn } from '#platform/accounts/sign-in'
import { makeAccount } from '#platform/accounts/sign-up'
import { closeMail, openMail } from '#platform/mail/transport'
import { browser, lastLetterTo, openTestAccounts, publicUrl } from '#tests/accounts'
import { openTestDatabase, ownerQuery } from '#tests/database'
import { load, post } from '#tests/pages'
import * as help from '../app/routes/account/help.tsx'
import * as recover from '../app/routes/account/recover.tsx'
import * as reset from '../app/routes/account/reset.tsx'
import * as signing from '../app/routes/account/sign-in.tsx'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(() => {
  openMail({ smtpUrl: 'smtp://127.0.0.1:9', from: 'network@example.org', mayBePlain: true, publicUrl })
  return closeMail
})

const password = 'a quiet lamp on the stairs'
const other = 'seven herons by the river'
const going = '/join/abc?seat=1'
const toGo = `?next=${encodeURIComponent(going)}`
let people = 0

async function account() {
  const email = `person${++people}@example.org`
  await makeAccount({ name: 'Jo Winter', email, password })
  return email
}

/** A reset asked for in `here`, on the way to `next`; what sending the new password there leads to. */
async function resetFrom(here: ReturnType<typeof browser>, query: string) {
  const email = await account()
  const asked = await post(
    help.action as never,
    undefined,
    `/sign-in/help${query}`,
    [['email', email]],
    {},
    here,
  )
  expect(asked).toMatchObject({ status: 200, shown: { ok: true } })
  const { secret } = await lastLetterTo({ address: email })
  const set = (from: ReturnType<typeof browser>) =>
    post(reset.action as never, undefined, '', [['password', other]], { token: secret! }, from)
  return { set }
}

test('signing in', async () => {
  const form = async (): Promise<[string, string][]> => [
    ['email', await account()],
    ['password', password],
  ]
  const to = async (query: string) =>
    (await post(signing.action as never, undefined, `/sign-in${query}`, await form())).to
  expect(await to(toGo)).toBe(going)
  expect(await to('?next=/groups/find?words=группа')).toBe(
    '/groups/find?words=%D0%B3%D1%80%D1%83%D0%BF%D0%BF%D0%B0',
  )
  for (const query of [
    '',
    '?next=//evil.example',
    '?next=/..//evil.example',
    '?next=/%00',
    `?next=/${'x'.repeat(5000)}`,
  ])
    expect(await to(query)).toBe('/today')
})

test('a recovery code', async () => {
  for (const [query, to] of [
    [toGo, going],
    ['', '/account?done=password'],
    ['?next=https://evil.example', '/account?done=password'],
  ] as const) {
    const [email, here] = [await account(), browser()]
    here.keep((await signIn(here.visit(), { email, password })).cookies)
    const [code] = await makeRecoveryCodes((await clinicianFor(here.visit().request))!)
    const said = await post(recover.action as never, undefined, `/recover${query}`, [
      ['email', email],
      ['recoveryCode', code!],
      ['password', other],
    ])
    expect(said).toEqual({ status: 302, to })
  }
})

test('a link for a new password, in the browser that asked for it and sent twice; no table holds it', async () => {
  const here = browser()
  const { set } = await resetFrom(here, toGo)
  for (const table of ['accounts.link', 'mail', 'job_request']) {
    const rows = await ownerQuery<{ row: string }>(`select t::text as row from ${table} t`)
    expect(rows.map(({ row }) => row).join()).not.toContain('join/abc')
  }
  const twice = await Promise.all([set(here), set(here)])
  for (const said of twice) expect(said).toEqual({ status: 302, to: going })
})

test('a link opened elsewhere, or one that was asked for afterwards by somebody else, does not go there', async () => {
  const here = browser()
  const first = await resetFrom(here, toGo)
  expect((await first.set(browser())).to).toBe('/account?done=password')
  const second = await resetFrom(here, '')
  expect((await second.set(here)).to).toBe('/account?done=password')
})

test('an address too long to be carried along leaves every page as it is without one', async () => {
  const long = `?next=/${'ж'.repeat(900)}`
  expect(await load(signing.loader as never, undefined, `/sign-in${long}`)).toMatchObject({ next: '/today' })
  expect(await load(help.loader as never, undefined, `/sign-in/help${long}`)).toMatchObject({
    next: undefined,
  })
  const here = browser()
  const { set } = await resetFrom(here, long)
  expect(here.cookies()).toBe('')
  expect((await set(here)).to).toBe('/account?done=password')
})

test('a link that a steward made goes to the account’s page, also in a browser that was on its way somewhere', async () => {
  const here = browser()
  await resetFrom(here, toGo)
  const [lost, steward] = [await account(), await account()]
  const idOf = async (email: string) =>
    (await ownerQuery<{ id: string }>('select id from accounts.account where email = $1', [email]))[0]!.id
  const token = await makeStewardReset(await idOf(lost), await idOf(steward))
  const said = await post(reset.action as never, undefined, '', [['password', other]], { token }, here)
  expect(said).toEqual({ status: 302, to: '/account?done=password' })
})
