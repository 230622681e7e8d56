/** A change that concerns a whole group or a year of dates asks the database as often as one for two people and a day. */
import { beforeAll, expect, test } from 'vitest'
import { addPoint, moveItemUp } from '#domain/agenda/actions'
import { agendaOf } from '#domain/agenda/reads'
import { amendAgreement } from '#domain/agreements/actions'
import { groupMeetings } from '#domain/dates/reads'
import { changeSeries, makeSeries } from '#domain/series/actions'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase, type Person } from '#tests/database'
import { makeClinician, makeGroup, seat } from '#tests/meetings'
import { questionsOf } from './asked.ts'

type Counts = Record<'amend' | 'schedule' | 'reschedule' | 'arrange', number>
let few: Counts
let many: Counts

beforeAll(openTestDatabase)
beforeAll(async () => {
  // What a process asks once, the record's secret for one, is asked before anything is counted.
  await changesIn({ members: 2, months: 1, points: 2 })
  few = await changesIn({ members: 2, months: 1, points: 2 })
  many = await changesIn({ members: 7, months: 12, points: 5 })
})

test.each(['amend', 'schedule', 'reschedule', 'arrange'] as const)('%s asks as often for many', (change) => {
  expect(few[change]).toBeGreaterThan(0)
  expect(many[change]).toBe(few[change])
})

async function changesIn(of: { members: number; months: number; points: number }): Promise<Counts> {
  const facilitator = await makeClinician('Priya Raman')
  const { groupId } = await makeGroup(facilitator, 'Thursday Trauma Consult').then(async (group) => {
    for (let at = 1; at < of.members; at += 1) await seat(group, await makeClinician(`Member ${at}`))
    return group
  })
  const by = <I>(work: (acting: never, input: I) => Promise<unknown>, input: I) =>
    questionsOf(() => as(facilitator, work as never, input))
  const amend = await by(amendAgreement, {
    groupId,
    versionId: newId(),
    basedOn: 1,
    clauses: [{ id: 'no-outside', title: 'What is said here stays here', text: 'Nothing is told outside.' }],
    effectiveDay: today().add({ days: 9 }).toString(),
    zone,
  })
  const days = Array.from({ length: of.months }, (_, at) => today().add({ days: 10, months: at }))
  const seriesId = newId()
  const schedule = await by(makeSeries, { groupId, seriesId, ...datesOn(days) })
  const nextDay = { ...datesOn(days.map((day) => day.add({ days: 1 }))), replaces: seriesId, revision: 1 }
  const reschedule = await by(changeSeries, { groupId, seriesId: newId(), ...nextDay })
  return { amend, schedule, reschedule, arrange: await arranged(facilitator, groupId, of.points) }
}

const zone = 'America/New_York'
const today = () => Temporal.Now.plainDateISO(zone)
const datesOn = (days: Temporal.PlainDate[]) => ({
  cadence: 'dates' as const,
  weekday: 4,
  nths: [],
  days: days.map(String),
  startsLocal: '18:30',
  zone,
  minutes: 90,
  from: days[0]!.toString(),
})

/** The last of so many points goes up one place. */
async function arranged(facilitator: Person, groupId: string, points: number): Promise<number> {
  const { coming } = await as(facilitator, groupMeetings, { groupId })
  const meetingId = coming[0]!.id
  for (let at = 0; at < points; at += 1)
    await as(facilitator, addPoint, { itemId: newId(), meetingId, kind: 'business' })
  const itemId = (await as(facilitator, agendaOf, { meetingId })).items.at(-1)!.id
  const asked = await questionsOf(() => as(facilitator, moveItemUp, { itemId }))
  const order = (await as(facilitator, agendaOf, { meetingId })).items.map((item) => item.id)
  expect(order.indexOf(itemId)).toBe(points - 2)
  return asked
}
