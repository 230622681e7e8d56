import { beforeAll, expect, test } from 'vitest'
import { answerMeeting } from '#domain/answers/actions'
import { answersTo } from '#domain/answers/reads'
import { groupMeetings } from '#domain/dates/reads'
import { destroyCase } from '#domain/destruction/actions'
import { cancelMeeting } from '#domain/meetings/actions'
import { makeSeries } from '#domain/series/actions'
import { newId } from '#platform/identifiers'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { circle, shareWords } from '#tests/cases'
import { appQuery, as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { makeClinician, makeGroup, seat, type TestGroup } from '#tests/meetings'
import { thursdays } from '#tests/thursdays'
import {
  addPoint,
  moveItemUp,
  moveTurn,
  removeItem,
  takeTurn,
  takeTurnAt,
  takeTurnInRoom,
  tieCase,
} from './actions.ts'
import { agendaOf, hasBusiness, ownTurns, turnQueue } from './reads.ts'

let priya: Person, amara: Person, dan: Person, jo: Person, marcus: Person
let group: TestGroup
let meetings: { id: string; revision: number; startsAt: string }[]

beforeAll(openTestDatabase)
beforeAll(async () => {
  priya = await makeClinician('Priya')
  amara = await makeClinician('Amara')
  dan = await makeClinician('Dan')
  jo = await makeClinician('Jo')
  marcus = await makeClinician('Marcus')
})

async function fresh(): Promise<{ groupId: string }> {
  group = await makeGroup(priya, 'Thursday Trauma Consult')
  await seat(group, amara)
  await seat(group, dan)
  await seat(group, jo, 'member', false)
  const { groupId } = group
  await as(priya, makeSeries, thursdays(groupId, { cadence: 'weekly' }))
  meetings = (await as(priya, groupMeetings, { groupId })).coming
  return { groupId }
}
const take = (who: Person, groupId: string, itemId = newId()) => as(who, takeTurn, { itemId, groupId })

test('the next turn is taken once, and two fit into an evening', async () => {
  const { groupId } = await fresh()
  const itemId = newId()
  const first = await take(amara, groupId, itemId)
  expect(first).toEqual({ itemId, meetingId: meetings[0]!.id })
  expect(await take(amara, groupId, itemId)).toEqual(first)
  expect(await take(amara, groupId)).toEqual(first)
  expect((await take(dan, groupId)).meetingId).toBe(meetings[0]!.id)
  expect((await take(priya, groupId)).meetingId).toBe(meetings[1]!.id)
  expect((await as(dan, agendaOf, { meetingId: meetings[0]!.id })).free).toBe(0)
})

test('who takes a turn is coming, unless they have said otherwise', async () => {
  const { groupId } = await fresh()
  const [first, second] = [meetings[0]!.id, meetings[1]!.id]
  const answers = async (meetingId: string) =>
    (await as(priya, answersTo, { meetingIds: [meetingId] })).map((row) => [row.clinicianId, row.answer])
  await as(dan, answerMeeting, { meetingId: first, answer: 'maybe' })
  const { itemId } = await take(amara, groupId)
  await take(dan, groupId)
  expect(new Map((await answers(first)) as [string, string][])).toEqual(
    new Map([
      [amara.clinicianId, 'coming'],
      [dan.clinicianId, 'maybe'],
    ]),
  )
  await as(amara, answerMeeting, { meetingId: first, answer: 'not-coming' })
  await take(amara, groupId, itemId)
  expect(await answers(first)).toContainEqual([amara.clinicianId, 'not-coming'])
  // A facilitator who moves another's turn answers nothing for them; who moves their own does.
  await as(priya, moveTurn, { itemId, meetingId: second })
  expect(await answers(second)).toEqual([])
  await as(amara, moveTurn, { itemId, meetingId: first })
  await as(amara, moveTurn, { itemId, meetingId: second })
  expect(await answers(second)).toEqual([[amara.clinicianId, 'coming']])
})

test('many who take the last place at once: one gets it', async () => {
  await fresh()
  const meetingId = meetings[0]!.id
  await as(priya, takeTurnAt, { itemId: newId(), meetingId })
  const outcomes = await Promise.allSettled(
    [amara, dan].map((who) => as(who, takeTurnAt, { itemId: newId(), meetingId })),
  )
  expect(outcomes.map((o) => o.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await ownerQuery(`select 1 from agenda_item where meeting_id = $1`, [meetingId])).toHaveLength(2)
})

test('who has presented least recently is first in the queue and first on the agenda', async () => {
  const { groupId } = await fresh()
  const past = newId()
  await ownerQuery(
    `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
     values ($1, $2, now() - interval '14 days', 'America/New_York', now() - interval '14 days', 90, 'planned', now(), now())`,
    [past, groupId],
  )
  await ownerQuery(
    `insert into agenda_item (id, meeting_id, group_id, kind, position, presenter_id, made_by, made_at)
     values ($1, $2, $3, 'case', 200, $4, $4, now())`,
    [newId(), past, groupId, amara.clinicianId],
  )
  const { queue, next } = await as(dan, turnQueue, { groupId })
  expect(queue.map((q) => q.name)).toEqual(['Priya', 'Dan', 'Jo', 'Amara'])
  expect(next?.meetingId).toBe(meetings[0]!.id)
  await take(amara, groupId)
  await take(dan, groupId)
  const { items } = await as(dan, agendaOf, { meetingId: meetings[0]!.id })
  expect(items.map((i) => i.presenterName)).toEqual(['Dan', 'Amara'])
  expect((await as(dan, turnQueue, { groupId })).queue.map((q) => q.name)).toEqual(['Priya', 'Jo'])
})

test('a turn is given back by who has it or a facilitator, not while a case is shared for it', async () => {
  const { groupId } = await fresh()
  const turn = await take(amara, groupId)
  await expect(as(dan, removeItem, turn)).rejects.toThrow(NotAllowed)
  const caseId = newId()
  await ownerQuery(
    `insert into "case" (id, group_id, presenter_id, template, shared_at, changed_at, destroy_at)
     values ($1, $2, $3, 'general', now(), now(), now() + interval '90 days')`,
    [caseId, groupId, amara.clinicianId],
  )
  await expect(as(dan, tieCase, { itemId: turn.itemId, caseId })).rejects.toThrow(NotFound)
  await as(amara, tieCase, { itemId: turn.itemId, caseId })
  await expect(as(amara, removeItem, turn)).rejects.toThrow(Invalid)
  await as(amara, tieCase, { itemId: turn.itemId, caseId: null })
  await as(priya, removeItem, turn)
  await as(priya, removeItem, turn)
  expect(await as(amara, ownTurns, { groupId })).toEqual([])
})

test('a cancelled evening keeps its turn until it is moved', async () => {
  const { groupId } = await fresh()
  const turn = await take(amara, groupId)
  await as(priya, cancelMeeting, { meetingId: meetings[0]!.id, revision: meetings[0]!.revision })
  expect(await as(amara, ownTurns, { groupId })).toMatchObject([{ itemId: turn.itemId, isCancelled: true }])
  await expect(
    as(amara, moveTurn, { itemId: turn.itemId, meetingId: meetings[0]!.id }),
  ).resolves.toBeUndefined()
  await as(amara, moveTurn, { itemId: turn.itemId, meetingId: meetings[1]!.id })
  expect(await as(amara, ownTurns, { groupId })).toMatchObject([
    { meetingId: meetings[1]!.id, isCancelled: false },
  ])
})

test('points that are no case stand around the cases, and facilitators rearrange', async () => {
  const { groupId } = await fresh()
  const meetingId = meetings[0]!.id
  await take(amara, groupId)
  await take(dan, groupId)
  expect(await as(dan, hasBusiness, { meetingId })).toBe(false)
  await as(dan, addPoint, { itemId: newId(), meetingId, kind: 'business' })
  await as(dan, addPoint, { itemId: newId(), meetingId, kind: 'check-in' })
  expect(await as(dan, hasBusiness, { meetingId })).toBe(true)
  const { items } = await as(priya, agendaOf, { meetingId })
  expect(items.map((i) => [i.kind, i.mayMove])).toEqual([
    ['check-in', false],
    ['case', false],
    ['case', true],
    ['business', false],
  ])
  const [checkIn, first, second, business] = items.map((i) => i.id)
  const order = async () => (await as(jo, agendaOf, { meetingId })).items.map((i) => i.id)
  await as(priya, moveItemUp, { itemId: second! })
  expect(await order()).toEqual([checkIn, second, first, business])
  // The order of the evening stays as the room goes: check-in, the cases, group business at the close.
  for (const itemId of [second!, business!]) await as(priya, moveItemUp, { itemId })
  await ownerQuery('update agenda_item set position = 10 where id = $1', [business])
  expect(await order()).toEqual([checkIn, second, first, business])
  await expect(as(dan, moveItemUp, { itemId: first! })).rejects.toThrow(NotAllowed)
})

test('a facilitator who rearranges what they see leaves a turn they stepped out of among it', async () => {
  const { groupId } = await fresh()
  const meetingId = meetings[0]!.id
  const [first, hidden] = [await take(dan, groupId), await take(amara, groupId)]
  const last = newId()
  await as(priya, takeTurnInRoom, { itemId: last, groupId, meetingId })
  await ownerQuery('update agenda_item set position = 250 where id = $1', [hidden.itemId])
  await ownerQuery('update agenda_item set position = 260 where id = $1', [last])
  const [checkIn, business] = [newId(), newId()]
  await as(dan, addPoint, { itemId: business, meetingId, kind: 'business' })
  await as(dan, addPoint, { itemId: checkIn, meetingId, kind: 'check-in' })
  const caseId = newId()
  await ownerQuery(
    `insert into "case" (id, group_id, presenter_id, template, shared_at, changed_at, destroy_at)
     values ($1, $2, $3, 'general', now(), now(), now() + interval '90 days')`,
    [caseId, groupId, amara.clinicianId],
  )
  await as(amara, tieCase, { itemId: hidden.itemId, caseId })
  await ownerQuery(`insert into recusal (case_id, clinician_id, group_id, at) values ($1, $2, $3, now())`, [
    caseId,
    priya.clinicianId,
    groupId,
  ])
  const order = async (who: Person) => (await as(who, agendaOf, { meetingId })).items.map((item) => item.id)
  expect(await order(amara)).toEqual([checkIn, first.itemId, hidden.itemId, last, business])
  await as(priya, moveItemUp, { itemId: last })
  expect(await order(priya)).toEqual([checkIn, last, first.itemId, business])
  expect(await order(amara)).toEqual([checkIn, last, hidden.itemId, first.itemId, business])
})

test('outside there is no queue; before the signature one sees the dates and cannot present', async () => {
  const { groupId } = await fresh()
  await expect(as(marcus, turnQueue, { groupId })).rejects.toThrow(NotFound)
  await expect(take(marcus, groupId)).rejects.toThrow(NotFound)
  await expect(as(marcus, agendaOf, { meetingId: meetings[0]!.id })).rejects.toThrow(NotFound)
  await expect(take(jo, groupId)).rejects.toThrow(NotAllowed)
})

test('a turn one stepped out of is in nobody’s way when another one is moved: a refusal would tell of it', async () => {
  const { groupId } = await fresh()
  const hidden = await take(amara, groupId)
  const caseId = newId()
  await ownerQuery(
    `insert into "case" (id, group_id, presenter_id, template, shared_at, changed_at, destroy_at)
     values ($1, $2, $3, 'general', now(), now(), now() + interval '90 days')`,
    [caseId, groupId, amara.clinicianId],
  )
  await as(amara, tieCase, { itemId: hidden.itemId, caseId })
  await ownerQuery(`insert into recusal (case_id, clinician_id, group_id, at) values ($1, $2, $3, now())`, [
    caseId,
    priya.clinicianId,
    groupId,
  ])
  const other = await as(amara, takeTurnAt, { itemId: newId(), meetingId: meetings[1]!.id })
  await as(priya, moveTurn, { itemId: other.itemId, meetingId: hidden.meetingId })
  const { items } = await as(priya, agendaOf, { meetingId: hidden.meetingId })
  expect(items.map((item) => item.id)).toEqual([other.itemId])
  expect((await as(amara, ownTurns, { groupId })).map((turn) => turn.meetingId)).toEqual([
    hidden.meetingId,
    hidden.meetingId,
  ])
})

test('the turn of a case one stepped out of does not exist: not on the agenda, not in the queue', async () => {
  const { groupId } = await fresh()
  const meetingId = meetings[0]!.id
  const turn = await take(amara, groupId)
  await as(priya, takeTurnAt, { itemId: newId(), meetingId })
  const caseId = newId()
  await ownerQuery(
    `insert into "case" (id, group_id, presenter_id, template, shared_at, changed_at, destroy_at)
     values ($1, $2, $3, 'general', now(), now(), now() + interval '90 days')`,
    [caseId, groupId, amara.clinicianId],
  )
  await as(amara, tieCase, { itemId: turn.itemId, caseId })
  await ownerQuery(`insert into recusal (case_id, clinician_id, group_id, at) values ($1, $2, $3, now())`, [
    caseId,
    dan.clinicianId,
    groupId,
  ])
  const seen = await as(dan, agendaOf, { meetingId })
  expect(seen.items.map((i) => i.presenterName)).toEqual(['Priya'])
  // Places are counted alike for all: a third turn of two would show the others who stepped out.
  expect(seen.free).toBe(0)
  expect((await as(jo, agendaOf, { meetingId })).free).toBe(0)
  expect((await as(dan, turnQueue, { groupId })).ahead.map((a) => a.presenterName)).toEqual(['Priya'])
  await expect(as(dan, takeTurnAt, { itemId: newId(), meetingId })).rejects.toMatchObject({
    problems: { '': { code: 'agenda.full' } },
  })
  expect((await take(dan, groupId)).meetingId).toBe(meetings[1]!.id)
  expect(
    await appQuery(dan.clinicianId, 'select 1 from my_agenda_cases() where case_id = $1', [caseId]),
  ).toEqual([])
  expect(await appQuery(marcus.clinicianId, 'select 1 from agenda_item')).toEqual([])
  const forged = `insert into agenda_item (id, meeting_id, group_id, kind, position, presenter_id, made_by, made_at)
    values (gen_random_uuid(), $1, $2, 'case', 1, $3, $4, now())`
  await expect(
    appQuery(dan.clinicianId, forged, [meetingId, groupId, amara.clinicianId, dan.clinicianId]),
  ).rejects.toThrow(/row-level security/)
})

test.each([
  ['suspended', `update license set state = 'suspended' where clinician_id = $1`],
  ['unsigned', 'delete from agreement_signature where clinician_id = $1'],
  ['paused', `update seat set state = 'paused' where clinician_id = $1`],
])('a %s member sees a turn and not which case it shows', async (_, shut) => {
  const { priya: leader, amara: presenter, dan: reader, groupId } = await circle()
  await as(leader, makeSeries, thursdays(groupId, { cadence: 'weekly' }))
  const { itemId, meetingId } = await take(presenter, groupId)
  const caseId = await shareWords(presenter, { groupId, meetingId })
  const casesFor = async (who: Person) =>
    (await as(who, agendaOf, { meetingId })).items
      .filter(({ id }) => id === itemId)
      .map((item) => item.caseId)
  const query = 'select case_id from my_agenda_cases() where item_id = $1'
  expect([await casesFor(reader), await casesFor(presenter)]).toEqual([[caseId], [caseId]])
  await ownerQuery(shut, [reader.clinicianId])
  expect(await casesFor(reader)).toEqual([null])
  expect((await as(reader, turnQueue, { groupId })).ahead.map((turn) => turn.caseId)).toEqual([null])
  expect(await appQuery(reader.clinicianId, query, [itemId])).toEqual([])
  await expect(appQuery(reader.clinicianId, 'select case_id from agenda_item')).rejects.toMatchObject({
    code: '42501',
  })
  // That there is one is no secret among the group: the turn is not given back under it.
  await expect(as(leader, removeItem, { itemId })).rejects.toThrow(Invalid)
  await as(presenter, destroyCase, { caseId })
  expect(await ownerQuery('select case_id from agenda_item where id = $1', [itemId])).toEqual([
    { case_id: null },
  ])
})
