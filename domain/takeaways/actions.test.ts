import { beforeAll, describe, expect, test } from 'vitest'
import { destroyCase } from '#domain/destruction/actions'
import { openCase } from '#domain/readings/actions'
import { Invalid, NotFound } from '#platform/refusals'
import { circle, shareWords } from '#tests/cases'
import { as, moveClock, openTestDatabase } from '#tests/database'
import { evening, nextTimes, put, roomOf, turnOf } from '#tests/evenings'
import { followUp, takeAway, takeNothingAway } from './actions.ts'
import { caseTakeaway, followUpsDue, takeawaysToWrite } from './reads.ts'

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

describe('one thing to try is asked of who presented once the room has ended', () => {
  /** Amara presented; Dan's turn was never reached. */
  async function presented() {
    const tonight = await evening()
    const { caseId } = await turnOf(tonight, tonight.amara)
    await turnOf(tonight, tonight.dan)
    await nextTimes(tonight, 3)
    const asked = async () => (await as(tonight.amara, takeawaysToWrite, undefined)).map((one) => one.caseId)
    expect(await asked()).toEqual([])
    const { place } = await roomOf(tonight, tonight.priya)
    await put(tonight, tonight.priya, { kind: 'end', from: place })
    expect(await asked()).toEqual([caseId])
    expect(await as(tonight.dan, takeawaysToWrite, undefined)).toEqual([])
    return { ...tonight, caseId, asked }
  }

  test('until it is written', async () => {
    const { amara, caseId, asked } = await presented()
    await as(amara, takeAway, { caseId, text: 'Wait longer.', askInDays: 28 })
    expect(await asked()).toEqual([])
  })

  test('until they say there is nothing, which keeps what was written and can be taken back by writing', async () => {
    const { amara, priya, caseId, asked } = await presented()
    await expect(as(priya, takeNothingAway, { caseId })).rejects.toThrow(NotFound)
    for (const _ of [1, 2]) await as(amara, takeNothingAway, { caseId })
    expect(await asked()).toEqual([])
    expect(await as(amara, caseTakeaway, { caseId })).toMatchObject({ takeaway: undefined, isDeclined: true })
    await as(amara, takeAway, { caseId, text: 'Wait longer.', askInDays: 28 })
    await as(amara, takeNothingAway, { caseId })
    const after = await as(amara, caseTakeaway, { caseId })
    expect(after).toMatchObject({ takeaway: { text: 'Wait longer.' }, isDeclined: false })
  })

  test('until the case is destroyed', async () => {
    const { amara, caseId, asked } = await presented()
    await as(amara, destroyCase, { caseId })
    expect(await asked()).toEqual([])
  })
})
