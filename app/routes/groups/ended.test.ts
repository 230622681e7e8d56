/** What a group's pages say about its end, before and after. */
import { beforeAll, expect, test } from 'vitest'
import { en } from '#copy/en'
import { endGroup } from '#domain/departures/actions'
import { acceptInvitation, invite, openInvitation } from '#domain/invitations/actions'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase } from '#tests/database'
import { groupOf, join, person } from '#tests/people'
import { shown } from '#tests/shown'
import * as agreement from './agreement.tsx'
import * as group from './group.tsx'
import * as mine from './mine.tsx'

beforeAll(openTestDatabase)

test('a facilitator finds the way to end the group at any time, members do not', async () => {
  const [priya, amara] = [await person('Priya Raman'), await person('Amara Osei')]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  const path = `/groups/${groupId}`
  expect(await shown(group, priya, path, { groupId })).toContain(`href="${path}/end"`)
  expect(await shown(group, amara, path, { groupId })).not.toContain(`${path}/end`)
  await as(priya, endGroup, { groupId })
  expect(await shown(group, priya, path, { groupId })).not.toContain(`${path}/end`)
})

test('a seat offered in a group that has ended since is said to be over, with nothing to sign', async () => {
  const [priya, noor] = [await person('Priya Raman'), await person('Noor Haddad')]
  const { groupId } = await groupOf(priya)
  const { token } = await as(priya, invite, { groupId, invitationId: newId(), address: '' })
  await as(noor, openInvitation, { token, address: '' })
  await as(noor, acceptInvitation, { groupId })
  const path = `/groups/${groupId}`
  const pages = [
    [agreement, `${path}/agreement`],
    [group, path],
    [mine, '/groups'],
  ] as const
  for (const [page, at] of pages)
    expect(await shown(page, noor, at, { groupId })).toContain(en.agreements.signFirst)
  await as(priya, endGroup, { groupId })
  for (const [page, at] of pages) {
    const html = await shown(page, noor, at, { groupId })
    expect(html).toContain(en.groups.inside.offerOver)
    expect(html).not.toContain(en.agreements.signFirst)
    expect(html).not.toContain('name="typedName"')
  }
})
