import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database'
import { post } from '#tests/pages'
import { groupOf, person } from '#tests/people'
import * as page from './members.tsx'

beforeAll(openTestDatabase)

test('the only facilitator who would be a member is told why not; no field of the form could say it', async () => {
  const priya = await person('Priya Raman')
  const { groupId } = await groupOf(priya)
  const said = await post(
    page.action as never,
    priya,
    `/groups/${groupId}/members`,
    [
      ['do', 'role'],
      ['clinicianId', priya.clinicianId],
      ['role', 'member'],
    ],
    { groupId },
  )
  expect(said).toMatchObject({
    status: 400,
    shown: { problems: { '': { code: 'group.lastFacilitator' } } },
  })
})
