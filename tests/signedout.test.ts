/** Whose session ended while they filled a form in gets all of it back, to send again. */
import type { RouterContextProvider } from 'react-router'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { submit, tooLargeContext } from '#app/request'
import { writerMark } from '#app/writer'
import { newId } from '#platform/identifiers'
import { argsOf, type Form, post } from '#tests/pages'
import * as email from '../app/routes/account/email.tsx'
import * as password from '../app/routes/account/password.tsx'
import * as invitation from '../app/routes/groups/invitation.tsx'
import * as schedule from '../app/routes/meetings/schedule.tsx'
import * as week from '../app/routes/profile/week.tsx'
import * as you from '../app/routes/profile/you.tsx'

const groupId = '0191f3c4-0000-7000-8000-000000000000'

test.each([
  [
    'a painted week',
    week,
    '/profile/week',
    {},
    [
      ['week', '36-39'],
      ['week', '84'],
    ],
  ],
  [
    'a rhythm',
    schedule,
    `/groups/${groupId}/schedule`,
    { groupId },
    [
      ['seriesId', groupId],
      ['cadence', 'weekly'],
      ['weekday', '2'],
      ['startsLocal', '17:00'],
    ],
  ],
  ['a new email address', email, '/account/email', {}, [['email', 'jo@example.org']]],
  [
    'one word',
    you,
    '/profile',
    {},
    [
      ['name', 'Jo'],
      ['credential', ''],
    ],
  ],
] as const)('%s', async (_, page, path, params, form) => {
  const said = await post(page.action as never, undefined, path, form as unknown as Form, params)
  expect(said).toMatchObject({ status: 401, shown: { refusal: 'not-allowed', mend: 'sign-in' } })
  const { sent } = said.shown as { sent: { address: string; fields: { name: string; value: string }[] } }
  expect(sent.address).toBe(path)
  expect(sent.fields.map(({ name, value }) => [name, value])).toEqual(form)
})

test('a form with nothing filled in leads to signing in', async () => {
  const said = await post(you.action as never, undefined, '/profile', [
    ['form', 'you'],
    ['id', groupId],
    ['seen', 'x:y'],
  ])
  expect(said).toEqual({ status: 302, to: '/sign-in?next=%2Fprofile' })
})

test.each([
  [
    'a profile',
    you,
    '/profile',
    [
      ['name', 'Jo'],
      ['credential', ''],
    ],
  ],
  ['a rhythm', schedule, `/groups/${groupId}/schedule`, [['cadence', 'weekly']]],
  ['a new password', password, '/account/password', [['password', 'a quiet lamp on the stairs']]],
  ['an invitation', invitation, '/join/token', []],
] as const)(
  '%s of one person is not sent, nor shown, by another who signed in since',
  async (_, page, path, form) => {
    const [amara, leo] = [{ clinicianId: newId() }, { clinicianId: newId() }]
    const fields = [...form, ['writer', writerMark(amara.clinicianId)]] as unknown as Form
    const said = await post(page.action as never, leo, path, fields, { groupId, token: 'token' })
    expect(said).toEqual({ status: 403, shown: { refusal: 'another' } })
  },
)

test('nor where the file with it is too large', async () => {
  const [amara, leo] = [{ clinicianId: newId() }, { clinicianId: newId() }]
  const args = argsOf(leo, '/license', {}, [['writer', writerMark(amara.clinicianId)]]) as {
    context: RouterContextProvider
    request: Request
    params: Record<string, string>
  }
  args.context.set(tooLargeContext, { files: ['file'], maximum: 10 })
  await expect(submit(args, z.object({}), async () => {})).rejects.toMatchObject({
    data: { refusal: 'another' },
    init: { status: 403 },
  })
})

test('given back to a visitor, a form still says whose page it stood on', async () => {
  const mark = writerMark(newId())
  const said = await post(you.action as never, undefined, '/profile', [
    ['name', 'Jo'],
    ['writer', mark],
  ])
  const { sent } = said.shown as { sent: { fields: { name: string; kind: string; value: string }[] } }
  expect(sent.fields).toContainEqual(expect.objectContaining({ name: 'writer', kind: 'hidden', value: mark }))
})
