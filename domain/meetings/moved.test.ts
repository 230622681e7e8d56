import { expect, test } from 'vitest'
import { takeTurn } from '#domain/agenda/actions'
import { answerMeeting } from '#domain/answers/actions'
import { ownMeetings } from '#domain/dates/reads'
import { letterForPerson } from '#domain/letters/jobs'
import { ownNews } from '#domain/notices/reads'
import { tellOfChange } from '#domain/reminders/actions'
import { makeSeries } from '#domain/series/actions'
import { today as todayOf } from '#domain/today/reads'
import { newId } from '#platform/identifiers'
import { Invalid } from '#platform/refusals'
import { as, ownerQuery } from '#tests/database'
import { coming, dan, fresh, lena, priya, thursdays, withThursdays } from '#tests/thursdays'
import { cancelMeeting, moveMeeting } from './actions.ts'
import { meetingPage, meetingToRemind } from './reads.ts'

withThursdays()

type Listed = Awaited<ReturnType<typeof coming>>[number]

const planned = async (at: number): Promise<Listed> => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  return (await coming(priya))[at]!
}
const dayOf = (meeting: Listed, more = 0) =>
  Temporal.PlainDate.from(meeting.startsLocal.slice(0, 10)).add({ days: more }).toString()
const move = (meeting: Listed, times: number, days: number, startsLocal = meeting.startsLocal.slice(11)) =>
  as(priya, moveMeeting, {
    meetingId: meeting.id,
    revision: meeting.revision + times,
    day: dayOf(meeting, days),
    startsLocal,
  })
const pageOf = (who: typeof dan, { id: meetingId }: Listed) => as(who, meetingPage, { meetingId })

test('a moved meeting says from when; moved twice, also when it was first planned; moved back, that no more', async () => {
  const meeting = await planned(1)
  const first = meeting.startsAt
  expect((await pageOf(dan, meeting)).meeting).toMatchObject({ movedFrom: null, firstAt: null })
  await move(meeting, 0, 2)
  const { meeting: once } = await pageOf(dan, meeting)
  expect(once).toMatchObject({ movedFrom: first, firstAt: null })
  await move(meeting, 1, 3)
  expect((await pageOf(dan, meeting)).meeting).toMatchObject({ movedFrom: once.startsAt, firstAt: first })
  await move(meeting, 2, 0)
  const { meeting: back } = await pageOf(dan, meeting)
  expect(back).toMatchObject({ startsAt: first, firstAt: null })
})

test('an answer given for the old hour is kept, does not count, and is asked for again', async () => {
  const meeting = await planned(0)
  await as(dan, answerMeeting, { meetingId: meeting.id, answer: 'not-coming' })
  await as(lena, answerMeeting, { meetingId: meeting.id, answer: 'coming' })
  await move(meeting, 0, 1)
  const page = await pageOf(priya, meeting)
  const by = (name: string) => page.answers.find((one) => one.name === name)
  expect(by('Dan')).toMatchObject({ answer: null, earlier: 'not-coming' })
  expect(by('Lena')).toMatchObject({ answer: null, earlier: 'coming' })
  const listed = (await as(lena, ownMeetings, undefined)).coming.find(({ id }) => id === meeting.id)
  expect(listed).toMatchObject({ yourAnswer: null, yourEarlier: 'coming', comingCount: 0 })
  await as(lena, answerMeeting, { meetingId: meeting.id, answer: 'maybe' })
  expect(await pageOf(lena, meeting)).toMatchObject({ yourAnswer: 'maybe', yourEarlier: null })
})

test('what was answered for an hour holds again once the meeting is moved back to it', async () => {
  const meeting = await planned(1)
  await as(dan, answerMeeting, { meetingId: meeting.id, answer: 'coming' })
  await move(meeting, 0, 1)
  await move(meeting, 1, 0)
  expect(await pageOf(dan, meeting)).toMatchObject({ yourAnswer: 'coming', yourEarlier: null })
})

test('a meeting whose room is open is not moved', async () => {
  const meeting = await planned(0)
  await ownerQuery('update meeting set room_opened_at = now() where id = $1', [meeting.id])
  await expect(move(meeting, 0, 1)).rejects.toThrow(Invalid)
})

test('Today asks again about a moved meeting, also where it is not the next one', async () => {
  const meeting = await planned(1)
  await as(dan, answerMeeting, { meetingId: meeting.id, answer: 'coming' })
  const asked = async () =>
    (await as(dan, todayOf, undefined)).needs.filter(
      (need) => need.kind === 'answer-again' && need.meetingId === meeting.id,
    )
  expect(await asked()).toEqual([])
  await move(meeting, 0, 1)
  expect(await asked()).toMatchObject([{ meetingId: meeting.id, earlier: 'coming' }])
  await as(dan, answerMeeting, { meetingId: meeting.id, answer: 'not-coming' })
  expect(await asked()).toEqual([])
})

test('an answer from a page that showed the old hour is refused, and the one given stays', async () => {
  const meeting = await planned(1)
  const answer = { meetingId: meeting.id, answer: 'coming' as const }
  await as(dan, answerMeeting, { ...answer, startsAt: meeting.startsAt })
  await move(meeting, 0, 1)
  await expect(as(dan, answerMeeting, { ...answer, startsAt: meeting.startsAt })).rejects.toThrow(Invalid)
  const { meeting: moved } = await pageOf(dan, meeting)
  await as(dan, answerMeeting, { ...answer, answer: 'maybe', startsAt: moved.startsAt })
  expect((await pageOf(dan, meeting)).yourAnswer).toBe('maybe')
})

test('who said not coming to the old hour is reminded of the new one, and who takes a turn at it comes', async () => {
  const meeting = await planned(0)
  await as(dan, answerMeeting, { meetingId: meeting.id, answer: 'not-coming' })
  const soon = Temporal.Now.instant().add({ hours: 20 }).toZonedDateTimeISO(meeting.zone)
  await as(priya, moveMeeting, {
    meetingId: meeting.id,
    revision: meeting.revision,
    day: soon.toPlainDate().toString(),
    // Before four in the morning clocks may change.
    startsLocal: `${String(Math.max(4, soon.hour)).padStart(2, '0')}:30`,
  })
  const { meeting: moved } = await pageOf(dan, meeting)
  expect(await as(dan, meetingToRemind, { meetingId: meeting.id })).toEqual({ startsAt: moved.startsAt })
  const second = (await coming(priya))[1]!
  await as(lena, answerMeeting, { meetingId: second.id, answer: 'not-coming' })
  await move(second, 0, 1)
  const { meetingId } = await as(lena, takeTurn, { groupId: second.groupId, itemId: newId() })
  expect((await as(lena, meetingPage, { meetingId })).yourAnswer).toBe('coming')
})

test('letter and news say from when it was moved, by the reader’s own clock; none goes out that is true no more', async () => {
  const meeting = await planned(1)
  await move(meeting, 0, 2)
  const change = {
    kind: 'meeting-moved' as const,
    subjectId: meeting.id,
    groupId: meeting.groupId,
    revision: '1',
  }
  await as(dan, tellOfChange, change)
  const letter = () =>
    as(dan, letterForPerson, {
      kind: 'meeting-moved',
      ids: { meetingId: meeting.id },
      secret: '',
      id: newId(),
      clinicianId: dan.clinicianId,
    })
  const words = (await letter())!.letter.paragraphs[0]!
  const weekday = (at: string) =>
    new Date(at).toLocaleDateString('en-US', { weekday: 'long', timeZone: 'America/New_York' })
  const { meeting: moved } = await pageOf(dan, meeting)
  expect(words).toMatch(
    new RegExp(`moved from ${weekday(meeting.startsAt)}.* now ${weekday(moved.startsAt)}`),
  )
  const [news] = await as(dan, ownNews, undefined)
  expect(news).toMatchObject({ kind: 'meeting-moved', movedFrom: meeting.startsAt, startsAt: moved.startsAt })
  await as(priya, cancelMeeting, { meetingId: meeting.id, revision: meeting.revision + 1 })
  expect(await letter()).toBeUndefined()
})
