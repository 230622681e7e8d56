import { beforeAll, expect, test } from 'vitest'
import { groupMeetings } from '#domain/dates/reads'
import { groupInside } from '#domain/groups/reads'
import { ownNews } from '#domain/notices/reads'
import { makeSeries } from '#domain/series/actions'
import { today } from '#domain/today/reads'
import { NotAllowed } from '#platform/refusals'
import { as, openTestDatabase } from '#tests/database'
import { groupOf, join, person } from '#tests/people'
import { thursdays } from '#tests/thursdays'
import { endGroup } from './actions.ts'

beforeAll(openTestDatabase)

test('a group is ended for everyone: no date ahead is left, everyone is told once, cases stay', async () => {
  const [priya, amara] = [await person('Priya'), await person('Amara')]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  await as(priya, makeSeries, thursdays(groupId))
  await expect(as(amara, endGroup, { groupId })).rejects.toThrow(NotAllowed)
  await as(priya, endGroup, { groupId })
  await as(priya, endGroup, { groupId })
  expect((await as(amara, groupMeetings, { groupId })).coming).toEqual([])
  expect((await as(amara, groupInside, { groupId })).group).toMatchObject({ state: 'ended', listed: false })
  expect((await as(amara, ownNews, undefined)).map(({ kind }) => kind)).toContain('group-ended')
  expect((await as(priya, today, undefined)).needs.map(({ kind }) => kind)).not.toContain('dates')
})
