import { expect, test } from 'vitest'
import { meetingRoles } from '#domain/meetings/reads'
import { makeSeries } from '#domain/series/actions'
import { NotAllowed, NotFound } from '#platform/refusals'
import { as, ownerQuery } from '#tests/database'
import { coming, dan, fresh, lena, marcus, priya, thursdays, withThursdays } from '#tests/thursdays'
import { giveRole, settleRoles } from './actions.ts'

withThursdays()

test('roles rotate, can be handed on, and settle for good', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  const [first, second] = await coming(priya)
  const at = async (id: string) => (await as(dan, meetingRoles, { meetingId: id })).roles
  expect(await at(first!.id)).toEqual({ facilitator: priya.clinicianId, timekeeper: lena.clinicianId })
  expect(await at(second!.id)).toEqual({ facilitator: lena.clinicianId, timekeeper: priya.clinicianId })
  await as(dan, giveRole, { meetingId: first!.id, role: 'timekeeper', clinicianId: dan.clinicianId })
  expect((await at(first!.id)).timekeeper).toBe(dan.clinicianId)
  // Handing the other role to who keeps time swaps the two.
  await as(priya, giveRole, { meetingId: first!.id, role: 'facilitator', clinicianId: dan.clinicianId })
  expect(await at(first!.id)).toEqual({ facilitator: dan.clinicianId, timekeeper: priya.clinicianId })
  expect(await as(lena, settleRoles, { meetingId: first!.id })).toEqual(await at(first!.id))
  await expect(
    as(lena, giveRole, { meetingId: first!.id, role: 'facilitator', clinicianId: priya.clinicianId }),
  ).rejects.toThrow(NotAllowed)
  await expect(
    as(priya, giveRole, { meetingId: first!.id, role: 'facilitator', clinicianId: marcus.clinicianId }),
  ).rejects.toThrow(NotFound)
})

test('a role goes to nobody whose license has expired, while someone else can take it', async () => {
  const { groupId } = await fresh('designated')
  await as(priya, makeSeries, thursdays(groupId))
  const [first] = await coming(priya)
  const before = await as(dan, meetingRoles, { meetingId: first!.id })
  const kept = before.roles.timekeeper!
  const until = (days: string) =>
    ownerQuery(`update license set expires_on = current_date + $2::int where clinician_id = $1`, [kept, days])
  // Over in every zone, wherever its owner lives.
  await until('-2')
  const others = new Set([dan, lena].map((one) => one.clinicianId))
  others.delete(kept)
  expect(others).toContain((await as(priya, meetingRoles, { meetingId: first!.id })).roles.timekeeper)
  await until('400')
  expect((await as(priya, meetingRoles, { meetingId: first!.id })).roles.timekeeper).toBe(kept)
})

test('who facilitates alone stays, where one was designated', async () => {
  const { groupId } = await fresh('designated')
  await as(priya, makeSeries, thursdays(groupId))
  for (const meeting of (await coming(priya)).slice(0, 3)) {
    expect((await as(dan, meetingRoles, { meetingId: meeting.id })).roles.facilitator).toBe(priya.clinicianId)
  }
  const [first] = await coming(priya)
  await expect(
    as(dan, giveRole, { meetingId: first!.id, role: 'facilitator', clinicianId: dan.clinicianId }),
  ).rejects.toThrow(NotAllowed)
})
