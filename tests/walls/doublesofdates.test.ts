/** The same press three times at the very same moment: what people change about dates, roles, agendas and rooms happens once. */
import { expect, test } from 'vitest'
import { addPoint, moveItemUp, moveTurn, removeItem, takeTurnAt } from '#domain/agenda/actions'
import { agendaOf } from '#domain/agenda/reads'
import { bringMeetingBack, cancelMeeting, moveMeeting } from '#domain/meetings/actions'
import { giveRole } from '#domain/roles/actions'
import { changeSeries, makeSeries } from '#domain/series/actions'
import { scheduleForm } from '#domain/series/reads'
import { newId } from '#platform/identifiers'
import { as, ownerQuery } from '#tests/database'
import { thrice } from '#tests/thrice'
import { coming, dan, fresh, lena, priya, thursdays, withThursdays } from '#tests/thursdays'

withThursdays()
const planned = async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId, { minutes: 180 }))
  return { groupId, meetings: await coming(priya) }
}
const rowOf = async (meetingId: string) =>
  (
    await ownerQuery('select revision, state, starts_local::text as at from meeting where id = $1', [
      meetingId,
    ])
  )[0]
const toldOf = (meetingId: string) =>
  ownerQuery(
    `select ids->>'kind' as kind from job_request where kind = 'meeting.tell' and ids->>'subjectId' = $1`,
    [meetingId],
  )

test('a meeting moved, cancelled, brought back', async () => {
  const { meetings } = await planned()
  const { id: meetingId, startsLocal } = meetings[1]!
  const day = Temporal.PlainDate.from(startsLocal.slice(0, 10)).add({ days: 1 }).toString()
  await thrice(priya, moveMeeting, { meetingId, revision: 0, day, startsLocal: '19:00' })
  expect(await rowOf(meetingId)).toEqual({ revision: 1, state: 'planned', at: `${day} 19:00:00` })
  await thrice(priya, cancelMeeting, { meetingId, revision: 1 })
  await thrice(priya, bringMeetingBack, { meetingId, revision: 2 })
  expect(await rowOf(meetingId)).toMatchObject({ revision: 3, state: 'planned' })
  expect((await toldOf(meetingId)).map((row) => row.kind)).toEqual([
    'meeting-moved',
    'meeting-cancelled',
    'meeting-back',
  ])
})

test('another rhythm', async () => {
  const { groupId } = await planned()
  const { replaces } = await as(priya, scheduleForm, { groupId })
  const change = {
    ...thursdays(groupId),
    startsLocal: '19:00',
    replaces: replaces!.id,
    revision: replaces!.revision,
  }
  await thrice(priya, changeSeries, change as never)
  const after = await coming(priya)
  expect(new Set(after.map((m) => m.startsAt)).size).toBe(after.length)
})

test('a role handed on, a turn taken, moved, given back, points added and moved up', async () => {
  const { meetings } = await planned()
  const [meetingId, second] = [meetings[0]!.id, meetings[1]!.id]
  await thrice(priya, giveRole, { meetingId, role: 'timekeeper', clinicianId: dan.clinicianId })
  const [itemId, others, third] = [newId(), newId(), newId()]
  await thrice(lena, takeTurnAt, { itemId, meetingId })
  await as(dan, takeTurnAt, { itemId: others, meetingId })
  const order = async (of = meetingId) =>
    (await as(priya, agendaOf, { meetingId: of })).items.map((item) => item.id)
  await as(priya, takeTurnAt, { itemId: third, meetingId })
  const [first, middle, last] = (await order()) as [string, string, string]
  await thrice(priya, moveItemUp, { itemId: last, above: middle })
  expect(await order()).toEqual([first, last, middle])
  const point = newId()
  await thrice(lena, addPoint, { itemId: point, meetingId, kind: 'business' })
  await thrice(lena, removeItem, { itemId: point })
  await thrice(lena, moveTurn, { itemId, meetingId: second })
  expect([await order(), await order(second)]).toEqual([
    [first, last, middle].filter((id) => id !== itemId),
    [itemId],
  ])
  await thrice(lena, removeItem, { itemId })
  expect(await order(second)).toEqual([])
})
