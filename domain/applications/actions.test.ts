import { beforeAll, expect, test } from 'vitest'
import { changeRole } from '#domain/seats/actions'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase } from '#tests/database'
import { groupOf, join, person } from '#tests/people'
import { apply, decideApplication, withdrawApplication } from './actions.ts'

beforeAll(openTestDatabase)

async function applied() {
  const [priya, amara, leo] = [
    await person('Priya Raman'),
    await person('Amara Osei'),
    await person('Leo Brandt'),
  ]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  await as(priya, changeRole, { groupId, clinicianId: amara.clinicianId, role: 'facilitator' })
  const applicationId = newId()
  await as(leo, apply, { applicationId, groupId, answers: [], message: 'May I join?' })
  return { priya, amara, leo, applicationId }
}

test('who decides otherwise than somebody did meanwhile is told what was decided, and by whom', async () => {
  const { priya, amara, applicationId } = await applied()
  await as(priya, decideApplication, { applicationId, accept: false, words: '' })
  await as(amara, decideApplication, { applicationId, accept: false, words: '' })
  await expect(
    as(amara, decideApplication, { applicationId, accept: true, words: '' }),
  ).rejects.toMatchObject({
    problems: { '': { code: 'application.declined', values: { name: 'Priya Raman' } } },
  })
  await expect(
    as(priya, decideApplication, { applicationId, accept: true, words: '' }),
  ).rejects.toMatchObject({
    problems: { '': { code: 'application.declinedByYou' } },
  })
})

test('an application that was taken back is not decided, and its facilitator learns it', async () => {
  const { priya, leo, applicationId } = await applied()
  await as(leo, withdrawApplication, { applicationId })
  await expect(
    as(priya, decideApplication, { applicationId, accept: true, words: '' }),
  ).rejects.toMatchObject({
    problems: { '': { code: 'application.withdrawn' } },
  })
})
