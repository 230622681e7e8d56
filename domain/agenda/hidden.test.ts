import { expect, test } from 'vitest'
import { destroyCase } from '#domain/destruction/actions'
import { makeSeries } from '#domain/series/actions'
import { newId } from '#platform/identifiers'
import { Invalid } from '#platform/refusals'
import { circle, shareWords } from '#tests/cases'
import { appQuery, as, ownerQuery, type Person } from '#tests/database'
import { thursdays } from '#tests/thursdays'
import { amara, dan, fresh, jo, marcus, meetings, priya, take, withWeeks } from '#tests/turns'
import { addPoint, moveItemUp, moveTurn, removeItem, takeTurnAt, takeTurnInRoom, tieCase } from './actions.ts'
import { agendaOf, ownTurns, turnQueue } from './reads.ts'

withWeeks()

/** Amara's turn shows a case that `who` stepped out of. */
async function caseOut(groupId: string, itemId: string, who: Person): Promise<string> {
  const caseId = newId()
  await ownerQuery(
    `insert into "case" (id, group_id, presenter_id, template, shared_at, changed_at, destroy_at)
     values ($1, $2, $3, 'general', now(), now(), now() + interval '90 days')`,
    [caseId, groupId, amara.clinicianId],
  )
  await as(amara, tieCase, { itemId, caseId })
  await ownerQuery(`insert into recusal (case_id, clinician_id, group_id, at) values ($1, $2, $3, now())`, [
    caseId,
    who.clinicianId,
    groupId,
  ])
  return caseId
}

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
  await caseOut(groupId, hidden.itemId, priya)
  const order = async (who: Person) => (await as(who, agendaOf, { meetingId })).items.map((item) => item.id)
  expect(await order(amara)).toEqual([checkIn, first.itemId, hidden.itemId, last, business])
  await as(priya, moveItemUp, { itemId: last })
  expect(await order(priya)).toEqual([checkIn, last, first.itemId, business])
  expect(await order(amara)).toEqual([checkIn, last, hidden.itemId, first.itemId, business])
})

test('a turn one stepped out of is in nobody’s way when another one is moved: a refusal would tell of it', async () => {
  const { groupId } = await fresh()
  const hidden = await take(amara, groupId)
  await caseOut(groupId, hidden.itemId, priya)
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
  const caseId = await caseOut(groupId, turn.itemId, dan)
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
