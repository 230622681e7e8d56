import { beforeAll, expect, test } from 'vitest'
import { caseShown, groupCases } from '#domain/cases/reads'
import { openCase } from '#domain/readings/actions'
import { respond } from '#domain/responses/actions'
import { newId } from '#platform/identifiers'
import { NotFound } from '#platform/refusals'
import { circle, shareWords } from '#tests/cases'
import { appQuery, as, moveClock, openTestDatabase } from '#tests/database'
import { stepOut } from './actions.ts'

beforeAll(openTestDatabase)

test('stepping out: the case is gone for that person, everywhere, and nobody learns who', async () => {
  const { priya, amara, dan, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await as(dan, openCase, { caseId })
  await as(dan, respond, { responseId: newId(), caseId, kind: 'question', text: 'What does she fear?' })
  await as(dan, stepOut, { caseId })
  await as(dan, stepOut, { caseId })
  await expect(as(dan, caseShown, { caseId })).rejects.toThrow(NotFound)
  expect(await as(dan, groupCases, { groupId })).toEqual([])
  for (const table of ['"case"', 'response', 'case_note', 'case_reading', 'takeaway', 'follow_up'])
    expect(await appQuery(dan.clinicianId, `select * from ${table}`)).toEqual([])
  expect((await as(amara, caseShown, { caseId })).audience).toMatchObject({ mayRead: 1, steppedOut: 1 })
  for (const other of [amara, priya])
    expect(await appQuery(other.clinicianId, 'select * from recusal')).toEqual([])
  await expect(as(amara, stepOut, { caseId })).rejects.toThrow(NotFound)
})

test('a presenter learns the day somebody read, by name: an order and an hour rule out who did not step out then', async () => {
  const { priya, amara, dan, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await as(priya, openCase, { caseId })
  await moveClock({ hours: 1 })
  await as(dan, openCase, { caseId })
  const { audience } = await as(amara, caseShown, { caseId })
  expect(audience?.readers.map(({ name }) => name)).toEqual(['Dan Kim', 'Priya Raman'])
  for (const { day } of audience!.readers) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(JSON.stringify(audience)).not.toMatch(/\d:\d\d/)
  await moveClock({ days: 0 })
})
