import { beforeAll, describe, expect, test } from 'vitest'
import { en } from '#copy/en'
import { openTestDatabase, ownerQuery } from '#tests/database'
import { evening } from '#tests/evenings'
import { makeClinician } from '#tests/meetings'
import { shown } from '#tests/shown'
import * as ownGroups from '../groups/mine.tsx'
import * as today from '../today/today.tsx'
import * as dates from './group.tsx'
import * as page from './meeting.tsx'
import * as own from './mine.tsx'

beforeAll(openTestDatabase)

const shutting = {
  'license-suspended': `update license set state = 'suspended' where clinician_id = $1`,
  'license-expired': `update license set expires_on = current_date - 30 where clinician_id = $1`,
  'sign-agreement': `delete from agreement_signature where clinician_id = $1`,
} as const

describe.each(Object.keys(shutting) as (keyof typeof shutting)[])('%s', (shut) => {
  test('a meeting, one’s meetings, one’s groups and Today lead to what opens the group, not to its room', async () => {
    const { amara, meetingId, groupId } = await evening()
    const room = `href="/meetings/${meetingId}/room"`
    const mend = `href="${shut === 'sign-agreement' ? `/groups/${groupId}/agreement` : '/license'}"`
    const { button } = en.frame.mend[shut]
    const see = {
      meeting: () => shown(page, amara, `/meetings/${meetingId}`, { meetingId }),
      meetings: () => shown(own, amara, '/meetings'),
      today: () => shown(today, amara, '/today'),
    }
    for (const look of Object.values(see)) expect(await look()).toContain(room)
    await ownerQuery(shutting[shut], [amara.clinicianId])
    for (const look of Object.values({ ...see, groups: () => shown(ownGroups, amara, '/groups') })) {
      const html = await look()
      expect(html).not.toContain(room)
      const at = html.indexOf(`>${button}<`)
      expect(at).toBeGreaterThan(0)
      expect(html.slice(html.lastIndexOf('<a ', at), at)).toContain(mend)
    }
  })
})

test('a seat that is only offered is not told of a change: nothing was signed yet', async () => {
  const { groupId, priya } = await evening()
  const leo = await makeClinician('Leo')
  await ownerQuery(
    `insert into seat (id, group_id, clinician_id, role, state, offered_at, offered_by)
     values (gen_random_uuid(), $1, $2, 'member', 'offered', now(), $3)`,
    [groupId, leo.clinicianId, priya.clinicianId],
  )
  await expect(shown(dates, leo, `/groups/${groupId}/meetings`, { groupId })).rejects.toMatchObject({
    data: { refusal: 'not-allowed', mend: 'sign-first', ids: { groupId } },
  })
})
