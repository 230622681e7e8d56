/** A group that meets every other Thursday evening in New York: Priya leads it, Lena and Dan live elsewhere, Marcus is outside. */
import { beforeAll } from 'vitest'
import { groupMeetings } from '#domain/dates/reads'
import type { MakeSeries } from '#domain/series/series'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase, type Person } from '#tests/database'
import { makeClinician, makeGroup, seat, type TestGroup } from '#tests/meetings'

export let priya: Person
export let lena: Person
export let dan: Person
export let marcus: Person
let group: TestGroup

/** Opens a test file's database with the four in it. */
export function withThursdays(): void {
  beforeAll(openTestDatabase)
  beforeAll(async () => {
    priya = await makeClinician('Priya')
    lena = await makeClinician('Lena', 'Europe/London')
    dan = await makeClinician('Dan', 'America/Phoenix')
    marcus = await makeClinician('Marcus')
  })
}

/** A group of the three without dates: the one that `coming` speaks of from now on. */
export async function fresh(leadership = 'rotating'): Promise<TestGroup> {
  group = await makeGroup(priya, 'Thursday Trauma Consult', leadership)
  await seat(group, lena)
  await seat(group, dan)
  return group
}

/** The day it is in New York. */
export const today = () => Temporal.Now.zonedDateTimeISO('America/New_York').toPlainDate()

/** A new series of that rhythm, from tomorrow on; `but`: what is to be otherwise. */
export const thursdays = (groupId: string, but: Partial<MakeSeries> = {}): MakeSeries => ({
  groupId,
  seriesId: newId(),
  cadence: 'every-other-week',
  weekday: 4,
  nths: [],
  days: [],
  startsLocal: '18:30',
  zone: 'America/New_York',
  minutes: 90,
  from: today().add({ days: 1 }).toString(),
  ...but,
})

/** The group's meetings to come, as somebody of it sees them. */
export const coming = async (who: Person) => (await as(who, groupMeetings, { groupId: group.groupId })).coming
