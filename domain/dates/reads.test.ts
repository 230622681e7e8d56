import { expect, test } from 'vitest'
import { makeSeries } from '#domain/series/actions'
import { NotFound } from '#platform/refusals'
import { as, ownerQuery } from '#tests/database'
import { fresh, lena, marcus, priya, thursdays, withThursdays } from '#tests/thursdays'
import { allDates, ownMeetings } from './reads.ts'

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

test('all dates: a year ahead, and every past one, page by page', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId, { cadence: 'weekly' }))
  await ownerQuery(
    `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
     select gen_random_uuid(), $1, acting_now() - make_interval(days => n), 'America/New_York', '2026-01-01 18:30', 90, 'planned', now(), now()
     from generate_series(1, 70) n`,
    [groupId],
  )
  const ids: string[] = []
  let page = await as(priya, allDates, { groupId, before: undefined })
  expect(page.coming.length).toBeGreaterThan(50)
  for (;;) {
    ids.push(...page.past.map(({ id }) => id))
    if (!page.next) break
    page = await as(priya, allDates, { groupId, before: page.next })
    expect(page.coming).toEqual([])
  }
  expect(ids).toHaveLength(70)
  expect(new Set(ids).size).toBe(70)
  const own = await as(priya, allDates, { before: undefined })
  expect(own.past.some(({ id }) => id === ids[0])).toBe(true)
  await expect(as(marcus, allDates, { groupId, before: undefined })).rejects.toThrow(NotFound)
  expect(await as(marcus, allDates, { before: undefined })).toMatchObject({ coming: [], past: [] })
})
