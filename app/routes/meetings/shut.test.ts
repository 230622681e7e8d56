import { beforeAll, expect, test } from 'vitest'
import { en } from '#copy/en'
import { openTestDatabase, ownerQuery } from '#tests/database'
import { evening } from '#tests/evenings'
import { shown } from '#tests/shown'
import * as page from './meeting.tsx'

beforeAll(openTestDatabase)

test('who may not enter the group is led to what opens it, not to its room', async () => {
  const { amara, meetingId } = await evening()
  const see = () => shown(page, amara, `/meetings/${meetingId}`, { meetingId })
  const room = `href="/meetings/${meetingId}/room"`
  expect(await see()).toContain(room)
  await ownerQuery(`update license set state = 'suspended' where clinician_id = $1`, [amara.clinicianId])
  const shut = await see()
  expect(shut).toContain(en.groups.mine.mend)
  expect(shut).not.toContain(room)
})
