import { beforeAll, describe, expect, test } from 'vitest'
import { signAgreement } from '#domain/agreements/actions'
import { agreementOf } from '#domain/agreements/reads'
import { apply, decideApplication } from '#domain/applications/actions'
import { ownApplications } from '#domain/applications/reads'
import { groupMeetings } from '#domain/dates/reads'
import { setListed } from '#domain/groups/actions'
import { groupInside } from '#domain/groups/reads'
import { acceptInvitation, invite, openInvitation } from '#domain/invitations/actions'
import { invitationsOpened } from '#domain/invitations/reads'
import { bringMeetingBack, cancelMeeting } from '#domain/meetings/actions'
import { ownNews } from '#domain/notices/reads'
import { changeRole } from '#domain/seats/actions'
import { makeSeries } from '#domain/series/actions'
import { today } from '#domain/today/reads'
import { newId } from '#platform/identifiers'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { appQuery, as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { groupOf, join, person } from '#tests/people'
import { thursdays } from '#tests/thursdays'
import { endGroup, leaveGroupWell } from './actions.ts'

beforeAll(openTestDatabase)

test('a group is ended for everyone: no date ahead is left, everyone is told once', async () => {
  const [priya, amara] = [await person('Priya'), await person('Amara')]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  await as(priya, makeSeries, thursdays(groupId))
  await expect(as(amara, endGroup, { groupId })).rejects.toThrow(NotAllowed)
  await as(priya, endGroup, { groupId })
  await as(priya, endGroup, { groupId })
  expect((await as(amara, groupMeetings, { groupId })).coming).toEqual([])
  expect((await as(amara, groupInside, { groupId })).group).toMatchObject({ state: 'ended', listed: false })
  expect((await as(amara, ownNews, undefined)).map(({ kind }) => kind)).toContain('group-ended')
  const told = `select kind from notice where clinician_id = $1 and kind = 'group-ended'`
  expect(await ownerQuery(told, [amara.clinicianId])).toHaveLength(1)
  const letters = `select kind from mail where clinician_id = $1 and kind = 'group-ended'`
  expect(await ownerQuery(letters, [amara.clinicianId])).toHaveLength(1)
  expect((await as(priya, today, undefined)).needs.map(({ kind }) => kind)).not.toContain('dates')
})

test('an offered seat is not taken in a group that has ended, nor asked about', async () => {
  const [priya, leo] = [await person('Priya'), await person('Leo')]
  const { groupId } = await groupOf(priya)
  const { token } = await as(priya, invite, { groupId, invitationId: newId(), address: '' })
  await as(leo, openInvitation, { token, address: '' })
  await as(leo, acceptInvitation, { groupId })
  const asked = async () => (await as(leo, today, undefined)).needs.map(({ kind }) => kind)
  expect(await asked()).toContain('sign')
  await as(priya, endGroup, { groupId })
  const { inForce } = await as(leo, agreementOf, { groupId })
  await expect(
    as(leo, signAgreement, { groupId, versionId: inForce!.id, typedName: 'Leo' }),
  ).rejects.toMatchObject({ problems: { '': { code: 'group.ended' } } })
  const seats = 'select state from seat where clinician_id = $1'
  expect(await ownerQuery(seats, [leo.clinicianId])).toEqual([{ state: 'offered' }])
  expect(
    await ownerQuery('select 1 from agreement_signature where clinician_id = $1', [leo.clinicianId]),
  ).toEqual([])
  expect(await asked()).not.toContain('sign')
  await as(leo, leaveGroupWell, { groupId, destroyCases: false })
  expect(await ownerQuery(seats, [leo.clinicianId])).toEqual([{ state: 'ended' }])
})

test('nothing new begins in a group that has ended', async () => {
  const [priya, marcus, noor] = [await person('Priya'), await person('Marcus'), await person('Noor')]
  const { groupId } = await groupOf(priya)
  await as(priya, makeSeries, thursdays(groupId))
  const [date] = (await as(priya, groupMeetings, { groupId })).coming
  await as(priya, cancelMeeting, { meetingId: date!.id, revision: date!.revision })
  const { token } = await as(priya, invite, { groupId, invitationId: newId(), address: '' })
  await as(marcus, openInvitation, { token, address: 'marcus@example.org' })
  const { token: unopened } = await as(priya, invite, { groupId, invitationId: newId(), address: '' })
  const applicationId = newId()
  await as(noor, apply, { applicationId, groupId, answers: [], message: 'Room to think.' })

  await as(priya, endGroup, { groupId })

  await expect(as(marcus, acceptInvitation, { groupId })).rejects.toThrow(NotFound)
  await expect(as(noor, openInvitation, { token: unopened, address: 'noor@example.org' })).rejects.toThrow(
    NotFound,
  )
  expect(await as(noor, ownApplications, undefined)).toMatchObject([{ state: 'closed' }])
  await as(priya, decideApplication, { applicationId, accept: true, words: '' }).catch(() => {})
  await expect(as(priya, makeSeries, thursdays(groupId))).rejects.toThrow(Invalid)
  await expect(as(priya, setListed, { groupId, listed: true })).rejects.toThrow(Invalid)
  const [off] = await ownerQuery<{ id: string; revision: number }>(
    'select id, revision from meeting where id = $1',
    [date!.id],
  )
  await expect(as(priya, bringMeetingBack, { meetingId: off!.id, revision: off!.revision })).rejects.toThrow(
    Invalid,
  )
  expect(await ownerQuery('select 1 from seat where group_id = $1', [groupId])).toHaveLength(1)
})

test('the last two leave at once: the second finds itself alone, and the group ends', async () => {
  const [priya, amara] = [await person('Priya'), await person('Amara')]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  await as(priya, changeRole, { groupId, clinicianId: amara.clinicianId, role: 'facilitator' })
  await Promise.all([priya, amara].map((who) => as(who, leaveGroupWell, { groupId, destroyCases: false })))
  expect(await ownerQuery('select state, listed from "group" where id = $1', [groupId])).toEqual([
    { state: 'ended', listed: false },
  ])
})

/** A group with one who applied, one who opened an invitation, one invited, and one whose offered seat waits for a signature. */
async function waitedFor() {
  const [priya, noor, marcus, leo] = [
    await person('Priya'),
    await person('Noor'),
    await person('Marcus'),
    await person('Leo'),
  ]
  const { groupId } = await groupOf(priya)
  const inviteOne = () => as(priya, invite, { groupId, invitationId: newId(), address: '' })
  const { token: opened } = await inviteOne()
  await as(marcus, openInvitation, { token: opened, address: 'marcus@example.org' })
  const { token: offered } = await inviteOne()
  await as(leo, openInvitation, { token: offered, address: 'leo@example.org' })
  await as(leo, acceptInvitation, { groupId })
  const { token: unopened } = await inviteOne()
  const applicationId = newId()
  await as(noor, apply, { applicationId, groupId, answers: [], message: 'Room to think.' })
  return { priya, noor, marcus, leo, groupId, unopened, applicationId }
}

const expire = (who: Person) =>
  ownerQuery(`update license set expires_on = now()::date - 20 where clinician_id = $1`, [who.clinicianId])
const letters = async (who: Person) =>
  (
    await ownerQuery<{ kind: string }>('select kind from mail where clinician_id = $1 order by kind', [
      who.clinicianId,
    ])
  ).map(({ kind }) => kind)
const news = async (who: Person) => (await as(who, ownNews, undefined)).map(({ kind }) => kind)

describe('nobody waits for a group that has ended', () => {
  const endings: [string, (of: { priya: Person; groupId: string }) => Promise<void>][] = [
    ['its facilitator ends it', ({ priya, groupId }) => as(priya, endGroup, { groupId })],
    [
      'its last member leaves',
      ({ priya, groupId }) => as(priya, leaveGroupWell, { groupId, destroyCases: false }),
    ],
    [
      'its last member leaves before a shut door',
      async ({ priya, groupId }) => {
        await expire(priya)
        await as(priya, leaveGroupWell, { groupId, destroyCases: false })
      },
    ],
  ]
  test.each(endings)('%s', async (_, end) => {
    const scene = await waitedFor()
    const { noor, marcus, leo, groupId, unopened, applicationId } = scene
    await end(scene)
    expect(await as(noor, ownApplications, undefined)).toMatchObject([{ state: 'closed', groupId }])
    expect(await letters(noor)).toEqual(['application-closed'])
    expect(await news(noor)).toEqual(['application-closed'])
    const destruction = `select 1 from job_request where kind = 'application.destroy-answers' and key = $1`
    expect(await ownerQuery(destruction, [applicationId])).toHaveLength(1)
    expect(await as(marcus, invitationsOpened, undefined)).toEqual([])
    await expect(as(noor, openInvitation, { token: unopened, address: 'noor@example.org' })).rejects.toThrow(
      NotFound,
    )
    const open =
      'select 1 from group_invitation where group_id = $1 and used_at is null and revoked_at is null'
    expect(await ownerQuery(open, [groupId])).toEqual([])
    expect(await letters(leo)).toEqual(['offer-over'])
    expect(await news(leo)).toEqual(['offer-over'])
  })
})

test('what waits for a group is closed by nobody else, and not before the group has ended', async () => {
  const { priya, noor, groupId } = await waitedFor()
  const close = (who: Person) =>
    appQuery(who.clinicianId, 'select 1 from close_applications($1)', [groupId], true)
  const takeBack = (who: Person) =>
    appQuery(who.clinicianId, 'select 1 from close_invitations($1)', [groupId], true)
  for (const who of [priya, noor]) expect([...(await close(who)), ...(await takeBack(who))]).toEqual([])
  await ownerQuery(`update "group" set state = 'ended', listed = false where id = $1`, [groupId])
  expect([...(await close(noor)), ...(await takeBack(noor))]).toEqual([])
  expect(await as(noor, ownApplications, undefined)).toMatchObject([{ state: 'waiting' }])
  expect(await close(priya)).toHaveLength(1)
})
