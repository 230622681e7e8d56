import { beforeAll, expect, test } from 'vitest'
import { amendAgreement, signAgreement } from '#domain/agreements/actions'
import { agreementOf } from '#domain/agreements/reads'
import { apply, decideApplication } from '#domain/applications/actions'
import { waitingApplications } from '#domain/applications/reads'
import { listedGroups } from '#domain/directory/reads'
import { acceptInvitation, invite, openInvitation, revokeInvitation } from '#domain/invitations/actions'
import { ownNews } from '#domain/notices/reads'
import { setPlace } from '#domain/places/actions'
import { meetingPlace } from '#domain/places/reads'
import { groupRecord } from '#domain/powers/reads'
import { changeRole, leaveGroup } from '#domain/seats/actions'
import { groupMembers, ownDoor } from '#domain/seats/reads'
import { makeSeries } from '#domain/series/actions'
import { today } from '#domain/today/reads'
import { newId } from '#platform/identifiers'
import { Invalid, NotAllowed, NotFound, Stale } from '#platform/refusals'
import { appQuery, as, asNobody, moveClock, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { groupOf, join, person, stewardPerson } from '#tests/people'
import { thursdays } from '#tests/thursdays'
import {
  decideGuidelines,
  discardGroupDraft,
  openGroup,
  renewTerm,
  setListed,
  startGroup,
} from './actions.ts'
import { groupInside, ownGroups, publicGroup, publicListings } from './reads.ts'

beforeAll(openTestDatabase)

test('a founder signs first, and the group is found without any name', async () => {
  const priya = await person('Priya Raman')
  const { groupId } = await groupOf(priya)
  expect(await as(priya, ownDoor, { groupId })).toMatchObject({
    state: 'active',
    role: 'facilitator',
    signed: true,
    shut: undefined,
  })
  const found = await as(await person('Somebody Else'), listedGroups, { words: 'trauma consult' })
  const mine = found.find((g) => g.groupId === groupId)
  expect(mine?.ring).toEqual({ families: { cbt: 1 }, taken: 1, open: 6 })
  expect(JSON.stringify(mine)).not.toContain('Priya')
  const [shown] = await as(await person('Somebody Else'), publicListings, [groupId])
  const hour = Temporal.Instant.from(shown!.hourAt!).toZonedDateTimeISO(mine!.zone)
  expect([hour.dayOfWeek, hour.toPlainTime().toString({ smallestUnit: 'minute' })]).toEqual([
    mine!.weekday,
    mine!.startsLocal!.slice(0, 5),
  ])
})

test('who is not verified may draft but not open', async () => {
  const noah = await person('Noah Field', 'waiting')
  const groupId = newId()
  await as(noah, startGroup, { groupId, zone: 'America/Denver' })
  // Again, from a page that was gone back to, from two windows at once: one begun and not touched is gone on with.
  const again = [groupId, newId(), newId()].map((id) =>
    as(noah, startGroup, { groupId: id, zone: 'America/Denver' }),
  )
  expect(await Promise.all(again)).toEqual([{ groupId }, { groupId }, { groupId }])
  const opening = {
    groupId,
    versionId: newId(),
    typedName: 'Noah Field',
    listed: true,
    clauses: [{ id: 'a', title: 'A', text: 'A' }],
  }
  await expect(as(noah, openGroup, opening)).rejects.toMatchObject({ mend: 'license-waiting' })
  await expect(as(await person('Marcus'), publicGroup, { groupId })).rejects.toThrow(NotFound)
})

test('a draft into which something was written is not begun anew, though its first step is not finished', async () => {
  const noah = await person('Noah Field')
  const [written, next] = [newId(), newId()]
  await as(noah, startGroup, { groupId: written, zone: 'America/Denver' })
  await as(noah, decideGuidelines, {
    groupId: written,
    caseFormat: 'Ten minutes each.',
    ethicsNote: '',
    conductNote: '',
  })
  expect(await as(noah, startGroup, { groupId: next, zone: 'America/Denver' })).toEqual({ groupId: next })
  // The one begun last is not touched; gone back to, the page of the first leads to the first.
  expect(await as(noah, startGroup, { groupId: newId(), zone: 'America/Denver' })).toEqual({ groupId: next })
  expect(await as(noah, startGroup, { groupId: written, zone: 'America/Denver' })).toEqual({
    groupId: written,
  })
})

test('an invitation is for the first person who opens it, once', async () => {
  const [priya, amara, marcus] = [await person('Priya'), await person('Amara'), await person('Marcus')]
  const { groupId } = await groupOf(priya)
  const { token } = await as(priya, invite, { invitationId: newId(), groupId, address: '' })
  await as(amara, openInvitation, { token, address: '' })
  await expect(as(marcus, openInvitation, { token, address: '' })).rejects.toThrow(NotFound)
  await as(amara, acceptInvitation, { groupId })
  await as(amara, acceptInvitation, { groupId })
  expect((await as(amara, ownDoor, { groupId })).shut).toBe('sign-first')
  const { inForce } = await as(amara, agreementOf, { groupId })
  const signing = { groupId, versionId: inForce!.id, typedName: 'Amara' }
  const first = await as(amara, signAgreement, signing)
  expect(await as(amara, signAgreement, { ...signing, typedName: 'A.' })).toEqual(first)
  expect((await as(amara, ownDoor, { groupId })).shut).toBeUndefined()
  expect((await as(amara, groupMembers, { groupId })).map((m) => m.name)).toEqual(['Priya', 'Amara'])
})

test('another name than the profile’s is asked about once, and kept as it was typed', async () => {
  const [priya, jo] = [await person('Priya Raman'), await person('Jo Winter')]
  const { groupId } = await groupOf(priya)
  const { token } = await as(priya, invite, { invitationId: newId(), groupId, address: '' })
  await as(jo, openInvitation, { token, address: '' })
  await as(jo, acceptInvitation, { groupId })
  const { inForce } = await as(jo, agreementOf, { groupId })
  const signing = { groupId, versionId: inForce!.id, typedName: 'Somebody Else' }
  await expect(as(jo, signAgreement, signing)).rejects.toMatchObject({
    problems: { typedName: { code: 'agreement.otherName', values: { name: 'Jo Winter' } } },
  })
  expect((await as(jo, ownDoor, { groupId })).shut).toBe('sign-first')
  const signed = await as(jo, signAgreement, { ...signing, isLegalName: true })
  expect(signed.typedName).toBe('Somebody Else')
  expect(await as(jo, signAgreement, signing)).toEqual(signed)
})

test('an invitation by mail opens for that address only, a revoked one for nobody', async () => {
  const [priya, amara, marcus] = [await person('Priya'), await person('Amara'), await person('Marcus')]
  const { groupId } = await groupOf(priya)
  const invitationId = newId()
  const { token } = await as(priya, invite, { invitationId, groupId, address: 'Amara@Example.org' })
  await expect(as(marcus, openInvitation, { token, address: 'marcus@example.org' })).rejects.toThrow(NotFound)
  await as(amara, openInvitation, { token, address: 'amara@example.org ' })
  await as(priya, revokeInvitation, { groupId, invitationId })
  await expect(as(amara, acceptInvitation, { groupId })).rejects.toThrow(NotFound)
})

test('applying, deciding, and a full ring', async () => {
  const [priya, amara, jo] = [await person('Priya'), await person('Amara'), await person('Jo')]
  const { groupId } = await groupOf(priya, { seatsMax: 3 })
  const applicationId = newId()
  await as(amara, apply, { applicationId, groupId, answers: [], message: 'I work with trauma.' })
  await as(amara, apply, { applicationId: newId(), groupId, answers: [], message: 'Twice.' })
  const waiting = await as(priya, waitingApplications, { groupId })
  expect(waiting.map((w) => w.answers?.message)).toEqual(['I work with trauma.'])
  await as(priya, decideApplication, { applicationId, accept: true, words: 'Welcome' })
  await as(priya, decideApplication, { applicationId, accept: true, words: 'Welcome' })
  await join(priya, jo, groupId)
  const late = newId()
  const ruth = await person('Ruth')
  await as(ruth, apply, { applicationId: late, groupId, answers: [], message: 'Room for one more?' })
  await expect(
    as(priya, decideApplication, { applicationId: late, accept: true, words: '' }),
  ).rejects.toThrow(Invalid)
  expect(await as(priya, waitingApplications, { groupId })).toHaveLength(1)
  await expect(
    as(await person('Late', 'waiting'), apply, {
      applicationId: newId(),
      groupId,
      answers: [],
      message: 'x',
    }),
  ).rejects.toThrow(NotAllowed)
})

test('a draft is discarded by its founder alone, once and for good; an open group never', async () => {
  const [priya, jo] = [await person('Priya'), await person('Jo')]
  const groupId = newId()
  await as(priya, startGroup, { groupId, zone: 'America/New_York' })
  await as(priya, makeSeries, thursdays(groupId))
  const rows = () =>
    ownerQuery(
      `select 1 as one from "group" where id = $1 union all select 1 from charter where group_id = $1
       union all select 1 from seat where group_id = $1`,
      [groupId],
    )
  await as(jo, discardGroupDraft, { groupId })
  expect(await rows()).toHaveLength(3)
  await as(priya, discardGroupDraft, { groupId })
  await as(priya, discardGroupDraft, { groupId })
  expect(await rows()).toEqual([])
  const open = await groupOf(priya)
  await as(priya, discardGroupDraft, open)
  expect((await as(priya, ownGroups, undefined)).map((group) => group.groupId)).toContain(open.groupId)
})

test('a draft stays while somebody must vouch for its founder', async () => {
  const [priya, una, sofia] = [await person('Priya'), await person('Una'), await stewardPerson('Sofia')]
  await join(priya, una, (await groupOf(priya)).groupId)
  const groupId = newId()
  await as(una, startGroup, { groupId, zone: 'America/New_York' })
  await appQuery(sofia.clinicianId, 'select ask_vouching($1)', [una.clinicianId], true)
  await expect(as(una, discardGroupDraft, { groupId })).rejects.toThrow(new NotAllowed('be-vouched-for'))
  expect(await appQuery(una.clinicianId, 'select discard_group_draft($1) as done', [groupId], true)).toEqual([
    { done: false },
  ])
})

test('a term is renewed once, by a facilitator, when it is asked; Today asks and everyone is told', async () => {
  const [priya, jo] = [await person('Priya'), await person('Jo')]
  const { groupId } = await groupOf(priya)
  await join(priya, jo, groupId)
  const termNow = async () => (await as(jo, groupInside, { groupId })).group.term!
  const { endsOn, isAsked } = await termNow()
  expect(isAsked).toBe(false)
  await expect(as(priya, renewTerm, { groupId, endsOn })).rejects.toThrow(Invalid)
  await ownerQuery(`update "group" set opened_at = opened_at - interval '165 days' where id = $1`, [groupId])
  const term = await termNow()
  expect(term.isAsked).toBe(true)
  const asked = async (who: Person) =>
    (await as(who, today, undefined)).needs.filter((need) => need.kind === 'term')
  expect(await asked(priya)).toMatchObject([{ groupId, endsOn: term.endsOn, isOver: false }])
  expect(await asked(jo)).toEqual([])
  expect((await as(jo, today, undefined)).groups[0]!.term).toMatchObject({ endsOn: term.endsOn })
  await expect(as(jo, renewTerm, { groupId, endsOn: term.endsOn })).rejects.toThrow(NotAllowed)
  await as(priya, renewTerm, { groupId, endsOn: term.endsOn })
  await as(priya, renewTerm, { groupId, endsOn: term.endsOn })
  expect(await termNow()).toMatchObject({ endsOn: term.next, isAsked: false })
  expect(await asked(priya)).toEqual([])
  const kept = (await as(priya, groupRecord, { groupId, before: undefined })).entries
  expect(kept[0]).toMatchObject({ kind: 'group.renewed', by: 'Priya' })
  expect(kept.filter((entry) => entry.kind === 'group.renewed')).toHaveLength(1)
  await expect(as(jo, groupRecord, { groupId, before: undefined })).rejects.toThrow(NotAllowed)
  const told = (await as(jo, ownNews, undefined)).filter((one) => one.kind === 'term-renewed')
  expect(told.map(({ ids }) => ids.length)).toEqual([1])
})

test('an amended agreement shuts the door from its day on until it is signed', async () => {
  const [priya, jo] = [await person('Priya'), await person('Jo')]
  const { groupId } = await groupOf(priya)
  await join(priya, jo, groupId)
  const { inForce } = await as(jo, agreementOf, { groupId })
  const versionId = newId()
  const clauses = [
    ...inForce!.clauses,
    { id: 'no-ai', title: 'No transcription', text: 'No note-taking bots.' },
  ]
  const effectiveDay = Temporal.Now.zonedDateTimeISO('America/New_York')
    .toPlainDate()
    .add({ days: 3 })
    .toString()
  const amendment = { groupId, versionId, basedOn: 1, clauses, effectiveDay, zone: 'America/New_York' }
  await expect(as(jo, amendAgreement, amendment)).rejects.toThrow(NotAllowed)
  await as(priya, amendAgreement, amendment)
  await as(priya, amendAgreement, amendment)
  await expect(as(priya, amendAgreement, { ...amendment, versionId: newId() })).rejects.toThrow(Stale)
  expect((await as(jo, ownDoor, { groupId })).shut).toBeUndefined()
  await as(priya, signAgreement, { groupId, versionId, typedName: 'Priya' })
  // The next is based on the newest words and changes some, and cannot overtake what is on its way, hold at once, or be empty.
  const seenBefore = await as(priya, agreementOf, { groupId })
  expect([seenBefore.newest?.id, seenBefore.inForce?.number]).toEqual([versionId, 1])
  const next = { ...amendment, versionId: newId(), basedOn: 2 }
  const refusedFor = (wrong: Partial<typeof next>, field: string) =>
    expect(as(priya, amendAgreement, { ...next, ...wrong })).rejects.toMatchObject({
      problems: { [field]: expect.anything() },
    })
  const dayBefore = Temporal.PlainDate.from(effectiveDay).subtract({ days: 1 }).toString()
  await refusedFor({ effectiveDay: dayBefore }, 'effectiveDay')
  await refusedFor({ clauses: [] }, '')
  await refusedFor({}, '')
  await moveClock({ days: 4 })
  expect((await as(jo, ownDoor, { groupId })).shut).toBe('sign-agreement')
  expect((await as(priya, ownDoor, { groupId })).shut).toBeUndefined()
  const seen = await as(jo, agreementOf, { groupId })
  expect(seen.changes.map((c) => c.kind)).toEqual(['kept', 'kept', 'added'])
  await expect(as(jo, signAgreement, { groupId, versionId: inForce!.id, typedName: 'Jo' })).rejects.toThrow(
    Stale,
  )
  await as(jo, signAgreement, { groupId, versionId, typedName: 'Jo' })
  expect((await as(jo, ownDoor, { groupId })).shut).toBeUndefined()
})

test('an expired license shuts the door and keeps the seat', async () => {
  const [priya, ruth] = [await person('Priya'), await person('Ruth')]
  const { groupId } = await groupOf(priya)
  await join(priya, ruth, groupId)
  await as(priya, setPlace, { groupId, videoLink: 'https://meet.example.org/room', address: '' })
  expect((await as(ruth, meetingPlace, { groupId })).videoLink).toBe('https://meet.example.org/room')
  await moveClock({ days: 420 })
  await expect(as(ruth, meetingPlace, { groupId })).rejects.toMatchObject({ mend: 'license-expired' })
  expect((await as(ruth, ownGroups, undefined)).map((g) => g.seatState)).toEqual(['active'])
  expect(await appQuery(ruth.clinicianId, 'select * from group_place')).toEqual([])
})

test('the only facilitator hands over before leaving', async () => {
  const [priya, amara] = [await person('Priya'), await person('Amara')]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  await expect(as(priya, leaveGroup, { groupId })).rejects.toMatchObject({ mend: 'hand-over-first' })
  await expect(
    as(priya, changeRole, { groupId, clinicianId: priya.clinicianId, role: 'member' }),
  ).rejects.toThrow(Invalid)
  await as(priya, changeRole, { groupId, clinicianId: amara.clinicianId, role: 'facilitator' })
  await as(priya, leaveGroup, { groupId })
  await expect(as(priya, ownDoor, { groupId })).rejects.toThrow(NotFound)
  await expect(as(priya, setListed, { groupId, listed: false })).rejects.toThrow(NotFound)
})

test('the database refuses a role one gives oneself, a foreign seat and a forged signature', async () => {
  const [priya, amara, marcus] = [await person('Priya'), await person('Amara'), await person('Marcus')]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  await expect(
    appQuery(
      amara.clinicianId,
      `update seat set role = 'facilitator' where group_id = $1 and clinician_id = $2`,
      [groupId, amara.clinicianId],
    ),
  ).rejects.toThrow(/only a facilitator/)
  await expect(
    appQuery(
      marcus.clinicianId,
      `insert into seat (id, group_id, clinician_id, state, offered_by, offered_at) values ($1, $2, $3, 'offered', $3, now())`,
      [newId(), groupId, marcus.clinicianId],
    ),
  ).rejects.toThrow(/row-level security/)
  expect(await appQuery(marcus.clinicianId, 'select * from seat where group_id = $1', [groupId])).toEqual([])
  expect(await appQuery(null, 'select * from seat')).toEqual([])
})

test('a closed directory shows visitors nothing', async () => {
  await groupOf(await person('Priya'))
  expect(await asNobody(listedGroups, {})).toEqual([])
})
