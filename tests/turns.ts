/** A group that meets every week, whose members take turns: Priya leads it, Jo has not signed, Marcus is outside. */
import { beforeAll } from 'vitest'
import { takeTurn } from '#domain/agenda/actions'
import { groupMeetings } from '#domain/dates/reads'
import { makeSeries } from '#domain/series/actions'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase, type Person } from '#tests/database'
import { makeClinician, makeGroup, seat } from '#tests/meetings'
import { thursdays } from '#tests/thursdays'

export let priya: Person
export let amara: Person
export let dan: Person
export let jo: Person
export let marcus: Person
/** Of the newest group. */
export let meetings: { id: string; revision: number; startsAt: string }[]

/** Opens a test file's database with the five in it. */
export function withWeeks(): void {
  beforeAll(openTestDatabase)
  beforeAll(async () => {
    priya = await makeClinician('Priya')
    amara = await makeClinician('Amara')
    dan = await makeClinician('Dan')
    jo = await makeClinician('Jo')
    marcus = await makeClinician('Marcus')
  })
}

/** A group with its dates: the one that `meetings` are of from now on. */
export async function fresh(): Promise<{ groupId: string }> {
  const { groupId, ...group } = await makeGroup(priya, 'Thursday Trauma Consult')
  await seat({ groupId, ...group }, amara)
  await seat({ groupId, ...group }, dan)
  await seat({ groupId, ...group }, jo, 'member', false)
  await as(priya, makeSeries, thursdays(groupId, { cadence: 'weekly' }))
  meetings = (await as(priya, groupMeetings, { groupId })).coming
  return { groupId }
}

/** The next free turn, for this person. */
export const take = (who: Person, groupId: string, itemId = newId()) => as(who, takeTurn, { itemId, groupId })
