/** What the web answers as a whole, where a page alone would not show it: status, headers, what was sent. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NETWORK_ID } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { openTestAccounts } from '#tests/accounts'
import { openTestDatabase, ownerQuery } from '#tests/database'
import { browserOf, type Served, serve, signedInAs } from '#tests/setup/served'

let served: Served
let ruth: Awaited<ReturnType<typeof signedInAs>>
beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(async () => {
  served = await serve()
  ruth = await signedInAs('Ruth')
  await makeKey(NETWORK_ID, 'network')
  await makeKey(ruth.clinicianId, 'clinician')
  await ownerQuery('delete from license where clinician_id = $1', [ruth.clinicianId]) // she enters hers here
}, 600_000)
afterAll(() => served.stop())

test('a file that is far too large comes back as a form that says so beside it, with all that was typed', async () => {
  const browser = browserOf(served.url, ruth.cookie)
  const form = await browser.get('/license?new')
  const file = new File([new Uint8Array(40 * 1024 * 1024)], 'scan.pdf', { type: 'application/pdf' })
  const typed = { number: 'LMFT 90210', body: 'Board "of" Counselors, Übersee' }
  const said = await browser.send(form, { ...typed, file }, { mayFail: true })
  expect(said.status).toBe(400)
  expect(said.html).toContain('Please choose a file of 10 MB at most.')
  const fields = said.forms.flatMap(({ fields }) => fields)
  for (const [name, value] of Object.entries(typed))
    expect(fields.find((field) => field.name === name)?.value).toBe(value)
  const kept = () => ownerQuery('select 1 from license_evidence')
  expect(await kept()).toEqual([])
  const small = new File(['%PDF-1.4 a scan'], 'scan.pdf', { type: 'application/pdf' })
  await browser.send(said, { jurisdiction: 'US-CA', profession: 'counselor', file: small })
  expect(await kept()).toHaveLength(1)
  expect(served.program.output()).not.toContain('fault')
})

test('so it is told to a script, and to somebody whose session ended', async () => {
  const body = () => {
    const form = new FormData()
    form.append('form', 'claim')
    form.append('body', 'Board of Counselors')
    form.append('file', new File([new Uint8Array(12 * 1024 * 1024)], 'scan.pdf'))
    return form
  }
  const post = (path: string, cookie: string) =>
    fetch(served.url + path, { method: 'POST', headers: { origin: served.url, cookie }, body: body() })
  const byScript = await post('/license.data', ruth.cookie)
  expect([byScript.status, await byScript.text()]).toEqual([400, expect.stringContaining('file.large')])
  const ended = await post('/license', '')
  const page = await ended.text()
  expect(ended.status).toBe(401)
  expect(page).toContain('Board of Counselors')
  expect(page).toMatch(/<input[^>]*type="file"/)
})

test('a file of an earlier build is not there, at once and without a page, and nobody keeps that in mind', async () => {
  const gone = await fetch(`${served.url}/assets/today-BxGone42.js`)
  expect([gone.status, await gone.text(), gone.headers.get('cache-control')]).toEqual([404, '', 'no-store'])
})

test('who tries many codes of documents is told when to come back', async () => {
  const answers = []
  for (let at = 0; at <= 60; at++) answers.push(await fetch(`${served.url}/verify/${at}`))
  expect(answers.slice(0, 60).every(({ status }) => status === 404)).toBe(true)
  const last = answers.at(-1)!
  expect([last.status, last.headers.get('retry-after')]).toEqual([429, '600'])
  expect(last.headers.get('x-robots-tag')).toBe('noindex, nofollow')
})

test('a steward’s invitation that does not open says so, and is not there', async () => {
  const browser = browserOf(served.url, ruth.cookie)
  const page = await browser.get('/stewards/invitation/used-or-never-made')
  expect(page.status).toBe(404)
  expect(page.html).toContain('This invitation does not open')
  const taken = await fetch(`${served.url}/stewards/invitation/used-or-never-made`, {
    method: 'POST',
    headers: { origin: served.url, cookie: ruth.cookie },
    body: new URLSearchParams({}),
  })
  expect([taken.status, await taken.text()]).toEqual([
    404,
    expect.stringContaining('This invitation does not open'),
  ])
})
