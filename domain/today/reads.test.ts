import { beforeAll, expect, test } from 'vitest'
import { takeTurn, tieCase } from '#domain/agenda/actions'
import { groupMeetings } from '#domain/dates/reads'
import { startGroup } from '#domain/groups/actions'
import { cancelMeeting } from '#domain/meetings/actions'
import { makeSeries } from '#domain/series/actions'
import { newId } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { makeClinician, makeGroup, seat, type TestGroup } from '#tests/meetings'
import { today } from './reads.ts'

let priya: Person, amara: Person, jo: Person, marcus: Person
let group: TestGroup

beforeAll(openTestDatabase)
beforeAll(async () => {
  priya = await makeClinician('Priya Raman')
  amara = await makeClinician('Amara Osei')
  jo = await makeClinician('Jo Winter')
  marcus = await makeClinician('Marcus Bell')
  for (const { clinicianId } of [priya, amara, jo, marcus]) await makeKey(clinicianId, 'clinician')
  await ownerQuery(`update clinician set credential = 'LMFT', profile_finished_at = now()`)
  group = await makeGroup(priya, 'Thursday Trauma Consult')
  await seat(group, amara)
  await seat(group, jo, 'member', false)
})

const see = (who: Person) => as(who, today, undefined)
const kinds = async (who: Person) => (await see(who)).needs.map((need) => need.kind)

test('a facilitator without dates is asked for them; afterwards the next meeting stands there', async () => {
  expect(await kinds(priya)).toContain('dates')
  await as(priya, makeSeries, {
    groupId: group.groupId,
    seriesId: newId(),
    cadence: 'weekly',
    weekday: Temporal.Now.zonedDateTimeISO('America/New_York').add({ days: 2 }).dayOfWeek,
    nths: [],
    days: [],
    startsLocal: '18:30',
    zone: 'America/New_York',
    minutes: 90,
    from: Temporal.Now.zonedDateTimeISO('America/New_York').toPlainDate().add({ days: 1 }).toString(),
  })
  const page = await see(priya)
  expect(page.needs.map((need) => need.kind)).not.toContain('dates')
  expect(page.next?.meeting.groupName).toBe('Thursday Trauma Consult')
  expect(page.next?.facilitator).toEqual({ name: 'Priya', isYou: true })
  expect(page.firstName).toBe('Priya')
})

test('who has not signed is asked to, and what is inside stays behind the door', async () => {
  const page = await see(jo)
  expect(page.needs[0]).toMatchObject({ kind: 'sign', isFirst: true, isLate: true })
  expect(page.next?.shut).toBe('sign-agreement')
})

test('a turn asks for its case until one is shared; a cancelled evening asks to move it', async () => {
  const { groupId } = group
  const turn = await as(amara, takeTurn, { itemId: newId(), groupId })
  expect(await kinds(amara)).toContain('case')
  const caseId = newId()
  await ownerQuery(
    `insert into "case" (id, group_id, meeting_id, presenter_id, template, shared_at, changed_at, destroy_at)
     values ($1, $2, $3, $4, 'general', now(), now(), now() + interval '90 days')`,
    [caseId, groupId, turn.meetingId, amara.clinicianId],
  )
  await as(amara, tieCase, { itemId: turn.itemId, caseId })
  expect(await kinds(amara)).not.toContain('case')
  await as(amara, tieCase, { itemId: turn.itemId, caseId: null })
  const [first] = (await as(priya, groupMeetings, { groupId })).coming
  await as(priya, cancelMeeting, { meetingId: first!.id, revision: first!.revision })
  expect(await kinds(amara)).toContain('turn-lost')
})

test('an expired license is the first thing, and one that ends soon is told ahead', async () => {
  await ownerQuery(`update license set expires_on = now()::date + 20 where clinician_id = $1`, [
    amara.clinicianId,
  ])
  expect(await kinds(amara)).toContain('license-soon')
  await ownerQuery(`update license set expires_on = now()::date - 20 where clinician_id = $1`, [
    amara.clinicianId,
  ])
  expect((await see(amara)).needs[0]).toEqual({ kind: 'license', standing: 'expired' })
})

test('someone outside sees no group, no meeting, and nothing of others', async () => {
  const page = await see(marcus)
  expect([page.groups, page.next, page.later, page.applied]).toEqual([[], null, [], []])
  expect(page.needs.map((need) => need.kind)).toEqual(['week'])
  expect(JSON.stringify(page)).not.toMatch(/Thursday|Priya|Amara|Jo/)
})

test('a group one began to found waits for its founder alone', async () => {
  const groupId = newId()
  await as(marcus, startGroup, { groupId, zone: 'America/Denver' })
  expect((await see(marcus)).needs).toContainEqual({
    kind: 'group-draft',
    groupId,
    groupName: '',
    finishedSteps: 0,
  })
  expect(await kinds(priya)).not.toContain('group-draft')
})
