/**
 * confidentiality.md, "Stepping out": from then on the case does not exist for that person, in no list, count, room,
 * notice, search or export. Every page that could name it is asked for as the person who stepped out, and as a colleague
 * who did not, so that a page which never names it proves nothing.
 */
import { RouterContextProvider } from 'react-router'
import { beforeAll, expect, test } from 'vitest'
import { whoContext } from '#app/request'
import { moveTurn } from '#domain/agenda/actions'
import { agendaOf, ownTurns } from '#domain/agenda/reads'
import { ownData } from '#domain/departures/reads'
import { roomNow } from '#domain/room/reads'
import { newId } from '#platform/identifiers'
import { seal } from '#platform/sealing'
import { openTestAccounts } from '#tests/accounts'
import { as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { answer, type Evening, evening, nextTimes, stepOutOf, turnOf } from '#tests/evenings'
import { loader as beginPage } from '../../app/routes/cases/begin.tsx'
import { loader as casesPage } from '../../app/routes/cases/mine.tsx'
import { loader as groupCasesPage } from '../../app/routes/groups/cases.tsx'
import { loader as groupPage } from '../../app/routes/groups/group.tsx'
import { loader as groupMeetingsPage } from '../../app/routes/meetings/group.tsx'
import { loader as meetingPage } from '../../app/routes/meetings/meeting.tsx'
import { loader as meetingsPage } from '../../app/routes/meetings/mine.tsx'
import { loader as roomPage } from '../../app/routes/room/room.tsx'
import { loader as todayPage } from '../../app/routes/today/today.tsx'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

type Loader = (args: never) => Promise<unknown>
const title = 'A silence after the second target'
let tonight: Evening
let names: string[]

beforeAll(async () => {
  tonight = await evening(5)
  const { caseId, turnId } = await turnOf(tonight, tonight.amara)
  await ownerQuery(
    'update "case" set sealed_title = $2, sealed_question = $3, sealed_text = $4 where id = $1',
    [
      caseId,
      await seal({}, caseId, 'case.title', caseId, title),
      await seal({}, caseId, 'case.question', caseId, 'How do I stay with it?'),
      await seal({}, caseId, 'case.text', caseId, '{}'),
    ],
  )
  await stepOutOf(tonight, caseId, tonight.dan)
  names = [caseId, turnId, title]
})

const pages: Record<string, Loader> = {
  today: todayPage,
  'the meeting': meetingPage,
  'one’s meetings': meetingsPage,
  'the group’s meetings': groupMeetingsPage,
  'the group': groupPage,
  'the group’s cases': groupCasesPage,
  'one’s cases': casesPage,
  'beginning a case': beginPage,
  'the room before it opens': roomPage,
}
/** They name no case to anybody. */
const without = ['one’s meetings', 'the group', 'beginning a case']

async function seen(page: string, person: Person): Promise<string> {
  const context = new RouterContextProvider()
  context.set(whoContext, { clinicianId: person.clinicianId, sessionId: person.clinicianId, fresh: true })
  const { groupId, meetingId } = tonight
  const request = new Request(`http://localhost/?group=${groupId}`)
  return JSON.stringify(await pages[page]!({ params: { groupId, meetingId }, context, request } as never))
}

test.each(Object.keys(pages))('%s does not know the case', async (page) => {
  const theirs = await seen(page, tonight.dan)
  for (const name of names) expect(theirs).not.toContain(name)
  const others = await seen(page, tonight.priya)
  expect(names.some((name) => others.includes(name))).toBe(!without.includes(page))
})

test('the export does not know it either', async () => {
  const [license] = await ownerQuery<{ id: string }>('select id from license where clinician_id = $1', [
    tonight.dan.clinicianId,
  ])
  await ownerQuery('update license set sealed_number = $2 where id = $1', [
    license!.id,
    await seal({}, tonight.dan.clinicianId, 'license.number', license!.id, 'MFT 90210'),
  ])
  const theirs = JSON.stringify(await as(tonight.dan, ownData, undefined))
  for (const name of names) expect(theirs).not.toContain(name)
})

test('a turn moved to where it stands hidden goes there: neither a fault nor a refusal tells of it', async () => {
  const tomorrow = await evening(60 * 24)
  const { caseId } = await turnOf(tomorrow, tomorrow.amara)
  await stepOutOf(tomorrow, caseId, tomorrow.priya)
  const [cancelled, itemId] = [newId(), newId()]
  await ownerQuery(
    `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
     values ($1, $2, acting_now() + interval '3 days', 'America/New_York', '2026-12-03 18:30', 90, 'cancelled', now(), now())`,
    [cancelled, tomorrow.groupId],
  )
  await ownerQuery(
    `insert into agenda_item (id, meeting_id, group_id, kind, position, presenter_id, made_by, made_at)
     values ($1, $2, $3, 'case', 200, $4, $4, now())`,
    [itemId, cancelled, tomorrow.groupId, tomorrow.amara.clinicianId],
  )
  const { groupId, meetingId } = tomorrow
  const placesLeft = async (person: Person) => (await as(person, agendaOf, { meetingId })).free
  expect([await placesLeft(tomorrow.priya), await placesLeft(tomorrow.rae)]).toEqual([1, 1])
  await as(tomorrow.priya, moveTurn, { itemId, meetingId })
  expect((await as(tomorrow.amara, ownTurns, { groupId })).map((turn) => turn.meetingId)).toEqual([
    meetingId,
    meetingId,
  ])
})

test('the evening’s list counts it for others, not for who stepped out', async () => {
  const of = { meetingId: tonight.meetingId }
  expect((await as(tonight.priya, roomNow, of)).turns).toHaveLength(1)
  expect((await as(tonight.dan, roomNow, of)).turns).toEqual([])
  for (const person of tonight.everyone) await answer(tonight, person)
  await nextTimes(tonight, 1)
  expect((await as(tonight.dan, roomNow, of)).turns).toEqual([])
})
