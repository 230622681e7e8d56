/** What a group's pages say about its end, before and after. */
import { beforeAll, expect, test } from 'vitest'
import { en } from '#copy/en'
import { endGroup, leaveGroupWell } from '#domain/departures/actions'
import { changeGroupState } from '#domain/groups/actions'
import { acceptInvitation, invite, openInvitation } from '#domain/invitations/actions'
import { newId } from '#platform/identifiers'
import { openTestAccounts } from '#tests/accounts'
import { as, openTestDatabase, type Person } from '#tests/database'
import { argsOf, type Params, post } from '#tests/pages'
import { groupOf, join, person } from '#tests/people'
import { shown } from '#tests/shown'
import * as ending from '../departures/end.tsx'
import * as agreement from './agreement.tsx'
import * as applications from './applications.tsx'
import * as group from './group.tsx'
import * as invitation from './invitation.tsx'
import * as inviting from './invite.tsx'
import * as joining from './join.tsx'
import * as mine from './mine.tsx'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

/** Where a page's loader leads this person instead of showing the page. */
const ledFrom = (page: { loader(args: never): Promise<unknown> }, who: Person, params: Params) =>
  page.loader(argsOf(who, '/', params)).catch((thrown: Response) => thrown.headers?.get('location'))

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

test('what cannot be done in a paused or ended group is not offered there, and its pages promise nothing', async () => {
  const priya = await person('Priya Raman')
  const { groupId } = await groupOf(priya)
  const at = (page: Parameters<typeof shown>[0]) => shown(page, priya, `/groups/${groupId}`, { groupId })
  const { admissions } = en.vocabulary
  const asks = () =>
    as(priya, invite, { groupId, invitationId: newId(), address: '' }).then(
      () => 'made',
      (refused: { problems: Record<string, { code: string }> }) => refused.problems['']?.code,
    )
  expect(await at(inviting)).toContain(en.groups.invite.send)
  expect(await at(applications)).toContain(en.groups.applications.noneWords)
  // What the charter says stays its own.
  const above = async () => (await at(group)).split(`>${en.groups.inside.charter}<`)[0]
  expect(await above()).toContain(admissions.rolling)
  const ends = [
    ['paused', () => as(priya, changeGroupState, { groupId, state: 'paused' as const }), 'group.paused'],
    ['ended', () => as(priya, endGroup, { groupId }), 'group.ended'],
  ] as const
  for (const [state, change, problem] of ends) {
    await change()
    for (const page of [inviting, applications])
      expect(await at(page)).toContain(en.groups.inside.stateNote[state])
    expect(await at(inviting)).not.toContain(en.groups.invite.send)
    expect(await at(applications)).not.toContain(en.groups.applications.noneWords)
    expect(await above()).not.toContain(admissions.rolling)
    expect(await asks()).toBe(problem)
  }
  // Back to the page that ended it: it leads to the group, not to nothing.
  expect(await ledFrom(ending, priya, { groupId })).toBe(`/groups/${groupId}`)
})

test('who has taken an invitation up is led to the group by its link and its page, not told to ask for a new one', async () => {
  const [priya, noor, leo] = [await person('Priya Raman'), await person('Noor Haddad'), await person('Leo')]
  const { groupId } = await groupOf(priya)
  const { token } = await as(priya, invite, { groupId, invitationId: newId(), address: '' })
  const press = (who: typeof noor) => post(invitation.action, who, `/join/${token}`, [], { token })
  const joined = { status: 302, to: `/groups/${groupId}/join` }
  expect(await press(noor)).toEqual(joined)
  await as(noor, acceptInvitation, { groupId })
  expect(await press(noor)).toEqual(joined)
  expect(await ledFrom(joining, noor, { groupId })).toBe(`/groups/${groupId}`)
  expect((await press(leo)).status).toBe(404)
  await as(noor, leaveGroupWell, { groupId, destroyCases: false })
  expect((await press(noor)).status).toBe(404)
})
