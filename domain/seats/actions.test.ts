import { beforeAll, describe, expect, test } from 'vitest'
import { amendAgreement } from '#domain/agreements/actions'
import { apply, decideApplication } from '#domain/applications/actions'
import { waitingApplications } from '#domain/applications/reads'
import { deleteAccount, leaveGroupWell } from '#domain/departures/actions'
import { changeGroupState, decideCommitment, setListed } from '#domain/groups/actions'
import { charterToWrite } from '#domain/groups/reads'
import { invite, openInvitation } from '#domain/invitations/actions'
import { groupInvitations } from '#domain/invitations/reads'
import { setPlace } from '#domain/places/actions'
import { giveRole } from '#domain/roles/actions'
import { makeSeries } from '#domain/series/actions'
import { extendSeriesJob } from '#domain/series/jobs'
import { newId } from '#platform/identifiers'
import { NotAllowed, NotFound } from '#platform/refusals'
import { openTestAccounts } from '#tests/accounts'
import { circle } from '#tests/cases'
import { appQuery, as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { groupOf, join, person } from '#tests/people'
import { changeRole } from './actions.ts'
import { groupMembers } from './reads.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

const shutting = {
  'license-suspended': `update license set state = 'suspended' where clinician_id = $1`,
  'license-expired': `update license set expires_on = current_date - 30 where clinician_id = $1`,
  'sign-agreement': `delete from agreement_signature where clinician_id = $1`,
  'seat-paused': `update seat set state = 'paused' where clinician_id = $1`,
} as const
const shut = (who: Person, by: keyof typeof shutting = 'license-suspended') =>
  ownerQuery(shutting[by], [who.clinicianId])

/** A group of three with somebody's application waiting. */
async function asked() {
  const made = await circle()
  const xena = await person('Xena Marsh')
  const applicationId = newId()
  await as(xena, apply, { applicationId, groupId: made.groupId, message: 'I would like to.', answers: [] })
  return { ...made, xena, applicationId }
}

describe('a facilitator before a shut door', () => {
  test.each(Object.keys(shutting) as (keyof typeof shutting)[])('has no power while %s', async (mend) => {
    const { priya, groupId, applicationId } = await asked()
    await shut(priya, mend)
    for (const attempt of [
      () => as(priya, waitingApplications, { groupId }),
      () => as(priya, invite, { invitationId: newId(), groupId, address: '' }),
      () => as(priya, groupInvitations, { groupId }),
      () => as(priya, charterToWrite, { groupId }),
      () => as(priya, setListed, { groupId, listed: false }),
      () => as(priya, changeGroupState, { groupId, state: 'paused' as const }),
      () => as(priya, setPlace, { groupId, videoLink: '', address: 'Mill Lane' }),
      () =>
        as(priya, decideCommitment, {
          groupId,
          termMonths: 6,
          attendancePercent: 80,
          noticeHours: 48,
          admission: 'rolling' as const,
          questions: [],
        }),
      () =>
        as(priya, amendAgreement, {
          groupId,
          versionId: newId(),
          basedOn: 1,
          clauses: [{ id: 'own', title: 'Own', text: 'Words of my own.' }],
          effectiveDay: '2030-01-01',
          zone: 'America/New_York',
        }),
    ])
      await expect(attempt()).rejects.toEqual(new NotAllowed(mend, { groupId }))
    await expect(as(priya, decideApplication, { applicationId, accept: true, words: '' })).rejects.toThrow(
      NotFound,
    )
  })

  test('finds the database shut as well', async () => {
    const { priya, amara, xena, groupId } = await asked()
    await as(priya, invite, { invitationId: newId(), groupId, address: '' })
    const me = priya.clinicianId
    const [before] = await ownerQuery('select * from "group" where id = $1', [groupId])
    await shut(priya)
    for (const table of [
      'application',
      'group_invitation',
      `record_entry where actor_id <> '${me}' and clinician_id <> '${me}'`,
    ])
      expect(await appQuery(me, `select 1 from ${table}`)).toEqual([])
    expect(await appQuery(me, 'select 1 from clinician where id = $1', [xena.clinicianId])).toEqual([])
    for (const [statement, values] of [
      [`update charter set purpose = 'x' where group_id = $1 returning 1`, [groupId]],
      [`update application set state = 'accepted', decided_by = $1 returning 1`, [me]],
      [`update meeting set state = 'cancelled' where group_id = $1 returning 1`, [groupId]],
    ] as const)
      expect(await appQuery(me, statement, [...values])).toEqual([])
    for (const [statement, values] of [
      [`update "group" set contact_id = $2 where id = $1`, [groupId, me]],
      [`update "group" set admission = 'closed' where id = $1`, [groupId]],
      [`update seat set state = 'ended', ended_at = now() where clinician_id = $1`, [amara.clinicianId]],
      [
        `insert into seat (id, group_id, clinician_id, role, state, offered_at, offered_by)
         values (gen_random_uuid(), $1, $2, 'member', 'offered', now(), $3)`,
        [groupId, xena.clinicianId, me],
      ],
      [
        `insert into group_invitation (id, group_id, token_digest, made_by, made_at, expires_at)
         values (gen_random_uuid(), $1, 'x', $2, now(), now())`,
        [groupId, me],
      ],
    ] as const)
      await expect(appQuery(me, statement, [...values])).rejects.toMatchObject({ code: '42501' })
    expect(await ownerQuery('select * from "group" where id = $1', [groupId])).toEqual([before])
  })

  test('still hands the group over and leaves; who takes it over has the office', async () => {
    const { priya, amara, dan, groupId } = await asked()
    await shut(priya)
    await expect(as(priya, leaveGroupWell, { groupId, destroyCases: false })).rejects.toThrow(
      new NotAllowed('hand-over-first', { groupId }),
    )
    await as(priya, changeRole, { groupId, clinicianId: amara.clinicianId, role: 'facilitator' })
    await as(priya, changeRole, { groupId, clinicianId: dan.clinicianId, role: 'facilitator' })
    // Taking somebody's office is a power.
    await expect(
      as(priya, changeRole, { groupId, clinicianId: dan.clinicianId, role: 'member' }),
    ).rejects.toThrow(new NotAllowed('license-suspended', { groupId }))
    await as(priya, leaveGroupWell, { groupId, destroyCases: false })
    expect(await as(amara, waitingApplications, { groupId })).toHaveLength(1)
  })

  test('ends a group nobody else is in by leaving it, and with the account', async () => {
    for (const [nth, leave] of [
      (who: Person, groupId: string) => as(who, leaveGroupWell, { groupId, destroyCases: false }),
      (who: Person) => as(who, deleteAccount, { understood: true, formerName: 'a former member' }),
    ].entries()) {
      const alone = await person(`Solo ${nth}`)
      const { groupId } = await groupOf(alone)
      await shut(alone)
      await leave(alone, groupId)
      expect(await ownerQuery('select state, listed from "group" where id = $1', [groupId])).toEqual([
        { state: 'ended', listed: false },
      ])
    }
  })

  test('gives no role of an evening to others', async () => {
    const { priya, amara, dan, groupId } = await asked()
    const meetingId = newId()
    await ownerQuery(
      `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
       values ($1, $2, now() + interval '1 day', 'America/New_York', now()::timestamp, 90, 'planned', now(), now())`,
      [meetingId, groupId],
    )
    const give = (clinicianId: string) => as(priya, giveRole, { meetingId, role: 'timekeeper', clinicianId })
    await give(amara.clinicianId)
    await shut(priya)
    await expect(give(dan.clinicianId)).rejects.toThrow(new NotAllowed('license-suspended', { groupId }))
  })

  test('does not stop a rhythm: its dates are looked after by whoever may, and once somebody may', async () => {
    const { priya, amara, groupId } = await asked()
    const seriesId = newId()
    await as(priya, makeSeries, {
      groupId,
      seriesId,
      cadence: 'weekly',
      weekday: 4,
      nths: [],
      days: [],
      startsLocal: '18:30',
      zone: 'America/New_York',
      minutes: 90,
      from: Temporal.Now.zonedDateTimeISO('America/New_York').toPlainDate().add({ days: 1 }).toString(),
    })
    await ownerQuery('delete from meeting where series_id = $1', [seriesId])
    const dates = async () =>
      (
        await ownerQuery<{ n: number }>('select count(*)::int as n from meeting where series_id = $1', [
          seriesId,
        ])
      )[0]!.n
    await shut(priya)
    await extendSeriesJob.run({ seriesId, groupId })
    expect(await dates()).toBe(0)
    expect(
      await ownerQuery(`select 1 from job_request where kind = 'series.extend' and key = $1`, [seriesId]),
    ).toHaveLength(1)
    await as(priya, changeRole, { groupId, clinicianId: amara.clinicianId, role: 'facilitator' })
    await extendSeriesJob.run({ seriesId, groupId })
    expect(await dates()).toBeGreaterThan(40)
  })
})
describe('an offered seat, with the web role’s own connection', () => {
  test('is no way in but by signing: not paused, nor made active after', async () => {
    const { groupId, priya } = await circle()
    const xena = await person('Xena Marsh', 'none')
    await ownerQuery(
      `insert into seat (id, group_id, clinician_id, role, state, offered_at, offered_by)
       values (gen_random_uuid(), $1, $2, 'member', 'offered', now(), $3)`,
      [groupId, xena.clinicianId, priya.clinicianId],
    )
    const me = xena.clinicianId
    for (const by of [me, priya.clinicianId])
      await expect(
        appQuery(by, `update seat set state = 'paused' where clinician_id = $1`, [me]),
      ).rejects.toMatchObject({ code: '42501' })
    expect(await appQuery(me, 'select 1 from seat where clinician_id <> $1', [me])).toEqual([])
    await expect(as(xena, groupMembers, { groupId })).rejects.toThrow(NotAllowed)
    // One that is taken is paused, and comes back, by its own person.
    const [taken] = await ownerQuery<{ id: string }>(
      `select clinician_id as id from seat where group_id = $1 and state = 'active' and role = 'member'`,
      [groupId],
    )
    for (const state of ['paused', 'active'])
      await appQuery(
        taken!.id,
        'update seat set state = $2 where clinician_id = $1',
        [taken!.id, state],
        true,
      )
  })
})

describe('an offer, with the web role’s own connection', () => {
  const offer = `insert into seat (id, group_id, clinician_id, role, state, offered_at, offered_by)
     values (gen_random_uuid(), $1, $2, 'member', 'offered', now(), $3)`

  test('is made to nobody who did not ask: an id must not open a stranger’s name', async () => {
    const [marcus, noah] = [await person('Marcus Bell'), await person('Noah Bright', 'none')]
    const { groupId } = await groupOf(await person('Lena Marsh'))
    const [draft] = await appQuery<{ id: string }>(
      noah.clinicianId,
      `insert into "group" (id, founder_id, state, made_at) values (gen_random_uuid(), $1, 'draft', now()) returning id`,
      [noah.clinicianId],
      true,
    )
    await expect(
      appQuery(noah.clinicianId, offer, [draft!.id, marcus.clinicianId, noah.clinicianId]),
    ).rejects.toMatchObject({ code: '42501' })
    const [facilitator] = await ownerQuery<{ id: string }>(
      'select clinician_id as id from seat where group_id = $1',
      [groupId],
    )
    await expect(
      appQuery(facilitator!.id, offer, [groupId, marcus.clinicianId, facilitator!.id]),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('is made to who applied, once accepted, and taken by who opened an invitation', async () => {
    const { priya, xena, applicationId, groupId } = await asked()
    const values = [groupId, xena.clinicianId, priya.clinicianId]
    await expect(appQuery(priya.clinicianId, offer, values)).rejects.toMatchObject({ code: '42501' })
    await as(priya, decideApplication, { applicationId, accept: true, words: '' })
    const marcus = await person('Marcus Bell')
    const { token } = await as(priya, invite, { invitationId: newId(), groupId, address: '' })
    await as(marcus, openInvitation, { token, address: '' })
    await join(priya, marcus, groupId)
    expect(
      (
        await ownerQuery(
          'select state from seat where group_id = $1 and clinician_id = any ($2) order by state',
          [groupId, [xena.clinicianId, marcus.clinicianId]],
        )
      ).map(({ state }) => state),
    ).toEqual(['active', 'offered'])
  })
})
