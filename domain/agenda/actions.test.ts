import { expect, test } from 'vitest'
import { answerMeeting } from '#domain/answers/actions'
import { answersTo } from '#domain/answers/reads'
import { cancelMeeting } from '#domain/meetings/actions'
import { newId } from '#platform/identifiers'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { as, ownerQuery } from '#tests/database'
import { amara, dan, fresh, jo, marcus, meetings, priya, take, withWeeks } from '#tests/turns'
import { addPoint, moveItemUp, moveTurn, removeItem, takeTurnAt, tieCase } from './actions.ts'
import { agendaOf, hasBusiness, ownTurns, turnQueue } from './reads.ts'

withWeeks()

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

test('outside there is no queue; before the signature one sees the dates and cannot present', async () => {
  const { groupId } = await fresh()
  await expect(as(marcus, turnQueue, { groupId })).rejects.toThrow(NotFound)
  await expect(take(marcus, groupId)).rejects.toThrow(NotFound)
  await expect(as(marcus, agendaOf, { meetingId: meetings[0]!.id })).rejects.toThrow(NotFound)
  await expect(take(jo, groupId)).rejects.toThrow(NotAllowed)
})
