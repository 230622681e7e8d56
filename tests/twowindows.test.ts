/** Two windows, or two people, with the same form: nobody overwrites what they were not shown. */
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { submit } from '#app/request'
import { keepPolicy } from '#domain/credit/actions'
import { NETWORK_ID } from '#platform/identifiers'
import { as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { argsOf, type Form, load, type Params, post, type Said } from '#tests/pages'
import { groupOf, person, stewardPerson } from '#tests/people'
import { aPolicy } from '#tests/policies'
import * as policy from '../app/routes/credit/policy.tsx'
import * as network from '../app/routes/desk/network.tsx'
import * as charter from '../app/routes/groups/charter.tsx'
import * as place from '../app/routes/groups/place.tsx'
import * as week from '../app/routes/profile/week.tsx'
import * as work from '../app/routes/profile/work.tsx'
import * as you from '../app/routes/profile/you.tsx'

type Page = {
  loader(args: never): Promise<unknown>
  action(args: never): Promise<unknown>
}
type Case = {
  page: Page
  path: string
  params?: Params
  /** All of the form, but for the field that is changed. */
  rest: Form
  field: string
  stored: () => Promise<unknown>
  values: [mine: string, others: string]
  /** Two more, where words cannot be made longer. */
  atOnce?: [string, string]
  who: Person
}
const cases = new Map<string, Case>()
const steps = ['goals', 'composition', 'guidelines', 'leadership', 'commitment'] as const

beforeAll(async () => {
  const close = await openTestDatabase()
  const priya = await person('Priya Raman')
  const sofia = await stewardPerson('Sofia Reyes')
  const { groupId } = await groupOf(priya)
  await ownerQuery(
    `insert into network (id, name, home_zone, directory, made_at, changed_at)
     values ($1, 'Aspen', 'America/Denver', 'public', now(), now())`,
    [NETWORK_ID],
  )
  const column = async (sql: string, of: unknown) => Object.values((await ownerQuery(sql, [of]))[0]!)[0]
  cases.set('the network', {
    page: network as never,
    path: '/desk/network',
    rest: [
      ['form', 'network'],
      ['homeZone', 'America/Denver'],
      ['directory', 'public'],
      ['about', ''],
      ['keepCreditYears', '7'],
    ],
    field: 'name',
    values: ['Aspen Network', 'Aspen Circle'],
    stored: () => column('select name from network where id = $1', NETWORK_ID),
    who: sofia,
  })
  const { policyId, ...policyFields } = aPolicy()
  await as(sofia, keepPolicy, { ...policyFields, policyId })
  cases.set('a credit policy', {
    page: policy as never,
    path: `/desk/credit/${policyId}`,
    params: { policyId },
    rest: Object.entries(policyFields)
      .filter(([name, value]) => name !== 'title' && value !== false)
      .map(([name, value]) => [name, String(value ?? '')]),
    field: 'title',
    values: ['Consultation among peers', 'Peers who consult'],
    stored: () => column('select title from credit_policy where id = $1', policyId),
    who: sofia,
  })
  cases.set('the profile', {
    page: you as never,
    path: '/profile',
    rest: [
      ['name', 'Priya Raman'],
      ['zone', 'America/New_York'],
    ],
    field: 'credential',
    values: ['PsyD', 'PhD'],
    stored: () => column('select credential from clinician where id = $1', priya.clinicianId),
    who: priya,
  })
  cases.set('how one works', {
    page: work as never,
    path: '/profile/work',
    rest: [
      ['approaches', 'emdr'],
      ['languages', 'en'],
    ],
    field: 'about',
    values: ['I work slowly.', 'I like groups.'],
    stored: () => column('select about from clinician where id = $1', priya.clinicianId),
    who: priya,
  })
  const fieldsOf: Record<(typeof steps)[number], [Form, string, [string, string]]> = {
    goals: [
      [
        ['name', 'Thursday Trauma Consult'],
        ['goal', 'clinical-consult'],
        ['cadence', 'every-other-week'],
        ['weekday', '4'],
        ['startsLocal', '18:30'],
        ['zone', 'America/New_York'],
        ['minutes', '90'],
        ['protocol', 'structured-peer'],
        ['place', 'online'],
        ['area', ''],
        ['language', 'en'],
      ],
      'purpose',
      ['To bring what is stuck.', 'To leave with one thing.'],
    ],
    composition: [
      [
        ['seatsMin', '3'],
        ['seatsMax', '7'],
        ['mix', 'varied'],
        ['specialties', 'ptsd'],
        ['wishedEarly', '1'],
        ['wishedSenior', '1'],
      ],
      'compositionNote',
      ['People who stay.', 'Anyone who is curious.'],
    ],
    guidelines: [
      [
        ['ethicsNote', ''],
        ['conductNote', ''],
      ],
      'caseFormat',
      ['Half a page.', 'One question.'],
    ],
    leadership: [[['leadership', 'rotating']], 'leadershipNote', ['By turns.', 'Who wants to.']],
    commitment: [
      [
        ['termMonths', '6'],
        ['attendancePercent', '80'],
        ['noticeHours', '48'],
        ['admission', 'rolling'],
      ],
      'questions.0',
      ['Why us?', 'Why now?'],
    ],
  }
  const columns = {
    goals: 'purpose',
    composition: 'composition_note',
    guidelines: 'case_format',
    leadership: 'leadership_note',
    commitment: 'questions[1]',
  }
  for (const step of steps) {
    const [rest, field, values] = fieldsOf[step]
    cases.set(`the charter: ${step}`, {
      page: charter as never,
      path: `/groups/${groupId}/charter/${step}`,
      params: { groupId, step },
      rest,
      field,
      values,
      stored: () => column(`select ${columns[step]} from charter where group_id = $1`, groupId),
      who: priya,
    })
  }
  cases.set('where a group meets', {
    page: place as never,
    path: `/groups/${groupId}/place`,
    params: { groupId },
    rest: [['videoLink', '']],
    field: 'address',
    values: ['12 Elm Street', '7 Oak Lane\nsecond floor'],
    stored: async () =>
      ((await load(place.loader as never, priya, '', { groupId })) as never as Shown).place.address,
    who: priya,
  })
  cases.set('the week', {
    page: week as never,
    path: '/profile/week',
    rest: [],
    field: 'week',
    values: ['36-39', '40-43'],
    atOnce: ['50-52', '60-62'],
    stored: async () => {
      const { cells } = (await load(week.loader as never, priya, '/profile/week')) as never as Shown
      return `${cells[0]}-${cells.at(-1)}`
    },
    who: priya,
  })
  return close
})

type Shown = { seen: string; place: { address: string }; cells: number[] }
type Refused = { problems: Record<string, unknown>; typed: Record<string, string[]> }

const names = [
  'the network',
  'a credit policy',
  'the profile',
  'how one works',
  ...steps.map((step) => `the charter: ${step}`),
  'where a group meets',
  'the week',
]

const seenIn = async ({ page, path, params, who }: Case) =>
  ((await load(page.loader as never, who, path, params)) as never as Shown).seen

const send = ({ page, path, params, rest, field, who }: Case, value: string, seen: string): Promise<Said> =>
  post(page.action as never, who, path, [...rest, [field, value], ['seen', seen]], params)

test.each(names)('%s: what another window saved is shown before it is overwritten', async (name) => {
  const one = cases.get(name)!
  const [mine, others] = one.values
  const seen = await seenIn(one)
  expect((await send(one, others, seen)).status).toBe(302)
  expect((await send(one, others, seen)).status).toBe(302) // pressed twice
  const refused = await send(one, mine, seen)
  expect(refused.status).toBe(400)
  const { problems, typed } = refused.shown as Refused
  expect(problems['']).toEqual({ code: 'meanwhile.changed' })
  expect(problems[one.field.split('.')[0]!]).toEqual({ code: 'meanwhile.kept' })
  expect(typed[one.field]).toEqual([mine])
  expect(await one.stored()).toBe(others)
  expect((await send(one, mine, typed.seen![0]!)).status).toBe(302)
  expect(await one.stored()).toBe(mine)
})

test.each(names)('%s: of two windows at the same moment one is told of the other', async (name) => {
  const one = cases.get(name)!
  const seen = await seenIn(one)
  const [a, b] = one.atOnce ?? one.values.map((value) => `${value} At once.`)
  const said = await Promise.all([send(one, a!, seen), send(one, b!, seen)])
  expect(said.map(({ status }) => status).toSorted()).toEqual([302, 400])
})

test('a save that takes its time keeps neither another person’s profile waiting nor another form of the page', async () => {
  const [slow, quick] = [await person('Amara Osei'), await person('Leo Brandt')]
  const held = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const args = (who: Person, form: string) =>
    argsOf(who, '/profile', {}, [
      ['form', form],
      ['name', 'Jo Winter'],
    ])
  const shape = z.object({ name: z.string() })
  const nothing = async () => ({})
  const slowly = submit(
    args(slow, 'one'),
    shape,
    async () => {
      begun.resolve()
      await held.promise
    },
    nothing,
    'own',
  )
  await begun.promise
  for (const [who, form] of [
    [quick, 'one'],
    [slow, 'another'],
  ] as const)
    expect(await submit(args(who, form), shape, nothing, nothing, 'own')).toEqual({ ok: true, value: {} })
  held.resolve()
  expect(await slowly).toMatchObject({ ok: true })
})
