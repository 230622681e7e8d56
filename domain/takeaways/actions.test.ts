import { beforeAll, expect, test } from 'vitest'
import { openCase } from '#domain/readings/actions'
import { Invalid, NotFound } from '#platform/refusals'
import { circle, shareWords } from '#tests/cases'
import { as, moveClock, openTestDatabase } from '#tests/database'
import { followUp, takeAway } from './actions.ts'
import { caseTakeaway, followUpsDue } from './reads.ts'

beforeAll(openTestDatabase)

test('a takeaway is followed up at its time, never after the case is destroyed', async () => {
  const { priya, amara, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await as(priya, openCase, { caseId })
  await expect(as(amara, takeAway, { caseId, text: 'Name the rupture.', askInDays: 120 })).rejects.toThrow(
    Invalid,
  )
  await expect(as(priya, takeAway, { caseId, text: 'Mine', askInDays: 7 })).rejects.toThrow(NotFound)
  await as(amara, takeAway, { caseId, text: 'Name the rupture.', askInDays: 28 })
  expect((await as(amara, caseTakeaway, { caseId })).takeaway).toMatchObject({ askInDays: 28 })
  expect(await as(amara, followUpsDue, undefined)).toEqual([])
  await moveClock({ days: 29 })
  expect((await as(amara, followUpsDue, undefined)).map((d) => d.text)).toEqual(['Name the rupture.'])
  await as(amara, followUp, { caseId, outcome: 'partly', text: 'She laughed, then cried.' })
  expect(await as(amara, followUpsDue, undefined)).toEqual([])
  expect((await as(priya, caseTakeaway, { caseId })).followUp?.outcome).toBe('partly')
  await moveClock({ days: 0 })
})
