import { beforeAll, expect, test } from 'vitest'
import { answerMeeting } from '#domain/answers/actions'
import { groupMeetings } from '#domain/dates/reads'
import { bringMeetingBack, cancelMeeting, moveMeeting } from '#domain/meetings/actions'
import { ownNews } from '#domain/notices/reads'
import { makeSeries } from '#domain/series/actions'
import { extendSeriesJob } from '#domain/series/jobs'
import { runAllDue } from '#platform/jobs'
import { as, moveClock, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { makeClinician, makeGroup, seat, type TestGroup } from '#tests/meetings'
import { thursdays, today } from '#tests/thursdays'
import { remindMembers, tellMembers } from './jobs.ts'

let priya: Person, lena: Person, dan: Person
let group: TestGroup

beforeAll(openTestDatabase)
beforeAll(async () => {
  priya = await makeClinician('Priya')
  lena = await makeClinician('Lena')
  dan = await makeClinician('Dan')
  group = await makeGroup(priya, 'Thursday Trauma Consult')
  await seat(group, lena)
  await seat(group, dan)
  await as(
    priya,
    makeSeries,
    thursdays(group.groupId, { cadence: 'weekly', from: today().add({ days: 2 }).toString() }),
  )
})

const errors: string[] = []
const runDue = () =>
  runAllDue(new Map([remindMembers, tellMembers, extendSeriesJob].map((job) => [job.kind, job])), {
    error: (fields) => errors.push(JSON.stringify(fields)),
  })
const mails = (kind: string) =>
  ownerQuery<{ name: string; ids: object; shown: boolean }>(
    `select c.name, m.ids, m.shown_to_stewards as shown from mail m join clinician c on c.id = m.clinician_id where m.kind = $1 order by c.name`,
    [kind],
  )
const coming = async () => (await as(priya, groupMeetings, { groupId: group.groupId })).coming

test('a day before, everyone is reminded once but who is not coming; roles are settled', async () => {
  await runDue()
  expect((await mails('schedule-changed')).map((m) => m.name)).toEqual(['Dan', 'Lena'])
  expect(await mails('meeting-reminder')).toEqual([])
  const [first] = await coming()
  await as(dan, answerMeeting, { meetingId: first!.id, answer: 'not-coming' })
  const hours = Temporal.Now.instant().until(first!.startsAt).total('hours') - 23.5
  await moveClock({ hours: Math.ceil(hours) })
  await runDue()
  await remindMembers.run({ meetingId: first!.id, groupId: group.groupId })
  expect(await mails('meeting-reminder')).toEqual([
    { name: 'Lena', ids: { meetingId: first!.id }, shown: false },
    { name: 'Priya', ids: { meetingId: first!.id }, shown: false },
  ])
  expect(await ownerQuery('select role from meeting_role where meeting_id = $1', [first!.id])).toHaveLength(2)
  expect(errors).toEqual([])
})

test('a move and a cancellation are told once to everyone else, and no reminder follows what was cancelled', async () => {
  const [, second, third] = await coming()
  const day = Temporal.PlainDate.from(second!.startsLocal.slice(0, 10)).add({ days: 1 }).toString()
  await as(priya, moveMeeting, {
    meetingId: second!.id,
    revision: second!.revision,
    day,
    startsLocal: '18:30',
  })
  await as(priya, cancelMeeting, { meetingId: third!.id, revision: third!.revision })
  await runDue()
  expect((await mails('meeting-moved')).map((m) => m.name)).toEqual(['Dan', 'Lena'])
  expect((await mails('meeting-cancelled')).map((m) => m.name)).toEqual(['Dan', 'Lena'])
  // Where no mail is sent, Today says the same; once it is back on, that and no more.
  const told = async () =>
    (await as(lena, ownNews, undefined))
      .filter((one) => one.meetingId)
      .map(({ kind, meetingId }) => [kind, meetingId])
  const moved = ['meeting-moved', second!.id]
  expect(await told()).toEqual(expect.arrayContaining([moved, ['meeting-cancelled', third!.id]]))
  await as(priya, bringMeetingBack, { meetingId: third!.id, revision: third!.revision + 1 })
  await runDue()
  expect((await mails('meeting-back')).map((m) => m.name)).toEqual(['Dan', 'Lena'])
  expect((await mails('meeting-moved')).map((m) => m.name)).toEqual(['Dan', 'Lena'])
  expect(await told()).toEqual(expect.arrayContaining([moved, ['meeting-back', third!.id]]))
  expect(await told()).toHaveLength(2)
  await as(priya, cancelMeeting, { meetingId: third!.id, revision: third!.revision + 2 })
  await runDue()
  const before = (await mails('meeting-reminder')).length
  await remindMembers.run({ meetingId: third!.id, groupId: group.groupId })
  await remindMembers.run({ meetingId: second!.id, groupId: group.groupId })
  expect(await mails('meeting-reminder')).toHaveLength(before)
  expect(errors).toEqual([])
})

test('months later the year ahead is full again', async () => {
  const last = (await ownerQuery<{ max: Date }>('select max(starts_at) from meeting'))[0]!.max
  await moveClock({ days: 100 })
  await runDue()
  const later = (await ownerQuery<{ max: Date }>('select max(starts_at) from meeting'))[0]!.max
  expect((later.getTime() - last.getTime()) / 86_400_000).toBeGreaterThan(80)
  expect(errors).toEqual([])
})
