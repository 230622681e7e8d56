import { beforeAll, describe, expect, test } from 'vitest'
import { withdrawCase } from '#domain/cases/actions'
import { cancelMeeting } from '#domain/meetings/actions'
import { meetingFacts } from '#domain/meetings/reads'
import { stepOut } from '#domain/recusals/actions'
import { newId } from '#platform/identifiers'
import { NotAllowed, NotFound } from '#platform/refusals'
import { shareWords } from '#tests/cases'
import { appQuery, as, jobsQuery, moveClock, openTestDatabase, ownerQuery } from '#tests/database'
import { answer, evening, nextTimes, pressNext, put, roomOf, seen, stepOutOf, turnOf } from '#tests/evenings'
import { makeClinician } from '#tests/meetings'
import { stepOutHere } from './actions.ts'
import { roomPage } from './reads.ts'
import { newsFor } from './store.ts'

beforeAll(openTestDatabase)

const refused = (code: string) => expect.objectContaining({ problems: { '': { code: `room.${code}` } } })
const phaseOf = (view: Awaited<ReturnType<typeof roomOf>>) => view.parts[view.part]?.phases[view.phase]?.id

describe('a room', () => {
  test('is opened by who facilitates, and everyone sees the same', async () => {
    const tonight = await evening(5)
    const { priya, amara } = tonight
    await expect(put(tonight, amara, { kind: 'open' })).rejects.toEqual(refused('wait-for-facilitator'))
    await put(tonight, priya, { kind: 'open' })
    const view = await roomOf(tonight, amara)
    expect(view).toMatchObject({
      stage: 'gathering',
      facilitatorId: priya.clinicianId,
      timekeeperId: tonight.rae.clinicianId,
    })
    const [meeting] = await ownerQuery('select room_opened_at from meeting where id = $1', [
      tonight.meetingId,
    ])
    expect(meeting?.room_opened_at).not.toBeNull()
  })

  test('is over for everyone once its meeting is cancelled, open or not', async () => {
    const tonight = await evening(5)
    const { priya, amara, meetingId } = tonight
    await put(tonight, priya, { kind: 'open' })
    expect((await as(amara, roomPage, { meetingId })).over).toBe(false)
    const { revision } = await as(priya, meetingFacts, { meetingId })
    await as(priya, cancelMeeting, { meetingId, revision })
    expect(await as(amara, roomPage, { meetingId })).toMatchObject({
      over: true,
      meeting: { state: 'cancelled' },
    })
  })

  test('stays shut long before the start', async () => {
    const tonight = await evening(60)
    await expect(put(tonight, tonight.priya, { kind: 'open' })).rejects.toEqual(refused('too-early'))
  })

  test('tells each from when they may open it', async () => {
    const tonight = await evening(5)
    const minutesBefore = async (person: (typeof tonight)['priya']) => {
      const page = await as(person, roomPage, { meetingId: tonight.meetingId })
      return (Date.parse(page.meeting.startsAt) - page.mayOpenAt) / 60_000
    }
    expect(await minutesBefore(tonight.priya)).toBe(15)
    expect(await minutesBefore(tonight.rae)).toBe(0)
    expect(await minutesBefore(tonight.amara)).toBe(-1)
  })

  test('goes through both cases of the agenda', async () => {
    const tonight = await evening()
    await turnOf(tonight, tonight.amara)
    await turnOf(tonight, tonight.dan)
    const first = await nextTimes(tonight, 2)
    expect([phaseOf(first), first.presenterId]).toEqual(['question', tonight.amara.clinicianId])
    for (let i = 0; i < 7; i++) await pressNext(tonight)
    const second = await roomOf(tonight, tonight.amara)
    expect([phaseOf(second), second.presenterId]).toEqual(['question', tonight.dan.clinicianId])
  })

  test('takes a press once, however often it is sent', async () => {
    const tonight = await evening()
    await turnOf(tonight, tonight.amara)
    const { place } = await nextTimes(tonight, 1)
    const eventId = newId()
    const press = () => put(tonight, tonight.priya, { kind: 'next', from: place }, eventId)
    await Promise.all([press(), press(), press()])
    expect(phaseOf(await roomOf(tonight, tonight.dan))).toBe('question')
  })

  test('of many presses at once for one place, one moves the evening', async () => {
    const tonight = await evening()
    await turnOf(tonight, tonight.amara)
    const { place } = await nextTimes(tonight, 1)
    const presses = Array.from({ length: 6 }, () =>
      put(tonight, tonight.priya, { kind: 'next', from: place }),
    )
    const outcomes = await Promise.allSettled(presses)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(phaseOf(await roomOf(tonight, tonight.dan))).toBe('question')
  })

  test('of two who relieve at once, one facilitates', async () => {
    const tonight = await evening()
    await nextTimes(tonight, 1)
    await moveClock({ minutes: 3 })
    await Promise.all([tonight.amara, tonight.dan].map((person) => answer(tonight, person)))
    const relieve = { kind: 'relieve' as const, facilitatorId: tonight.priya.clinicianId }
    const outcomes = await Promise.allSettled([
      put(tonight, tonight.amara, relieve),
      put(tonight, tonight.dan, relieve),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await moveClock({ minutes: 0 })
  })

  test('does not exist outside the group, and is shut without a signature', async () => {
    const tonight = await evening()
    const marcus = await makeClinician('Marcus')
    await expect(put(tonight, marcus, { kind: 'raise-hand' })).rejects.toThrow(NotFound)
    await ownerQuery('delete from agreement_signature where clinician_id = $1', [tonight.dan.clinicianId])
    await expect(put(tonight, tonight.dan, { kind: 'open' })).rejects.toThrow(NotAllowed)
    await expect(answer(tonight, tonight.dan)).rejects.toThrow(NotAllowed)
  })
})

describe('who stepped out of a case', () => {
  test('before the evening sees when to come back, and the others see a room without them', async () => {
    const tonight = await evening()
    const { caseId } = await turnOf(tonight, tonight.amara)
    await stepOutOf(tonight, caseId, tonight.dan)
    for (const person of tonight.everyone) await answer(tonight, person)
    const before = await nextTimes(tonight, 1)
    expect(before.people).toContain(tonight.dan.clinicianId)
    await pressNext(tonight)
    const away = await seen(tonight, tonight.dan)
    expect(Object.keys(away).toSorted()).toEqual(['backAt', 'kind', 'left', 'now', 'sequence'])
    const others = await roomOf(tonight, tonight.priya)
    expect(others.people).not.toContain(tonight.dan.clinicianId)
    expect(JSON.stringify(others)).not.toContain(tonight.dan.clinicianId)
    await expect(put(tonight, tonight.dan, { kind: 'raise-hand' })).rejects.toEqual(refused('stepped-out'))
    for (let i = 0; i < 7; i++) await pressNext(tonight)
    expect(phaseOf(await roomOf(tonight, tonight.dan))).toBe('close')
  })

  test('gets nothing of it from the database either', async () => {
    const tonight = await evening()
    const { caseId, turnId } = await turnOf(tonight, tonight.amara)
    await stepOutOf(tonight, caseId, tonight.dan)
    for (const person of tonight.everyone) await answer(tonight, person)
    await nextTimes(tonight, 4)
    await put(tonight, tonight.amara, { kind: 'raise-hand' }).catch(() => {})
    const own = [tonight.dan.clinicianId] as const
    const events = await appQuery(
      ...own,
      'select * from room_event where meeting_id = $1 order by sequence',
      [tonight.meetingId],
    )
    expect(events.map((event) => event.kind)).toEqual([
      'opened',
      'began',
      'part-began',
      'phase-began',
      'part-ended',
      'part-began',
    ])
    expect(JSON.stringify(events)).not.toContain(caseId)
    const plan = await appQuery(...own, 'select * from room_plan($1)', [tonight.meetingId])
    expect(plan).toMatchObject([{ turn_id: turnId, presenter_id: null, case_id: null }])
    expect(await appQuery(...own, 'select * from room_people($1)', [tonight.meetingId])).toEqual([])
    const forged = `insert into room_event (id, meeting_id, group_id, sequence, kind, actor_id, case_id, at)
      values ($1, $2, $3, 99, 'hand-raised', $4, $5, now())`
    const values = [newId(), tonight.meetingId, tonight.groupId, tonight.dan.clinicianId, caseId]
    await expect(appQuery(...own, forged, values)).rejects.toThrow(/row-level security/)
  })

  test('in the middle with the floor or a hand up leaves neither behind', async () => {
    const tonight = await evening()
    const { meetingId, priya, amara, dan, rae } = tonight
    const { caseId } = await turnOf(tonight, amara)
    for (const person of tonight.everyone) await answer(tonight, person)
    const asked = await nextTimes(tonight, 5)
    expect(phaseOf(asked)).toBe('clarify')
    await put(tonight, dan, { kind: 'raise-hand' })
    await put(tonight, rae, { kind: 'raise-hand' })
    await put(tonight, priya, { kind: 'give-floor', from: asked.place, to: dan.clinicianId })
    for (const person of [dan, rae]) await as(person, stepOutHere, { meetingId, caseId })
    const view = await roomOf(tonight, priya)
    expect(view).toMatchObject({ speaker: undefined, hands: [] })
    expect(view.people).not.toContain(dan.clinicianId)
    const spoken = view.airtime[dan.clinicianId] ?? 0
    await moveClock({ minutes: 2 })
    expect((await roomOf(tonight, priya)).airtime[dan.clinicianId] ?? 0).toBe(spoken)
    await moveClock({ minutes: 0 })
  })

  test('in the middle while facilitating leaves that to the timekeeper', async () => {
    const tonight = await evening()
    const { caseId } = await turnOf(tonight, tonight.amara)
    for (const person of tonight.everyone) await answer(tonight, person)
    await nextTimes(tonight, 3)
    await as(tonight.priya, stepOutHere, { meetingId: tonight.meetingId, caseId })
    expect((await roomOf(tonight, tonight.amara)).facilitatorId).toBe(tonight.rae.clinicianId)
    await pressNext(tonight)
    const led = await roomOf(tonight, tonight.amara)
    expect(phaseOf(led)).toBe('presentation')
    // Who keeps the time goes on doing so, and does it alone again once the evening is handed back.
    expect(led.timekeeperId).toBe(tonight.rae.clinicianId)
  })

  test('of the coming case passes the evening on as it begins', async () => {
    const tonight = await evening()
    const { caseId } = await turnOf(tonight, tonight.amara)
    await stepOutOf(tonight, caseId, tonight.priya)
    for (const person of tonight.everyone) await answer(tonight, person)
    const waiting = await nextTimes(tonight, 2)
    expect(waiting).toMatchObject({ facilitatorId: tonight.rae.clinicianId, phase: -1 })
    await pressNext(tonight)
    expect(await roomOf(tonight, tonight.amara)).toMatchObject({
      phase: 0,
      presenterId: tonight.amara.clinicianId,
      caseId,
    })
    expect((await seen(tonight, tonight.priya)).kind).toBe('away')
  })
})

describe('who stepped out of the case that is on', () => {
  const hears = async ({ meetingId }: { meetingId: string }, { clinicianId }: { clinicianId: string }) =>
    (await newsFor(meetingId, 0, [clinicianId])).listeners[clinicianId]

  test('is not let back in when its presenter takes it back meanwhile', async () => {
    const tonight = await evening(5)
    const { amara, dan } = tonight
    const { caseId } = await turnOf(tonight, amara)
    await nextTimes(tonight, 2)
    await stepOutOf(tonight, caseId, dan)
    await as(amara, withdrawCase, { caseId })
    expect(await hears(tonight, dan)).toBe(false)
    expect((await seen(tonight, dan)).kind).toBe('away')
    expect((await roomOf(tonight, tonight.priya)).phase).toBe(0)
  })

  test('is told to leave also where it was shared that very evening', async () => {
    const tonight = await evening(-10)
    const { amara, dan, groupId, meetingId } = tonight
    await ownerQuery(
      `insert into agenda_item (id, meeting_id, group_id, kind, position, presenter_id, made_by, made_at)
       values ($1, $2, $3, 'case', 200, $4, $4, now())`,
      [newId(), meetingId, groupId, amara.clinicianId],
    )
    await nextTimes(tonight, 2)
    const caseId = await shareWords(amara, { groupId, meetingId })
    expect(await hears(tonight, dan)).toBe(true)
    await as(dan, stepOut, { caseId })
    expect(await hears(tonight, dan)).toBe(false)
    expect((await seen(tonight, dan)).kind).toBe('away')
  })
})

describe('the live stream asks', () => {
  test('who may have what, in one query', async () => {
    const tonight = await evening()
    const { caseId } = await turnOf(tonight, tonight.amara)
    await stepOutOf(tonight, caseId, tonight.dan)
    for (const person of tonight.everyone) await answer(tonight, person)
    await nextTimes(tonight, 2)
    await ownerQuery(`update seat set state = 'ended' where clinician_id = $1`, [tonight.rae.clinicianId])
    const marcus = await makeClinician('Marcus')
    const ids = [...tonight.everyone, marcus].map((person) => person.clinicianId)
    const news = await newsFor(tonight.meetingId, 0, ids)
    expect(news.listeners).toEqual({
      [tonight.priya.clinicianId]: true,
      [tonight.amara.clinicianId]: true,
      [tonight.dan.clinicianId]: false,
    })
    expect(news.events.length).toBeGreaterThan(4)
    expect(Object.keys(news.people)).not.toContain(tonight.dan.clinicianId)
  })

  test('and only the queue may', async () => {
    const asked = 'select room_news($1, 0, $2)'
    await expect(appQuery(newId(), asked, [newId(), []])).rejects.toThrow(/permission denied/)
    await expect(jobsQuery('select * from room_event')).rejects.toThrow(/permission denied/)
  })
})
