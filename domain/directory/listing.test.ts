import { expect, test } from 'vitest'
import type { Candidate } from '#domain/groups/listing'
import { measureFrom, rank } from './listing.ts'

const candidate: Candidate = {
  groupId: 'a',
  name: 'A',
  goal: 'ethics',
  cadence: 'monthly',
  language: 'en',
  place: 'online',
  protocol: 'structured-peer',
  weekday: 5,
  startsLocal: '12:00',
  zone: 'America/Chicago',
  minutes: 60,
  seatsMax: 8,
  ring: { families: { psychodynamic: 2 }, taken: 2, open: 6 },
  admission: 'rolling',
}
const person = {
  zone: 'America/Denver',
  availability: [{ weekday: 5, from: '11:00', to: '12:00', preferred: false }],
}

test.each([
  ['weekly', 52],
  ['every-other-week', 26],
  ['monthly', 12],
])('a %s group meets %i times in the year ahead, whenever it is asked', (cadence, meetings) => {
  for (const day of ['2026-11-26', '2027-01-04', '2027-12-31', '2028-02-28']) {
    const measure = measureFrom(Temporal.Instant.from(`${day}T18:00:00Z`), person.zone)
    const [ranked] = rank(person, [{ ...candidate, cadence }], measure)
    expect(ranked!.fit).toMatchObject({ meetings, missed: 0 })
  }
})
