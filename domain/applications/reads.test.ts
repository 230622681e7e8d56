import { beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase } from '#tests/database'
import { groupOf, person } from '#tests/people'
import { apply, withdrawApplication } from './actions.ts'
import { hasApplied, ownApplications } from './reads.ts'

beforeAll(openTestDatabase)

test('whether one waits for an answer of a group: from applying to taking it back, and for nobody else', async () => {
  const [priya, marcus, ben] = [await person('Priya'), await person('Marcus'), await person('Ben')]
  const { groupId } = await groupOf(priya)
  expect(await as(marcus, hasApplied, { groupId })).toBe(false)
  await as(marcus, apply, { applicationId: newId(), groupId, answers: [], message: 'Room to think.' })
  expect(await as(marcus, hasApplied, { groupId })).toBe(true)
  expect(await as(ben, hasApplied, { groupId })).toBe(false)
  const [application] = await as(marcus, ownApplications, undefined)
  await as(marcus, withdrawApplication, { applicationId: application!.id })
  expect(await as(marcus, hasApplied, { groupId })).toBe(false)
})
