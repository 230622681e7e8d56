import { expect, test } from 'vitest'
import { makeSeries } from '#domain/series/actions'
import { as } from '#tests/database'
import { fresh, lena, marcus, priya, thursdays, withThursdays } from '#tests/thursdays'
import { ownMeetings } from './reads.ts'

withThursdays()

test('one’s own list tells the clock changes of one’s own zone', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  const inLondon = await as(lena, ownMeetings, undefined)
  expect(inLondon.coming.length).toBeGreaterThan(10)
  expect(inLondon.shifts.length).toBeGreaterThan(0)
  const mine = (await as(priya, ownMeetings, undefined)).shifts
  expect(mine).toEqual([])
  expect((await as(marcus, ownMeetings, undefined)).coming).toEqual([])
})
