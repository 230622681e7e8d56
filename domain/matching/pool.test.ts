import { expect, test } from 'vitest'
import { BadPool, isZone, readPool } from './pool.ts'
import { samplePool } from './samples.ts'

type Loose = Record<string, unknown>
const base = () =>
  JSON.parse(JSON.stringify(samplePool({ people: 40, seed: 1 }))) as Loose & {
    clinicians: Loose[]
    rules: Loose
    recruitingGroups: Loose[]
  }

/** Reads the sample after a change; the message of the refusal, or undefined when it is read. */
function refusal(change: (pool: ReturnType<typeof base>) => void): string | undefined {
  const pool = base()
  change(pool)
  try {
    readPool(JSON.stringify(pool))
  } catch (error) {
    expect(error).toBeInstanceOf(BadPool)
    return (error as Error).message
  }
}

test('a sample is read, and an empty pool', () => {
  expect(refusal(() => {})).toBeUndefined()
  expect(
    refusal((p) => Object.assign(p, { clinicians: [], recruitingGroups: [], places: [], conflicts: [] })),
  ).toBeUndefined()
})

test('optional fields may be left out', () => {
  const left = refusal((p) => {
    for (const field of ['seed', 'places', 'conflicts', 'recruitingGroups']) delete p[field]
    for (const c of p.clinicians) {
      c.where = ['online']
      for (const field of ['formats', 'backgrounds', 'seeks', 'size']) delete c[field]
      c.availability = [{ weekday: 1, from: '18:00', to: '24:00' }]
    }
  })
  expect(left).toBeUndefined()
})

test('what is not JSON is refused', () => {
  for (const text of ['', '{', 'nonsense', '[]', 'null']) expect(() => readPool(text)).toThrow(BadPool)
})

const window = (change: Record<string, unknown>) => (p: ReturnType<typeof base>) =>
  (p.clinicians[0]!.availability = [{ weekday: 1, from: '18:00', to: '19:00', ...change }])

const wrong: [string, (pool: ReturnType<typeof base>) => void, string][] = [
  ['missing field', (p) => delete p.clinicians[3]!.goals, 'clinicians[3].goals: missing'],
  ['missing zone', (p) => delete p.clinicians[3]!.zone, 'clinicians[3].zone: missing'],
  [
    'missing choice',
    (p) => delete p.clinicians[3]!.orientationWish,
    'clinicians[3].orientationWish: missing',
  ],
  ['missing rules', (p) => delete (p as Loose).rules, 'rules: missing'],
  ['missing round', (p) => delete p.round, 'round: missing'],
  ['wrong kind', (p) => (p.clinicians[0]!.years = 'ten'), 'clinicians[0].years: expected a number'],
  ['null', (p) => (p.clinicians[0]!.formats = null), 'clinicians[0].formats: expected a list'],
  ['null for text', (p) => (p.clinicians[0]!.zone = null), 'clinicians[0].zone: expected text'],
  ['no person', (p) => (p.clinicians[0] = 7 as unknown as Loose), 'clinicians[0]: expected an object'],
  ['a word too many', (p) => (p.clinicians[0]!.goals = ['a', 4]), 'clinicians[0].goals[1]: expected text'],
  ['an empty id', (p) => (p.clinicians[0]!.id = ''), 'clinicians[0].id: expected some text'],
  ['half a week', (p) => (p.rules.weeks = 1.5), 'rules.weeks: expected a whole number'],
  ['no week', (p) => (p.rules.weeks = 0), 'rules.weeks: expected a number of at least 1'],
  [
    'a meeting of years',
    (p) => (p.rules.minutes = 1e9),
    'rules.minutes: expected a number of at most 5342400',
  ],
  [
    'weekday 0',
    window({ weekday: 0 }),
    'clinicians[0].availability[0].weekday: expected a number of at least 1',
  ],
  [
    'a time that is none',
    window({ from: '25:00' }),
    'clinicians[0].availability[0].from: expected a wall time HH:MM',
  ],
  [
    '24:00 as a start',
    window({ from: '24:00' }),
    'clinicians[0].availability[0].from: expected a wall time HH:MM',
  ],
  ['from equals to', window({ to: '18:00' }), 'clinicians[0].availability[0].to: from equals to'],
  [
    'unknown zone',
    (p) => (p.clinicians[0]!.zone = 'America/Gotham'),
    'clinicians[0].zone: unknown time zone',
  ],
  [
    'an offset for a zone',
    (p) => (p.clinicians[0]!.zone = '+05:00'),
    'clinicians[0].zone: unknown time zone',
  ],
  [
    'unknown zone of a place',
    (p) => (p.places = [{ id: 'x', zone: 'Mars' }]),
    'places[0].zone: unknown time zone',
  ],
  [
    'unknown zone of a slot',
    (p) => (p.recruitingGroups[0]!.slot = { zone: 'X/Y', weekday: 1, time: '18:00' }),
    'recruitingGroups[0].slot.zone: unknown time zone',
  ],
  [
    'unknown place',
    (p) => (p.clinicians[0]!.where = ['online', 'atlantis']),
    'clinicians[0].where[1]: unknown place "atlantis"',
  ],
  [
    'unknown place of many words',
    (p) => (p.clinicians[0]!.where = ['far\n\u2028'.repeat(30_000)]),
    `clinicians[0].where[0]: unknown place "${'far '.repeat(20)}…"`,
  ],
  [
    'unknown place of a group',
    (p) => (p.recruitingGroups[0]!.where = 'atlantis'),
    'recruitingGroups[0].where: unknown place "atlantis"',
  ],
  [
    'two clinicians with one id',
    (p) => (p.clinicians[1]!.id = p.clinicians[0]!.id),
    'clinicians[1].id: "c00001" is used twice',
  ],
  ['two groups with one id', (p) => p.recruitingGroups.push({ ...p.recruitingGroups[0] }), 'is used twice'],
  ['min above max', (p) => (p.rules.size = { min: 6, max: 5 }), 'rules.size.min: min is greater than max'],
  [
    'min above max in a wish',
    (p) => (p.clinicians[0]!.size = { min: 6, max: 5 }),
    'clinicians[0].size.min: min is greater than max',
  ],
  ['a date that is none', (p) => (p.rules.start = '2027-02-30'), 'rules.start: expected a date YYYY-MM-DD'],
  ['a conflict of one', (p) => (p.conflicts = [['c00001']]), 'conflicts[0]: expected at least 2 entries'],
  [
    'an unknown wish',
    (p) => (p.clinicians[0]!.orientationWish = 'mixed'),
    'clinicians[0].orientationWish: expected varied, same, or any',
  ],
]

test.each(wrong)('refused in one plain line: %s', (_, change, line) => {
  const said = refusal((p) => void change(p))
  expect(said).toContain(line)
  expect(said).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|received|invalid/iu)
})

test('zones are names of the database', () => {
  for (const name of ['America/Denver', 'Asia/Kathmandu', 'UTC', 'Etc/GMT+5']) expect(isZone(name)).toBe(true)
  for (const name of ['', 'Z', '-07:00', '2027-01-01T00:00[America/Denver]', 'Denver'])
    expect(isZone(name)).toBe(false)
})
