/** Back to the pages of an offer that is none any more: they say what became of it, to whom it was made alone. */
import { beforeAll, expect, test } from 'vitest'
import { leaveGroupWell } from '#domain/departures/actions'
import { setListed } from '#domain/groups/actions'
import { acceptInvitation, invite, openInvitation, revokeInvitation } from '#domain/invitations/actions'
import { INVITATION_DAYS } from '#domain/invitations/invitation'
import { declineSeat } from '#domain/seats/actions'
import { newId } from '#platform/identifiers'
import { openTestAccounts } from '#tests/accounts'
import { as, moveClock, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { argsOf } from '#tests/pages'
import { groupOf, join, person } from '#tests/people'
import * as leaving from '../departures/leave.tsx'
import * as agreement from './agreement.tsx'
import * as group from './group.tsx'
import * as joining from './join.tsx'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

type Thrown = { data?: { refusal: string }; init?: { status: number } }

/** What the page's loader gives this person to be shown instead of the page. */
const refusalOf = (page: { loader(args: never): Promise<unknown> }, who: Person, groupId: string) =>
  page.loader(argsOf(who, '/', { groupId })).then(
    () => 'shown',
    (thrown: Thrown) => thrown.data,
  )

async function invited(by: Person, groupId: string) {
  const noor = await person('Noor Haddad')
  const invitationId = newId()
  const { token } = await as(by, invite, { groupId, invitationId, address: '' })
  await as(noor, openInvitation, { token, address: '' })
  return { noor, invitationId }
}

test('an offered seat that was declined says so on each of its pages, and leads to the group where it is listed', async () => {
  const [priya, outsider] = [await person('Priya Raman'), await person('Olu')]
  const { groupId } = await groupOf(priya)
  await as(priya, setListed, { groupId, listed: false })
  const { noor } = await invited(priya, groupId)
  await as(noor, acceptInvitation, { groupId })
  expect(await refusalOf(agreement, noor, groupId)).toBe('shown')
  await as(noor, declineSeat, { groupId })
  for (const page of [agreement, leaving, joining, group]) {
    expect(await refusalOf(page, noor, groupId)).toEqual({ refusal: 'offer-gone', became: 'declined' })
    expect(await refusalOf(page, outsider, groupId)).toMatchObject({ refusal: 'not-found' })
  }
  await as(priya, setListed, { groupId, listed: true })
  expect(await refusalOf(agreement, noor, groupId)).toEqual({
    refusal: 'offer-gone',
    became: 'declined',
    groupId,
  })
  // Who came with a steward's link must not find out by trying.
  const elsewhere = await groupOf(priya, { name: 'Friday Couples Consult' })
  await join(priya, noor, elsewhere.groupId)
  await ownerQuery('insert into vouching (clinician_id, group_id, needed_since) values ($1, $2, now())', [
    noor.clinicianId,
    elsewhere.groupId,
  ])
  expect(await refusalOf(agreement, noor, groupId)).toMatchObject({ refusal: 'not-found' })
})

test('an invitation that was opened, and then taken back or let expire, says so', async () => {
  const priya = await person('Priya Raman')
  const { groupId } = await groupOf(priya)
  await as(priya, setListed, { groupId, listed: false })
  const { noor, invitationId } = await invited(priya, groupId)
  expect(await refusalOf(joining, noor, groupId)).toBe('shown')
  await as(priya, revokeInvitation, { groupId, invitationId })
  for (const page of [joining, group])
    expect(await refusalOf(page, noor, groupId)).toEqual({ refusal: 'offer-gone', became: 'revoked' })
  // The button of a page that was open before.
  const pressed = joining.action(argsOf(noor, `/groups/${groupId}/join`, { groupId }, []))
  await expect(pressed).rejects.toMatchObject({ data: { became: 'revoked' } })
  const { noor: late } = await invited(priya, groupId)
  await moveClock({ days: INVITATION_DAYS, minutes: 1 })
  expect(await refusalOf(joining, late, groupId)).toEqual({ refusal: 'offer-gone', became: 'expired' })
  await moveClock({ minutes: 0 })
})

test('who has left a group is told nothing of an offer', async () => {
  const [priya, amara] = [await person('Priya Raman'), await person('Amara Osei')]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  await as(amara, leaveGroupWell, { groupId, destroyCases: false })
  expect(await refusalOf(agreement, amara, groupId)).toMatchObject({ refusal: 'not-found' })
})
