/** An account deleted twice, at once or one after the other: both presses end where the first one led. */
import { beforeAll, expect, test } from 'vitest'
import { accounts } from '#platform/accounts/connection'
import { endSessions, openSession } from '#platform/accounts/sessions'
import { type Browser, browser, openTestAccounts } from '#tests/accounts'
import { openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { argsOf, load, post } from '#tests/pages'
import { groupOf, join, person } from '#tests/people'
import * as page from '../app/routes/departures/delete.tsx'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

const goodbye = { status: 302, to: '/goodbye' }
const toSignIn = { status: 302, to: '/sign-in?next=%2Faccount%2Fdelete' }
/** The server knows a session before it reads the form: `who` is whom it found then. */
const press = (who: Person | undefined, { leaving, own }: Window) =>
  post(
    page.action,
    who,
    '/account/delete',
    [
      ['leaving', leaving],
      ['understood', 'on'],
    ],
    {},
    own,
  )

let people = 0
/** A member of somebody's group, signed in. */
async function member() {
  const [priya, jo] = [await person('Priya Raman'), await person('Jo Winter')]
  const { groupId } = await groupOf(priya)
  await join(priya, jo, groupId)
  const email = `leaving${++people}@example.org`
  await ownerQuery(
    'insert into accounts.account (id, email, name, email_confirmed) values ($1, $2, $3, true)',
    [jo.clinicianId, email, jo.name],
  )
  const { leaving } = (await load(page.loader, jo, '/account/delete')) as { leaving: string }
  return { jo, own: { leaving, own: await signedIn(jo) } }
}
async function signedIn({ clinicianId }: Person): Promise<Browser> {
  const own = browser()
  own.keep(await openSession(accounts(), clinicianId, own.visit().request))
  return own
}
type Window = { leaving: string; own: Browser }
/** The same page and cookies in another window, which hears nothing of the first one's answer. */
function windowOf({ leaving, own }: Window): Window {
  const other = browser()
  other.keep(own.cookies().split('; '))
  return { leaving, own: other }
}
const lettersAndEntries = async ({ clinicianId }: Person) =>
  ownerQuery(
    `select (select count(*)::int from record_entry where kind = 'account.deleted' and clinician_id = $1) as entries,
       (select count(*)::int from mail where kind = 'account-deleted' and made_at > now() - interval '1 minute') as letters`,
    [clinicianId],
  )

test('one after the other, once nobody is known any more', async () => {
  const { jo, own } = await member()
  const second = windowOf(own)
  expect(await press(jo, own)).toEqual(goodbye)
  expect(await press(undefined, second)).toEqual(goodbye)
})

test('both at once, both known when they came: deleted and told of once', async () => {
  const { jo, own } = await member()
  const [before] = await lettersAndEntries(jo)
  expect(await Promise.all([press(jo, own), press(jo, windowOf(own))])).toEqual([goodbye, goodbye])
  const [after] = await lettersAndEntries(jo)
  expect([after!.entries, after!.letters - before!.letters]).toEqual([1, 1])
})

test('known when it came, gone when its turn comes', async () => {
  const { jo, own } = await member()
  const second = windowOf(own)
  expect(await press(jo, own)).toEqual(goodbye)
  expect(await press(jo, second)).toEqual(goodbye)
})

test('whose session ended otherwise is asked to sign in, and nobody is told of an account that stands', async () => {
  const { jo, own } = await member()
  await endSessions(jo.clinicianId)
  expect(await press(undefined, own)).toEqual(toSignIn)
  const gone = await member()
  expect(await press(gone.jo, gone.own)).toEqual(goodbye)
  const [, proof] = own.leaving.split('.')
  for (const leaving of ['', 'nobody.', `${gone.jo.clinicianId}.`, `${gone.jo.clinicianId}.${proof}`])
    expect(await press(undefined, { ...own, leaving })).toEqual(toSignIn)
})

test('deleted, nothing of it stays in the browser, as after signing out', async () => {
  const { jo, own } = await member()
  const form: [string, string][] = [
    ['leaving', own.leaving],
    ['understood', 'on'],
  ]
  const answer = await page.action(argsOf(jo, '/account/delete', {}, form, own.own))
  expect(answer).toBeInstanceOf(Response)
  expect((answer as Response).headers.get('clear-site-data')).toBe('"cache", "storage"')
})
