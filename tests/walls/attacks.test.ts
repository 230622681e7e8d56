/** Ways in that were open once, each tried again: through the actions, and past them with the web role's own SQL. */
import { sql } from 'kysely'
import { Client } from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { signAgreement } from '#domain/agreements/actions'
import { agreementOf } from '#domain/agreements/reads'
import { apply, decideApplication, destroyAnswers } from '#domain/applications/actions'
import { hasApplied } from '#domain/applications/reads'
import { shareCase } from '#domain/cases/actions'
import { caseShown, ownCases } from '#domain/cases/reads'
import { ownDocuments } from '#domain/certificates/reads'
import { saveWeek } from '#domain/clinicians/actions'
import { ownMeetings } from '#domain/dates/reads'
import { deleteAccount } from '#domain/departures/actions'
import { destroyCase } from '#domain/destruction/actions'
import { destroyDueCases } from '#domain/destruction/jobs'
import { directory } from '#domain/directory/reads'
import { beginCase, discardDraft, saveDraft, startDraft } from '#domain/drafts/actions'
import { ownDraft, ownDrafts } from '#domain/drafts/reads'
import { setListed } from '#domain/groups/actions'
import { groupInside, groupMet, ownGroups } from '#domain/groups/reads'
import { acceptInvitation, invite, openInvitation } from '#domain/invitations/actions'
import { invitationsOpened } from '#domain/invitations/reads'
import { letterForPerson } from '#domain/letters/jobs'
import { ownNews } from '#domain/notices/reads'
import { changeRole, leaveGroup } from '#domain/seats/actions'
import { groupMembers, openGroups, ownDoors } from '#domain/seats/reads'
import { untilVouched } from '#domain/seats/seat'
import { vouchFor } from '#domain/vouchings/actions'
import { vouchingsWaiting } from '#domain/vouchings/reads'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import type { MailKind } from '#platform/mail/post'
import { NotAllowed, NotFound, Stale } from '#platform/refusals'
import { openTestAccounts } from '#tests/accounts'
import { appQuery, as, databaseUrls, keyringQuery, openTestDatabase, ownerQuery } from '#tests/database'
import { groupOf, join, person, stewardPerson, vouch } from '#tests/people'
import { type Scene, scene } from './scene.ts'

let the: Scene
beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(async () => {
  the = await scene()
})

const isRefusal = (error: unknown) => error instanceof NotAllowed || error instanceof NotFound
const emptyCase = { background: '', tried: '', stirs: '', feedback: [], shareStirs: false }

describe('a steward who resets a sign-in and takes the person’s place', () => {
  test('reads no case, draft, note or week of theirs', async () => {
    const { unvouched } = the.people
    const { unvouchedCase, caseId, unvouchedDraft } = the.cases
    await expect(as(unvouched, caseShown, { caseId: unvouchedCase })).rejects.toThrow(NotFound)
    await expect(as(unvouched, caseShown, { caseId })).rejects.toThrow(NotFound)
    await expect(as(unvouched, ownDraft, { draftId: unvouchedDraft })).rejects.toThrow(NotFound)
    expect(await as(unvouched, ownDrafts, undefined)).toEqual([])
    expect(await as(unvouched, ownCases, undefined)).toEqual({ mine: [], toRead: [] })
    for (const table of [
      '"case"',
      'case_draft',
      'case_note',
      'response',
      'takeaway',
      'evaluation',
      'availability',
    ])
      expect(await appQuery(unvouched.clinicianId, `select * from ${table}`)).toEqual([])
  })

  test('learns that a group is shut, and neither its name nor who facilitates it', async () => {
    const { groupId } = the
    const { unvouched, facilitator } = the.people
    for (const [asked, about] of [
      ['select 1 from "group" where id = $1', groupId],
      ['select 1 from charter where group_id = $1', groupId],
      ['select 1 from clinician where id = $1', facilitator.clinicianId],
    ] as const)
      expect(await appQuery(unvouched.clinicianId, asked, [about]), asked).toEqual([])
    expect(await as(unvouched, ownGroups, undefined)).toEqual([])
    expect(untilVouched(await as(unvouched, ownDoors, undefined))).toBe(1)
    for (const look of [
      () => as(unvouched, groupInside, { groupId }),
      () => as(unvouched, groupMet, { groupId }),
      () => as(unvouched, agreementOf, { groupId }),
    ])
      await expect(look()).rejects.toThrow(NotFound)
  })

  test('meets a listed group as a stranger does, though the person has a seat there', async () => {
    const { groupId } = the
    const { unvouched, elsewhere, facilitator } = the.people
    await as(facilitator, setListed, { groupId, listed: true })
    const met = await as(elsewhere, groupMet, { groupId })
    expect(await as(unvouched, groupMet, { groupId })).toEqual(met)
    expect(met).toHaveProperty('outside')
    for (const [read, input] of [
      [agreementOf, { groupId }],
      [groupMembers, { groupId }],
      [groupInside, { groupId }],
    ] as const)
      for (const person of [unvouched, elsewhere])
        await expect(as(person, read as never, input as never)).rejects.toThrow(new NotFound())
    await expect(as(unvouched, acceptInvitation, { groupId })).rejects.toThrow(new NotFound())
    const found = (await as(unvouched, directory, { page: 1 })).items
    expect(found.filter((one) => one.groupId === groupId)).toMatchObject([{ isOwn: false }])
    await as(facilitator, setListed, { groupId, listed: false })
  })

  test('opens no invitation, and is not told into which group one was opened before', async () => {
    const { unvouched, elsewhere, facilitator } = the.people
    const other = await groupOf(elsewhere, { listed: false })
    const link = () => as(elsewhere, invite, { invitationId: newId(), ...other, address: '' })
    await ownerQuery('update vouching set vouched_at = now() where clinician_id = $1', [
      unvouched.clinicianId,
    ])
    await as(unvouched, openInvitation, { ...(await link()), address: '' })
    expect(await as(unvouched, invitationsOpened, undefined)).toHaveLength(1)
    await ownerQuery('update vouching set vouched_at = null where clinician_id = $1', [unvouched.clinicianId])
    expect(await as(unvouched, invitationsOpened, undefined)).toEqual([])
    for (const token of [(await link()).token, 'no-such-link'])
      await expect(as(unvouched, openInvitation, { token, address: '' })).rejects.toThrow(
        new NotAllowed('be-vouched-for'),
      )
    expect((await as(facilitator, groupMembers, { groupId: the.groupId })).length).toBeGreaterThan(0)
  })

  test('is told no news of a group that is shut: its id would open the public page of a listed one', async () => {
    const gita = await person('Gita Three')
    const { groupId } = await groupOf(gita)
    const tellOf = (ids: object) =>
      appQuery(
        the.people.steward.clinicianId,
        `select tell($1, $2, 'member-left', $3)`,
        [newId(), gita.clinicianId, ids],
        true,
      )
    await tellOf({ groupId })
    await appQuery(the.people.steward.clinicianId, 'select ask_vouching($1)', [gita.clinicianId], true)
    await tellOf({ groupId })
    await tellOf({ groupId: newId() })
    const told = async () => (await as(gita, ownNews, undefined)).map((one) => one.groupId)
    expect(await told()).not.toContain(groupId)
    expect(await told()).toHaveLength(1)
    expect(
      await appQuery(gita.clinicianId, `select 1 from notice where ids ->> 'groupId' = $1`, [groupId]),
    ).toEqual([])
    await ownerQuery('delete from vouching where clinician_id = $1', [gita.clinicianId])
    expect(await told()).toContain(groupId)
  })

  test('finds no meeting, document, application or invitation that would say whose group is shut', async () => {
    const { member, steward, elsewhere } = the.people
    const other = await groupOf(elsewhere, { listed: true })
    const { groupId } = the
    await as(member, apply, { applicationId: newId(), ...other, answers: [], message: '' })
    const unlisted = await groupOf(elsewhere, { listed: false })
    const { token } = await as(elsewhere, invite, { invitationId: newId(), ...unlisted, address: '' })
    await as(member, openInvitation, { token, address: '' })
    const questions = [
      ['select 1 from my_attended_meetings() where group_id = $1', groupId],
      ['select 1 from certificate where clinician_id = acting_clinician() and group_id = $1', groupId],
      [`select 1 from application where clinician_id = acting_clinician() and group_id = $1`, other.groupId],
      ['select 1 from my_applied_groups() g where g = $1', other.groupId],
      ['select 1 from my_invited_groups() g where g = $1', unlisted.groupId],
      ['select 1 from charter where group_id = $1', unlisted.groupId],
    ] as const
    const found = async () => {
      const rows: number[] = []
      for (const [asked, about] of questions)
        rows.push((await appQuery(member.clinicianId, asked, [about])).length)
      return [
        ...rows,
        (await as(member, ownDocuments, undefined)).length,
        Number(await as(member, hasApplied, other)),
      ]
    }
    expect(await found()).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
    await appQuery(steward.clinicianId, 'select ask_vouching($1)', [member.clinicianId], true)
    expect(await found()).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(await appQuery(member.clinicianId, 'select ways_in_wait() as wait')).toEqual([{ wait: true }])
    await ownerQuery('delete from vouching where clinician_id = $1', [member.clinicianId])
    await ownerQuery('delete from application where group_id = $1', [other.groupId])
  })

  test('is told of no dates that a listed group facilitated by the person still lacks', async () => {
    const gita = await person('Gita Two')
    const { groupId } = await groupOf(gita)
    expect((await as(gita, ownMeetings, undefined)).groupsWithoutDates).toMatchObject([{ groupId }])
    await appQuery(the.people.steward.clinicianId, 'select ask_vouching($1)', [gita.clinicianId], true)
    expect((await as(gita, ownMeetings, undefined)).groupsWithoutDates).toEqual([])
    await ownerQuery('delete from vouching where clinician_id = $1', [gita.clinicianId])
  })

  test('cannot use the person’s office to let anyone in, nor leave it or take it apart', async () => {
    const { groupId } = the
    const { unvouched, member, steward } = the.people
    const [application] = await ownerQuery<{ id: string }>(
      `select id from application where state = 'waiting'`,
    )
    const id = { groupId, clinicianId: member.clinicianId }
    for (const attempt of [
      () => as(unvouched, invite, { invitationId: newId(), groupId, address: '' }),
      () => as(unvouched, decideApplication, { applicationId: application!.id, accept: true, words: '' }),
      () => as(unvouched, changeRole, { ...id, role: 'facilitator' as const }),
      () => as(unvouched, vouchFor, { ...id, neededSince: '2026-01-01T00:00:00Z' }),
      () => as(unvouched, groupMembers, { groupId }),
      () => as(unvouched, leaveGroup, { groupId }),
      () => as(unvouched, deleteAccount, { understood: true, formerName: 'a former member' }),
    ])
      await expect(attempt()).rejects.toSatisfy(isRefusal)
    await expect(
      appQuery(
        unvouched.clinicianId,
        `insert into seat (id, group_id, clinician_id, role, state, offered_at, offered_by)
         values (gen_random_uuid(), $1, $2, 'member', 'offered', now(), $3)`,
        [groupId, steward.clinicianId, unvouched.clinicianId],
      ),
    ).rejects.toThrow(/row-level security/)
    expect(await appQuery(unvouched.clinicianId, 'select 1 from application')).toEqual([])
  })

  test('is let go when somebody there vouches; what is due meanwhile is destroyed all the same', async () => {
    const [priya, una] = [await person('Priya Two'), await person('Una Two')]
    const { groupId } = await groupOf(priya)
    await join(priya, una, groupId)
    const [draftId, caseId] = [newId(), newId()]
    await as(una, startDraft, { draftId, groupId, meetingId: '' })
    const { revision } = await as(una, saveDraft, {
      draftId,
      basedOn: 1,
      ...emptyCase,
      title: 'stuck',
      question: 'what now',
      happening: 'quiet',
    })
    await as(una, shareCase, { draftId, caseId, revision, attested: true })
    const reset = () =>
      appQuery(the.people.steward.clinicianId, 'select ask_vouching($1)', [una.clinicianId], true)
    await reset()
    await expect(as(una, caseShown, { caseId })).rejects.toThrow(NotFound)
    await vouch(priya, { groupId, clinicianId: una.clinicianId })
    expect((await as(una, caseShown, { caseId })).title).toBe('stuck')
    await reset()
    await ownerQuery(
      `update "case" set shared_at = shared_at - interval '91 days', destroy_at = destroy_at - interval '91 days' where id = $1`,
      [caseId],
    )
    // Between its date and the job it is still the group's, and shut.
    await expect(as(una, caseShown, { caseId })).rejects.toThrow(NotFound)
    expect(await as(una, ownCases, undefined)).toEqual({ mine: [], toRead: [] })
    for (const seen of [
      'select 1 from "case"',
      'select my_presented_cases()',
      `update "case" set revision = 2 where id = '${caseId}' returning sealed_text`,
    ])
      expect(await appQuery(una.clinicianId, seen)).toEqual([])
    await destroyDueCases.run({})
    expect(
      await ownerQuery('select destroyed_at is not null as gone from "case" where id = $1', [caseId]),
    ).toEqual([{ gone: true }])
  })

  test('finds the case of a group its presenter has left shut as well', async () => {
    const { former, steward } = the.people
    expect((await as(former, caseShown, { caseId: the.cases.formersCase })).title).toBe('foxglove title')
    await appQuery(steward.clinicianId, 'select ask_vouching($1)', [former.clinicianId], true)
    await expect(as(former, caseShown, { caseId: the.cases.formersCase })).rejects.toThrow(NotFound)
    await ownerQuery('delete from vouching where clinician_id = $1', [former.clinicianId])
  })

  test('finds the group shut that the person was on the way into', async () => {
    const [priya, xena] = [await person('Priya Three'), await person('Xena Three')]
    const [asked, invited] = [await groupOf(priya), await groupOf(priya, { listed: false })]
    const applicationId = newId()
    await as(xena, apply, { applicationId, groupId: asked.groupId, message: 'I would like to.', answers: [] })
    const { token } = await as(priya, invite, { invitationId: newId(), ...invited, address: '' })
    await as(xena, openInvitation, { token, address: '' })
    await appQuery(the.people.steward.clinicianId, 'select ask_vouching($1)', [xena.clinicianId], true)
    // Who has no colleagues yet keeps what is their own.
    await as(xena, saveWeek, { week: [] })

    await as(priya, decideApplication, { applicationId, accept: true, words: '' })
    await vouch(priya, { groupId: asked.groupId, clinicianId: xena.clinicianId })
    const sign = async (groupId: string) => {
      const { inForce } = await as(xena, agreementOf, { groupId })
      await as(xena, signAgreement, { groupId, versionId: inForce!.id, typedName: xena.name })
    }
    await sign(asked.groupId)
    await as(xena, acceptInvitation, invited)
    await expect(sign(invited.groupId)).rejects.toThrow(NotFound)
    await expect(
      appQuery(
        xena.clinicianId,
        `insert into agreement_signature (version_id, group_id, clinician_id, typed_name, signed_at, digest)
         select id, group_id, $1, 'X', now(), digest from agreement_version where group_id = $2`,
        [xena.clinicianId, invited.groupId],
        true,
      ),
    ).resolves.toEqual([])
    await expect(
      appQuery(
        xena.clinicianId,
        `update seat set state = 'active' where group_id = $1`,
        [invited.groupId],
        true,
      ),
    ).rejects.toThrow(/made active by signing/)
    expect(await as(xena, openGroups, undefined)).toEqual([asked.groupId])
    await vouch(priya, { groupId: invited.groupId, clinicianId: xena.clinicianId })
    await sign(invited.groupId)
    expect((await as(xena, openGroups, undefined)).toSorted()).toEqual(
      [asked.groupId, invited.groupId].toSorted(),
    )
  })

  test('cannot vouch for a sign-in they reset, also where another steward’s reset still waits', async () => {
    const [priya, vera] = [await person('Priya Four'), await person('Vera Four')]
    const [first, second] = [await stewardPerson('Stella Four'), await stewardPerson('Stan Four')]
    const { groupId } = await groupOf(priya)
    for (const member of [vera, second]) await join(priya, member, groupId)
    await as(priya, changeRole, { groupId, clinicianId: second.clinicianId, role: 'facilitator' })
    for (const { clinicianId } of [first, second])
      await appQuery(clinicianId, 'select ask_vouching($1)', [vera.clinicianId], true)

    expect(await as(second, vouchingsWaiting, undefined)).toEqual([])
    await vouch(second, { groupId, clinicianId: vera.clinicianId })
    await appQuery(
      second.clinicianId,
      `update vouching set vouched_by = $1, vouched_at = now() where group_id = $2 and asked_by <> $1`,
      [second.clinicianId, groupId],
      true,
    )
    expect(await as(vera, openGroups, undefined)).toEqual([])
    await expect(as(vera, saveWeek, { week: [] })).rejects.toThrow(new NotAllowed('be-vouched-for'))
    expect(await as(priya, vouchingsWaiting, undefined)).toMatchObject([{ clinicianId: vera.clinicianId }])
    await vouch(priya, { groupId, clinicianId: vera.clinicianId })
    expect(await as(vera, openGroups, undefined)).toEqual([groupId])
    await as(vera, saveWeek, { week: [] })
  })

  test('may still paint a week where nobody could vouch', async () => {
    const alone = await person('Solo')
    await appQuery(the.people.steward.clinicianId, 'select ask_vouching($1)', [alone.clinicianId], true)
    await as(alone, saveWeek, { week: [] })
  })
})

describe('what the desk and the directory tell of who is in which group', () => {
  test('a document’s code names no group to a steward', async () => {
    const ask = (by: { clinicianId: string }) =>
      appQuery(by.clinicianId, 'select clinician_id, group_id from document_of_code($1)', [the.credit.code])
    const { clinicianId } = the.people.member
    expect(await ask(the.people.steward)).toEqual([{ clinician_id: clinicianId, group_id: null }])
    expect(await ask(the.people.facilitator)).toEqual([{ clinician_id: clinicianId, group_id: the.groupId }])
  })

  test('nobody asks who founded a group', async () => {
    for (const { clinicianId } of [the.people.steward, the.people.outsider, the.people.facilitator])
      for (const asked of [
        'select founder_id from "group"',
        'select 1 from "group" where founder_id is not null',
      ])
        await expect(appQuery(clinicianId, asked)).rejects.toThrow(/permission denied/)
  })
})

describe('members who vouch where nobody else facilitates', () => {
  test('vouch for that facilitator, and for no other sign-in that was reset', async () => {
    const [priya, rae, dan] = [await person('Priya Nine'), await person('Rae Nine'), await person('Dan Nine')]
    const { groupId } = await groupOf(priya)
    for (const member of [rae, dan]) await join(priya, member, groupId)
    const { steward } = the.people
    for (const { clinicianId } of [priya, dan])
      await appQuery(steward.clinicianId, 'select ask_vouching($1)', [clinicianId], true)

    expect(await as(rae, vouchingsWaiting, undefined)).toMatchObject([{ clinicianId: priya.clinicianId }])
    const forDan = { groupId, clinicianId: dan.clinicianId }
    await expect(vouch(rae, forDan)).rejects.toThrow(new NotAllowed('facilitators-only', { groupId }))
    expect(
      await appQuery(
        rae.clinicianId,
        'update vouching set vouched_by = $1, vouched_at = now() where clinician_id = $2 returning 1',
        [rae.clinicianId, dan.clinicianId],
        true,
      ),
    ).toEqual([])
    await vouch(rae, { groupId, clinicianId: priya.clinicianId })
    expect(await as(priya, openGroups, undefined)).toEqual([groupId])
    expect(await as(rae, vouchingsWaiting, undefined)).toEqual([])
    await vouch(priya, forDan)
    expect(await as(dan, openGroups, undefined)).toEqual([groupId])
  })
})

describe('ids that a browser chooses', () => {
  test('a case cannot take the id of somebody’s key, and destroys no key but its own', async () => {
    const { member, presenter } = the.people
    for (const caseId of [presenter.clinicianId, NETWORK_ID]) {
      const draftId = newId()
      await as(member, startDraft, { draftId, groupId: the.groupId, meetingId: '' })
      const { revision } = await as(member, saveDraft, {
        draftId,
        basedOn: 1,
        ...emptyCase,
        title: 'a',
        question: 'b',
        happening: 'c',
      })
      await expect(as(member, shareCase, { draftId, caseId, revision, attested: true })).rejects.toThrow(
        Stale,
      )
      await expect(as(member, destroyCase, { caseId })).rejects.toThrow(NotFound)
      expect(await keyringQuery('select 1 from key where id = $1', [caseId])).toHaveLength(1)
      expect((await as(member, ownDraft, { draftId })).draft.texts.title.text).toBe('a')
      await as(member, discardDraft, { draftId })
    }
    await expect(makeKey(NETWORK_ID, 'case')).rejects.toThrow(Stale)
  })

  test('a case cannot take the id of one that is hidden', async () => {
    const { elsewhere } = the.people
    const draftId = newId()
    await as(elsewhere, startDraft, { draftId, groupId: the.elsewhere.groupId, meetingId: '' })
    const { revision } = await as(elsewhere, saveDraft, {
      draftId,
      basedOn: 1,
      ...emptyCase,
      title: 'a',
      question: 'b',
      happening: 'c',
    })
    await expect(
      as(elsewhere, shareCase, { draftId, caseId: the.cases.caseId, revision, attested: true }),
    ).rejects.toThrow(Stale)
    expect((await as(elsewhere, ownDraft, { draftId })).draft.texts.title.text).toBe('a')
  })

  test('an invitation’s id of another group gives no link into it', async () => {
    const { elsewhere, outsider } = the.people
    const [waiting] = await ownerQuery<{ id: string }>(
      'select id from group_invitation where group_id = $1 and opened_by is null and address_digest is null',
      [the.groupId],
    )
    const invitationId = waiting?.id ?? newId()
    if (!waiting)
      await as(the.people.facilitator, invite, { invitationId, groupId: the.groupId, address: '' })
    const { token } = await as(elsewhere, invite, {
      invitationId,
      groupId: the.elsewhere.groupId,
      address: '',
    })
    await expect(as(outsider, openInvitation, { token, address: '' })).rejects.toThrow(NotFound)
  })

  test('a case is for a meeting of its own group', async () => {
    const { member } = the.people
    const input = { groupId: the.groupId, meetingId: the.elsewhere.meetingId }
    await expect(as(member, startDraft, { draftId: newId(), ...input })).rejects.toThrow(NotFound)
    await expect(
      as(member, beginCase, {
        draftId: newId(),
        itemId: newId(),
        groupId: the.elsewhere.groupId,
        when: the.meetings.coming,
      }),
    ).rejects.toThrow(NotFound)
  })
})

describe('past the actions, with the web role’s own connection', () => {
  test('nobody applies to a group that is not listed to look at it', async () => {
    const apply = `insert into application (id, group_id, clinician_id, state, made_at)
      values (gen_random_uuid(), $1, $2, 'waiting', now()) returning id`
    const { clinicianId } = the.people.outsider
    // The same for one that is not listed as for none.
    for (const groupId of [the.groupId, newId()])
      expect(await appQuery(clinicianId, apply, [groupId, clinicianId], true)).toEqual([])
    expect(await ownerQuery('select 1 from application where clinician_id = $1', [clinicianId])).toEqual([])
  })

  test('nobody keeps a case beyond its date, nor shares one that was shared at another time', async () => {
    const { presenter } = the.people
    const { caseId } = the.cases
    await expect(
      appQuery(presenter.clinicianId, `update "case" set destroy_at = '2076-01-01' where id = $1`, [caseId]),
    ).rejects.toThrow(/permission denied/)
    const [dated] = await appQuery(
      presenter.clinicianId,
      `with shared as (
         insert into "case" (id, group_id, presenter_id, template, shared_at, changed_at, destroy_at)
         values (gen_random_uuid(), $1, $2, 'general', '2070-01-01', now(), '2076-01-01') returning *)
       select shared_at = acting_now() as now, destroy_at = shared_at + make_interval(hours => 24 * keep_days) as "byRule"
       from shared join charter using (group_id)`,
      [the.groupId, presenter.clinicianId],
    )
    expect(dated).toEqual({ now: true, byRule: true })
  })

  test('a seat is made active by signing, by its own hand', async () => {
    const { offered, facilitator } = the.people
    const sit = `update seat set state = 'active' where clinician_id = $1`
    for (const by of [offered, facilitator])
      await expect(appQuery(by.clinicianId, sit, [offered.clinicianId])).rejects.toThrow(/signing/)
  })

  test('nobody is the first steward without the set-up code', async () => {
    await ownerQuery('delete from steward')
    const make = 'insert into steward (clinician_id, since) values ($1, now())'
    const { clinicianId } = the.people.outsider
    await expect(appQuery(clinicianId, make, [clinicianId])).rejects.toThrow(/row-level security/)
    await ownerQuery('insert into steward (clinician_id, since) values ($1, now())', [
      the.people.steward.clinicianId,
    ])
  })

  test('nobody else can be named as a group’s contact', async () => {
    const { facilitator, member } = the.people
    await expect(
      appQuery(facilitator.clinicianId, 'update "group" set contact_id = $1 where id = $2', [
        member.clinicianId,
        the.groupId,
      ]),
    ).rejects.toThrow(/contact/)
  })
})

test('a letter that waited says nothing of a case its reader has stepped out of meanwhile, or may not enter any more', async () => {
  const posted = { kind: 'case-shared' as const, ids: { caseId: the.cases.caseId } }
  const letterTo = (kind: 'member' | 'steppedOut' | 'former' | 'expired') => {
    const { clinicianId } = the.people[kind]
    return as(the.people[kind], letterForPerson, { ...posted, id: newId(), clinicianId, secret: undefined })
  }
  expect(await letterTo('member')).toBeDefined()
  for (const kind of ['steppedOut', 'former', 'expired'] as const)
    expect(await letterTo(kind)).toBeUndefined()
})

test('a letter about a group is not sent to who left it, nor one about applications to who facilitates no more', async () => {
  const { groupId } = the
  const letterTo = (kind: 'member' | 'former' | 'facilitator' | 'outsider', about: MailKind) => {
    const { clinicianId } = the.people[kind]
    const posted = { kind: about, ids: { groupId }, id: newId(), clinicianId, secret: undefined }
    return as(the.people[kind], letterForPerson, posted)
  }
  for (const about of ['agreement-amended', 'schedule-changed', 'seat-offered'] as const) {
    expect(await letterTo('member', about)).toBeDefined()
    for (const gone of ['former', 'outsider'] as const) expect(await letterTo(gone, about)).toBeUndefined()
  }
  expect(await letterTo('facilitator', 'application-received')).toBeDefined()
  for (const other of ['member', 'former'] as const)
    expect(await letterTo(other, 'application-received')).toBeUndefined()
})

test('the answers of an application go after the decision', async () => {
  const { offered } = the.people
  const [row] = await ownerQuery<{ id: string }>('select id from application where clinician_id = $1', [
    offered.clinicianId,
  ])
  await as(offered, destroyAnswers, { applicationId: row!.id })
  expect(await ownerQuery('select sealed_answers from application where id = $1', [row!.id])).toEqual([
    { sealed_answers: null },
  ])
})

describe('time', () => {
  test('is moved by the owner of a demo’s or test’s database only', async () => {
    const { clinicianId } = the.people.steward
    await expect(appQuery(clinicianId, `update demo_clock set ahead = '1 day'`)).rejects.toThrow(
      /permission denied/,
    )
    await expect(appQuery(clinicianId, 'select * from demo_clock')).rejects.toThrow(/permission denied/)
    await ownerQuery(`update demo_clock set ahead = '2 days'`)
    const [later] = await appQuery<{ ahead: boolean }>(
      null,
      `select acting_now() > now() + interval '47 hours' as ahead`,
    )
    expect(later!.ahead).toBe(true)
    await ownerQuery('begin')
    await ownerQuery('delete from demo_clock')
    expect(await ownerQuery('select acting_now() = now() as same, database_kind() as kind')).toEqual([
      { same: true, kind: 'live' },
    ])
    await ownerQuery('rollback')
    await ownerQuery(`update demo_clock set ahead = '0'`)
  })
})

describe('the locks of a case and of a group', () => {
  /** A connection of one's own as the web role, its transaction left open. */
  async function holding(who: { clinicianId: string }, statements: readonly [string, string][]) {
    const client = new Client({ connectionString: databaseUrls().app, options: '-c search_path=colloquy' })
    await client.connect()
    await client.query('begin')
    await client.query(`select set_config('app.clinician_id', $1, true)`, [who.clinicianId])
    for (const [lock, id] of statements) await client.query(`select ${lock}($1)`, [id])
    return client
  }
  const isFree = async (id: string, seed: number) => {
    const [row] = await ownerQuery<{ free: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, $2)) and pg_advisory_unlock(hashtextextended($1, $2)) as free',
      [id, seed],
    )
    return row!.free
  }

  test.each(['outsider', 'former', 'steward', 'declined', 'elsewhere'] as const)(
    '%s holds nothing that anybody waits for, and the same for a case that is none',
    async (kind) => {
      const { caseId } = the.cases
      const none = newId()
      const client = await holding(the.people[kind], [
        ['lock_case', caseId],
        ['hold_case', caseId],
        ['lock_case', none],
        ['hold_case', none],
        ['lock_group', the.groupId],
      ])
      try {
        expect([await isFree(caseId, 11), await isFree(none, 11), await isFree(the.groupId, 7)]).toEqual([
          true,
          true,
          true,
        ])
        const { rows } = await client.query(
          `select mode, count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() group by mode order by mode`,
        )
        expect(rows).toEqual([
          { mode: 'ExclusiveLock', count: 3 },
          { mode: 'ShareLock', count: 2 },
        ])
        await as(the.people.presenter, caseShown, { caseId })
      } finally {
        await client.end()
      }
    },
  )

  test('a member reads and so keeps a case from being destroyed meanwhile, but never locks it', async () => {
    const { caseId } = the.cases
    const client = await holding(the.people.member, [
      ['lock_case', caseId],
      ['hold_case', caseId],
    ])
    try {
      await as(the.people.presenter, caseShown, { caseId })
      expect(await isFree(caseId, 11)).toBe(false)
    } finally {
      await client.end()
    }
  })

  test('whoever waits for a lock gives up in the end, and what nobody goes on with ends', async () => {
    const { rows } = await as(
      the.people.member,
      ({ tx }) =>
        sql`select current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`.execute(
          tx,
        ),
      undefined,
    )
    expect(rows).toEqual([{ lock: '30s', idle: '5min' }])
  })
})
