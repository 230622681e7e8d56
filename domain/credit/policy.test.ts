import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Attended,
  creditFor,
  documentKind,
  evaluationDueAt,
  isInForce,
  KeepPolicy,
  missingToTell,
  type Policy,
  totalsOf,
  unitsFor,
} from './policy.ts'

const instant = Temporal.Instant.from
const policy: Policy = {
  id: '01890000-0000-7000-8000-000000000001',
  title: 'Peer consultation',
  providerName: '',
  providerNumber: '',
  approvalSentence: '',
  unitName: 'hour',
  unitMinutes: 60,
  incrementPercent: 25,
  rounding: 'down',
  minPresenceMinutes: 0,
  minPresencePercent: 80,
  counts: 'all',
  category: 'peer',
  groupMin: 3,
  groupMax: 10,
  evaluationRequired: true,
  evaluationDays: 30,
  objectives: [],
  signerName: '',
  signerTitle: '',
  source: '',
  validFrom: Temporal.PlainDate.from('2026-01-01'),
  validTo: null,
  confirmedOn: null,
  changedAt: instant('2026-01-01T00:00:00Z'),
}
const evening: Attended = {
  startsAt: instant('2026-11-19T23:30:00Z'),
  zone: 'America/New_York',
  minutes: 90,
  minutesPresent: 90,
  presentingMinutes: 25,
  peoplePresent: 6,
  evaluatedAt: instant('2026-11-20T14:00:00Z'),
}
const now = instant('2026-11-20T15:00:00Z')
const reasons = (p: Policy, a: Attended, at = now) => creditFor(p, a, at).missing.map((m) => m.reason)

test('a full evening of 90 minutes is one and a half hours, with nothing missing', () => {
  expect(creditFor(policy, evening, now)).toEqual({
    minutes: 90,
    unitsHundredths: 150,
    category: 'peer',
    missing: [],
  })
})

test.each([
  [60, 100, 'down', 119, 100],
  [60, 50, 'down', 89, 100],
  [60, 50, 'nearest', 75, 150],
  [60, 50, 'nearest', 74, 100],
  [60, 25, 'up', 61, 125],
  [45, 100, 'down', 90, 200],
  [50, 10, 'down', 49, 90],
  [60, 33, 'down', 60, 99],
  [45, 1, 'down', 1, 2],
] as const)(
  'unit %i min, step %i/100, rounding %s: %i minutes are %i hundredths',
  (unitMinutes, incrementPercent, rounding, minutes, units) => {
    expect(unitsFor({ unitMinutes, incrementPercent, rounding }, minutes)).toBe(units)
  },
)

const anyRule = fc.record({
  unitMinutes: fc.integer({ min: 1, max: 240 }),
  incrementPercent: fc.integer({ min: 1, max: 100 }),
  rounding: fc.constantFrom('down' as const, 'nearest' as const, 'up' as const),
})
const anyMinutes = fc.integer({ min: 0, max: 600 })

test('units are whole steps, at most one step from the exact worth, and rounding down never gives too much', () => {
  fc.assert(
    fc.property(anyRule, anyMinutes, (rule, minutes) => {
      const units = unitsFor(rule, minutes)
      expect(units % rule.incrementPercent).toBe(0)
      const off = BigInt(units) * BigInt(rule.unitMinutes) - BigInt(minutes) * 100n // hundredths of a minute
      const step = BigInt(rule.incrementPercent * rule.unitMinutes)
      if (rule.rounding === 'down') expect(off <= 0n && off > -step).toBe(true)
      if (rule.rounding === 'up') expect(off >= 0n && off < step).toBe(true)
      if (rule.rounding === 'nearest') expect(off * 2n <= step && off * 2n > -step).toBe(true)
    }),
  )
})

test('more minutes never give less; down ≤ nearest ≤ up', () => {
  fc.assert(
    fc.property(anyRule, anyMinutes, anyMinutes, (rule, a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)]
      expect(unitsFor(rule, less)).toBeLessThanOrEqual(unitsFor(rule, more))
      const [down, nearest, up] = (['down', 'nearest', 'up'] as const).map((rounding) =>
        unitsFor({ ...rule, rounding }, a),
      )
      expect(down).toBeLessThanOrEqual(nearest!)
      expect(nearest).toBeLessThanOrEqual(up!)
    }),
  )
})

test('below the minimum presence, in per cent or minutes, says what was needed', () => {
  expect(creditFor(policy, { ...evening, minutesPresent: 71 }, now).missing).toEqual([
    { reason: 'too-short', minutes: 71, needed: 72 },
  ])
  expect(reasons(policy, { ...evening, minutesPresent: 72 })).toEqual([])
  expect(reasons({ ...policy, minPresenceMinutes: 75 }, { ...evening, minutesPresent: 74 })).toEqual([
    'too-short',
  ])
})

test('own turn counts the minutes of presenting only, never more than presence', () => {
  const own = { ...policy, counts: 'own-turn' as const }
  expect(creditFor(own, evening, now)).toMatchObject({ minutes: 25, unitsHundredths: 25 })
  expect(creditFor(own, { ...evening, minutesPresent: 80, presentingMinutes: 85 }, now).minutes).toBe(80)
  expect(creditFor(own, { ...evening, presentingMinutes: 0 }, now).missing).toEqual([
    { reason: 'below-one-step', minutes: 0, needed: 15 },
  ])
})

test('of what is missing only what is still possible is told, and nothing twice', () => {
  const told = (attended: Attended, of = policy) =>
    missingToTell(creditFor(of, attended, now).missing).map((one) => one.reason)
  const waiting = { ...evening, evaluatedAt: null }
  expect(told(waiting)).toEqual(['evaluation'])
  expect(told({ ...waiting, minutesPresent: 3 })).toEqual(['too-short'])
  expect(told({ ...waiting, peoplePresent: 2 })).toEqual(['group-too-small'])
  expect(told({ ...evening, presentingMinutes: 0 }, { ...policy, counts: 'own-turn' })).toEqual([
    'below-one-step',
  ])
  expect(
    told({ ...evening, minutesPresent: 70, presentingMinutes: 0 }, { ...policy, counts: 'own-turn' }),
  ).toEqual(['too-short', 'below-one-step'])
})

test('group size is of those present', () => {
  expect(reasons(policy, { ...evening, peoplePresent: 2 })).toEqual(['group-too-small'])
  expect(reasons(policy, { ...evening, peoplePresent: 11 })).toEqual(['group-too-large'])
})

test('an evaluation is owed until the end of its last day where the meeting was, across the clock change', () => {
  const waiting = { ...evening, startsAt: instant('2026-10-15T22:30:00Z'), evaluatedAt: null }
  const due = evaluationDueAt(policy, waiting)
  expect(due.toString()).toBe('2026-11-15T05:00:00Z') // midnight after November 14 in New York, now on winter time
  expect(reasons(policy, waiting, due.subtract({ seconds: 1 }))).toEqual(['evaluation'])
  expect(reasons(policy, waiting, due)).toEqual(['evaluation-late'])
  expect(
    reasons(policy, { ...waiting, evaluatedAt: due.subtract({ seconds: 1 }) }, due.add({ hours: 900 })),
  ).toEqual([])
  expect(reasons(policy, { ...waiting, evaluatedAt: due })).toEqual(['evaluation-late'])
  expect(reasons({ ...policy, evaluationRequired: false }, waiting)).toEqual([])
})

test('validity is by the day where the meeting was, first and last day included', () => {
  const day = {
    ...policy,
    validFrom: Temporal.PlainDate.from('2026-11-19'),
    validTo: Temporal.PlainDate.from('2026-11-19'),
  }
  expect(reasons(day, { ...evening, startsAt: instant('2026-11-20T04:30:00Z') }, now)).toEqual([]) // still the 19th in New York
  expect(reasons(day, { ...evening, startsAt: instant('2026-11-20T05:30:00Z') }, now)).toEqual([
    'not-in-force',
  ])
  expect(isInForce({ ...day, validTo: null }, Temporal.PlainDate.from('2030-01-01'))).toBe(true)
})

test('only a provider with name and number makes a certificate', () => {
  expect(documentKind(policy)).toBe('attendance')
  expect(documentKind({ providerName: 'Cascadia CE', providerNumber: ' ' })).toBe('attendance')
  expect(documentKind({ providerName: 'Cascadia CE', providerNumber: 'ACEP No. 1234' })).toBe('certificate')
})

test('whatever is missing, nothing is negative and missing is never empty without credit', () => {
  const anyAttended = fc.record({
    minutesPresent: anyMinutes,
    presentingMinutes: anyMinutes,
    peoplePresent: fc.integer({ min: 0, max: 30 }),
    minutes: fc.integer({ min: 15, max: 480 }),
  })
  fc.assert(
    fc.property(anyRule, anyAttended, fc.boolean(), (rule, some, own) => {
      const credit = creditFor(
        { ...policy, ...rule, counts: own ? 'own-turn' : 'all' },
        { ...evening, ...some },
        now,
      )
      expect(credit.minutes).toBeGreaterThanOrEqual(0)
      if (credit.missing.length === 0) expect(credit.unitsHundredths).toBeGreaterThan(0)
      for (const missing of credit.missing)
        if (missing.reason === 'below-one-step') {
          expect(unitsFor(rule, missing.needed)).toBeGreaterThan(0)
          expect(unitsFor(rule, missing.needed - 1)).toBe(0)
        }
    }),
  )
})

test('totals never add different units, kinds or years', () => {
  const one = { year: 2026, category: 'peer' as const, unitName: 'hour', unitsHundredths: 150 }
  expect(
    totalsOf([
      one,
      { ...one, unitsHundredths: 25 },
      { ...one, unitName: 'point' },
      { ...one, year: 2027 },
      { ...one, category: 'ethics' },
    ]),
  ).toEqual([
    { ...one, year: 2027 },
    { ...one, category: 'ethics' },
    { ...one, unitsHundredths: 175 },
    { ...one, unitName: 'point' },
  ])
})

test('a provider needs name, number and a signer; dates and sizes in order', () => {
  const form = {
    policyId: policy.id,
    title: 'Peer',
    category: 'peer',
    unitName: 'hour',
    unitMinutes: '60',
    incrementPercent: '25',
    rounding: 'down',
    counts: 'all',
    minPresenceMinutes: '0',
    minPresencePercent: '80',
    groupMin: '3',
    groupMax: '2',
    evaluationDays: '30',
    validFrom: '2026-02-01',
    validTo: '2026-01-01',
    providerName: 'Cascadia CE',
  }
  const read = KeepPolicy.safeParse(form)
  expect(read.error?.issues.map((issue) => issue.message)).toEqual([
    'credit.groupMax',
    'credit.validTo',
    'credit.providerNumber',
    'credit.signerName',
  ])
})
