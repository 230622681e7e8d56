import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reasonInWords } from '#copy/matching.en'
import { fitOf, fitsFor, type GroupToFit, type PersonToFit, seatsOf } from './fit.ts'
import { yearFrom } from './year.ts'

const measure = { year: yearFrom(Temporal.PlainDate.from('2027-01-04'), 52), seniorYears: 10, earlyYears: 3 }
const slot = { zone: 'America/Denver', weekday: 2, time: '18:00' }
const person: PersonToFit = {
  zone: 'America/Phoenix',
  availability: [{ weekday: 2, from: '17:00', to: '19:30', preferred: false }],
  goals: ['ethics'],
  cadences: ['weekly'],
  languages: ['en'],
  where: ['online'],
  formats: ['balint'],
  orientation: 'systemic',
  orientationWish: 'varied',
  years: 12,
  specialties: [],
  seeks: { specialties: ['ocd', 'grief'], backgrounds: [] },
  size: { min: 3, max: 4 },
}
const group: GroupToFit = {
  goal: 'ethics',
  cadence: 'weekly',
  language: 'en',
  where: 'online',
  format: 'balint',
  meetings: { slot, minutes: 90 },
  seats: [
    { orientation: 'cbt', years: 2, specialties: ['ocd'], backgrounds: [] },
    { orientation: 'trauma', years: 5, specialties: [], backgrounds: [] },
  ],
}
const words = (p: PersonToFit, g: GroupToFit) => fitOf(p, g, measure).reasons.map(reasonInWords)

test('all seven parts as the objective weighs them', () => {
  const { fit, parts } = fitOf(person, group, measure)
  expect(parts).toEqual({
    slot: 1,
    orientation: 2 / 3,
    experience: 1,
    specialties: 0.5,
    format: 1,
    backgrounds: 1,
    size: 1,
  })
  expect(fit).toBeCloseTo(0.25 + 0.2 * (2 / 3) + 0.2 + 0.075 + 0.1 + 0.05 + 0.05, 12)
})

test('the sentences of the directory', () => {
  expect(words(person, group)).toContain(
    'Free for you in all 52 meetings of the next year, clock changes included',
  )
  expect(words(person, group)).toContain('You would be its first systemic therapist')
  const twelve = Array.from({ length: 12 }, (_, i) =>
    Temporal.Instant.from('2027-03-03T01:00:00Z').add({ hours: 24 * 7 * i }),
  )
  const late = twelve.map((at, i) => (i < 3 ? at.add({ hours: 4 }) : at))
  expect(words(person, { ...group, meetings: { startsAt: late, minutes: 60 } })).toContain(
    'You would miss 3 of 12',
  )
})

test('an hour of which no meeting is free is said plainly, not counted', () => {
  const morning = { ...group, meetings: { slot: { ...slot, time: '07:00' }, minutes: 90 } }
  expect(words(person, morning)).toContain('You are not free when it meets')
  expect(words(person, morning).join()).not.toContain('You would miss')
})

test('seats known as approaches only: what is unknown is left out, not guessed', () => {
  const { fit, parts } = fitOf(person, { ...group, seats: seatsOf({ cbt: 2, trauma: 1 }) }, measure)
  expect(parts.experience).toBeUndefined()
  expect(parts.specialties).toBeUndefined()
  expect(fit).toBeCloseTo((0.25 + 0.2 * (2 / 3) + 0.1 + 0.05 + 0.05) / 0.65, 12)
})

test('what the person does not accept comes first', () => {
  const result = fitOf(person, { ...group, language: 'es', goal: 'supervision' }, measure)
  expect(result.agrees).toEqual({ goal: false, cadence: true, language: false, where: true })
  expect(result.reasons.map(reasonInWords).slice(0, 2)).toEqual([
    'Its goal is supervision, which you did not list',
    'It speaks Spanish, which you did not list',
  ])
})

test('reasons do not change with what is confidential about others', () => {
  const other = group.seats.map((seat) => ({
    ...seat,
    years: 30,
    specialties: ['grief'],
    backgrounds: ['rural'],
  }))
  expect(words(person, { ...group, seats: other })).toEqual(words(person, group))
})

test('many groups at once are the same as one by one', () => {
  const groups = [group, { ...group, where: 'pdx' }, { ...group, meetings: undefined }]
  expect(fitsFor(person, groups, measure)).toEqual(groups.map((g) => fitOf(person, g, measure)))
})

test('approaches are counted as sets count them', () => {
  const approach = fc.constantFrom('cbt', 'systemic', 'trauma', 'humanistic', 'expressive')
  fc.assert(
    fc.property(approach, fc.array(approach, { minLength: 1, maxLength: 9 }), (own, theirs) => {
      const families = Object.fromEntries(
        [...new Set(theirs)].map((name) => [name, theirs.filter((one) => one === name).length]),
      )
      const seats = seatsOf(families)
      expect(seats.map((seat) => seat.orientation).toSorted()).toEqual(theirs.toSorted())
      const partFor = (orientationWish: 'varied' | 'same') =>
        fitOf({ ...person, orientation: own, orientationWish }, { ...group, seats }, measure).parts
          .orientation
      expect(partFor('varied')).toBe(Math.min(1, (new Set([own, ...theirs]).size - 1) / 3))
      expect(partFor('same')).toBe(theirs.filter((one) => one === own).length / theirs.length)
    }),
  )
})
