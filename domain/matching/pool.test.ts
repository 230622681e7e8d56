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

const wrong: [string, (pool: ReturnType<typeof base>) => void, RegExp][] = [
  ['missing field', (p) => delete p.clinicians[3]!.goals, /clinicians\.3\.goals/],
  ['missing rules', (p) => delete (p as Loose).rules, /rules/],
  ['missing round', (p) => delete p.round, /round/],
  ['wrong kind', (p) => (p.clinicians[0]!.years = 'ten'), /clinicians\.0\.years/],
  ['null', (p) => (p.clinicians[0]!.formats = null), /clinicians\.0\.formats/],
  [
    'weekday 0',
    (p) => (p.clinicians[0]!.availability = [{ weekday: 0, from: '18:00', to: '19:00' }]),
    /weekday/,
  ],
  [
    'a time that is none',
    (p) => (p.clinicians[0]!.availability = [{ weekday: 1, from: '25:00', to: '19:00' }]),
    /from/,
  ],
  [
    '24:00 as a start',
    (p) => (p.clinicians[0]!.availability = [{ weekday: 1, from: '24:00', to: '19:00' }]),
    /from/,
  ],
  [
    'from equals to',
    (p) => (p.clinicians[0]!.availability = [{ weekday: 1, from: '18:00', to: '18:00' }]),
    /from equals to/,
  ],
  ['unknown zone', (p) => (p.clinicians[0]!.zone = 'America/Gotham'), /zone.*unknown time zone/],
  ['an offset for a zone', (p) => (p.clinicians[0]!.zone = '+05:00'), /unknown time zone/],
  ['unknown zone of a place', (p) => (p.places = [{ id: 'x', zone: 'Mars' }]), /places\.0\.zone/],
  [
    'unknown zone of a slot',
    (p) => (p.recruitingGroups[0]!.slot = { zone: 'X/Y', weekday: 1, time: '18:00' }),
    /slot\.zone/,
  ],
  ['unknown place', (p) => (p.clinicians[0]!.where = ['online', 'atlantis']), /unknown place "atlantis"/],
  [
    'unknown place of a group',
    (p) => (p.recruitingGroups[0]!.where = 'atlantis'),
    /recruitingGroups\.0\.where: unknown place/,
  ],
  ['two clinicians with one id', (p) => (p.clinicians[1]!.id = p.clinicians[0]!.id), /used twice/],
  ['two groups with one id', (p) => p.recruitingGroups.push({ ...p.recruitingGroups[0] }), /used twice/],
  ['min above max', (p) => (p.rules.size = { min: 6, max: 5 }), /min is greater than max/],
  ['min above max in a wish', (p) => (p.clinicians[0]!.size = { min: 6, max: 5 }), /min is greater than max/],
  ['a date that is none', (p) => (p.rules.start = '2027-02-30'), /start/],
  ['a conflict of one', (p) => (p.conflicts = [['c00001']]), /conflicts\.0/],
  ['an unknown wish', (p) => (p.clinicians[0]!.orientationWish = 'mixed'), /orientationWish/],
]

test.each(wrong)('refused in one line: %s', (_, change, message) => {
  const said = refusal((p) => void change(p))
  expect(said).toMatch(message)
  expect(said).not.toContain('\n')
})

test('zones are names of the database', () => {
  for (const name of ['America/Denver', 'Asia/Kathmandu', 'UTC', 'Etc/GMT+5']) expect(isZone(name)).toBe(true)
  for (const name of ['', 'Z', '-07:00', '2027-01-01T00:00[America/Denver]', 'Denver'])
    expect(isZone(name)).toBe(false)
})
