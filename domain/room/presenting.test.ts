/** Whichever way a turn came about, the room knows the case that is presented in it. */
import { Client } from 'pg'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { moveTurn, removeItem } from '#domain/agenda/actions'
import { recordAttendance } from '#domain/attendance/jobs'
import { attendanceOfMeeting } from '#domain/attendance/reads'
import { presentCase, withdrawCase } from '#domain/cases/actions'
import { destroyCase } from '#domain/destruction/actions'
import { writeNote } from '#domain/notes/actions'
import { caseNotes } from '#domain/notes/reads'
import { openCase } from '#domain/readings/actions'
import { newId } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { NotFound } from '#platform/refusals'
import { shareWords, words } from '#tests/cases'
import {
  appQuery,
  as,
  databaseUrls,
  moveClock,
  openTestDatabase,
  ownerQuery,
  type Person,
} from '#tests/database'
import {
  answer,
  type Evening,
  evening,
  nextTimes,
  pressNext,
  put,
  roomOf,
  seen,
  stepOutOf,
} from '#tests/evenings'
import { stepOutHere } from './actions.ts'
import { roomPage } from './reads.ts'
import { newsFor } from './store.ts'

beforeAll(openTestDatabase)
afterEach(() => moveClock({ minutes: 0 }))

/** A case shared without a meeting. */
async function caseOf({ groupId }: Evening, presenter: Person): Promise<string> {
  const caseId = newId()
  await makeKey(caseId, 'case')
  await ownerQuery(
    `insert into "case" (id, group_id, presenter_id, template, shared_at, changed_at, destroy_at)
     values ($1, $2, $3, 'general', now(), now(), now() + interval '90 days')`,
    [caseId, groupId, presenter.clinicianId],
  )
  return caseId
}

/** Another meeting of the evening's group, as many minutes from now. */
async function meetingOf({ groupId }: Evening, startsIn: number, state = 'planned'): Promise<string> {
  const id = newId()
  await ownerQuery(
    `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
     values ($1, $2, acting_now() + make_interval(mins => $3), 'America/New_York', '2026-12-10 18:30', 90, $4, now(), now())`,
    [id, groupId, startsIn, state],
  )
  return id
}

const caseAt = async (caseId: string) =>
  (await ownerQuery('select meeting_id, destroy_at from "case" where id = $1', [caseId]))[0]

/** A turn of the evening, taken without a case. */
async function emptyTurn({ groupId, meetingId }: Evening, { clinicianId }: Person): Promise<string> {
  const turnId = newId()
  await ownerQuery(
    `insert into agenda_item (id, meeting_id, group_id, kind, position, presenter_id, made_by, made_at)
     values ($1, $2, $3, 'case', 200, $4, $4, now())`,
    [turnId, meetingId, groupId, clinicianId],
  )
  return turnId
}

const hears = async ({ meetingId }: Evening, { clinicianId }: Person) =>
  (await newsFor(meetingId, 0, [clinicianId])).listeners[clinicianId]

async function expectOutOf(tonight: Evening, caseId: string, person: Person) {
  expect(await hears(tonight, person)).toBe(false)
  expect((await seen(tonight, person)).kind).toBe('away')
  const others = await roomOf(tonight, tonight.amara)
  expect(others.caseId).toBe(caseId)
  expect(others.people).not.toContain(person.clinicianId)
}

describe('who stepped out of a case is out of it in the room', () => {
  test('when its turn was taken in the room itself', async () => {
    const tonight = await evening()
    const { amara, dan, everyone } = tonight
    const caseId = await caseOf(tonight, amara)
    await stepOutOf(tonight, caseId, dan)
    for (const person of everyone) await answer(tonight, person)
    await nextTimes(tonight, 1)
    await put(tonight, amara, { kind: 'take-turn', turnId: newId() })
    await pressNext(tonight)
    await expectOutOf(tonight, caseId, dan)
  })

  test('when that turn was taken before the evening began', async () => {
    const tonight = await evening()
    const { amara, dan, everyone } = tonight
    const caseId = await caseOf(tonight, amara)
    await stepOutOf(tonight, caseId, dan)
    for (const person of everyone) await answer(tonight, person)
    await put(tonight, tonight.priya, { kind: 'open' })
    await put(tonight, amara, { kind: 'take-turn', turnId: newId() })
    for (let i = 0; i < 2; i++) await pressNext(tonight)
    await expectOutOf(tonight, caseId, dan)
  })

  test('when it was shared without a meeting and a turn was taken later', async () => {
    const tonight = await evening()
    const { amara, dan, everyone } = tonight
    const caseId = await caseOf(tonight, amara)
    await emptyTurn(tonight, amara)
    await stepOutOf(tonight, caseId, dan)
    for (const person of everyone) await answer(tonight, person)
    await nextTimes(tonight, 2)
    await expectOutOf(tonight, caseId, dan)
  })

  test('when its own meeting was cancelled and another turn was taken', async () => {
    const tonight = await evening()
    const { amara, dan, everyone } = tonight
    const cancelled = await meetingOf(tonight, -60 * 24 * 7, 'cancelled')
    const caseId = await caseOf(tonight, amara)
    const earlier = await emptyTurn({ ...tonight, meetingId: cancelled }, amara)
    await ownerQuery('update agenda_item set case_id = $1 where id = $2', [caseId, earlier])
    await emptyTurn(tonight, amara)
    await stepOutOf(tonight, caseId, dan)
    for (const person of everyone) await answer(tonight, person)
    await nextTimes(tonight, 2)
    await expectOutOf(tonight, caseId, dan)
  })

  test('when it is shared in the midst of a turn taken in the room', async () => {
    const tonight = await evening(-10)
    const { amara, dan, everyone, meetingId } = tonight
    for (const person of everyone) await answer(tonight, person)
    await nextTimes(tonight, 1)
    await put(tonight, amara, { kind: 'take-turn', turnId: newId() })
    await pressNext(tonight)
    const caseId = await shareWords(amara, { groupId: tonight.groupId })
    expect((await roomOf(tonight, dan)).caseId).toBe(caseId)
    await as(dan, stepOutHere, { meetingId, caseId })
    await expectOutOf(tonight, caseId, dan)
  })

  test('when the turn it was written for was given back and another one taken', async () => {
    const tonight = await evening(10)
    const { amara, dan, everyone } = tonight
    const writtenFor = await meetingOf(tonight, 60 * 24 * 7)
    await emptyTurn(tonight, amara)
    const caseId = await shareWords(amara, { groupId: tonight.groupId, meetingId: writtenFor })
    expect(await caseAt(caseId)).toMatchObject({ meeting_id: tonight.meetingId })
    await stepOutOf(tonight, caseId, dan)
    for (const person of everyone) await answer(tonight, person)
    await nextTimes(tonight, 2)
    await expectOutOf(tonight, caseId, dan)
  })
})

test('what a presenter wrote about the case before the evening is not on the screen they may show', async () => {
  const tonight = await evening(60 * 24)
  const { amara, priya, everyone, meetingId } = tonight
  await emptyTurn(tonight, amara)
  const caseId = await shareWords(amara, tonight)
  await as(priya, openCase, { caseId })
  const note = (who: Person, text: string) => as(who, writeNote, { noteId: newId(), caseId, text })
  await note(priya, 'Ask about the pause.')
  await moveClock({ hours: 24 })
  for (const person of everyone) await answer(tonight, person)
  await nextTimes(tonight, 2)
  await note(amara, 'Their question struck me.')
  const shown = async (who: Person) =>
    (await as(who, roomPage, { meetingId })).onNow?.notes.map(({ text }) => text)
  expect(await shown(amara)).toEqual(['Their question struck me.'])
  expect(await shown(priya)).toEqual(['Ask about the pause.'])
  expect((await as(amara, caseNotes, { caseId })).map(({ text }) => text)).toContain(words.stirs)
})

test('who steps out while facilitating a turn taken in the room leaves that to someone else', async () => {
  const tonight = await evening()
  const { amara, priya, rae, everyone, meetingId } = tonight
  const caseId = await caseOf(tonight, amara)
  for (const person of everyone) await answer(tonight, person)
  await nextTimes(tonight, 1)
  await put(tonight, amara, { kind: 'take-turn', turnId: newId() })
  await pressNext(tonight)
  await as(priya, stepOutHere, { meetingId, caseId })
  expect((await roomOf(tonight, amara)).facilitatorId).toBe(rae.clinicianId)
})

test('who facilitates and stepped out before passes it on as such a turn begins', async () => {
  const tonight = await evening()
  const { amara, priya, rae, everyone } = tonight
  const caseId = await caseOf(tonight, amara)
  await stepOutOf(tonight, caseId, priya)
  for (const person of everyone) await answer(tonight, person)
  await nextTimes(tonight, 1)
  await put(tonight, amara, { kind: 'take-turn', turnId: newId() })
  await pressNext(tonight)
  expect(await roomOf(tonight, amara)).toMatchObject({ facilitatorId: rae.clinicianId, phase: -1 })
  expect((await seen(tonight, priya)).kind).toBe('away')
})

test('minutes of a turn taken in the room do not count for who stepped out of its case', async () => {
  const tonight = await evening()
  const { amara, dan, priya, everyone, meetingId } = tonight
  const caseId = await caseOf(tonight, amara)
  for (const person of everyone) await answer(tonight, person)
  await nextTimes(tonight, 1)
  await put(tonight, amara, { kind: 'take-turn', turnId: newId() })
  await pressNext(tonight)
  await stepOutOf(tonight, caseId, dan)
  for (let second = 20; second <= 360; second += 20) {
    await ownerQuery('update demo_clock set ahead = make_interval(secs => $1)', [second])
    for (const person of [dan, priya]) await answer(tonight, person)
  }
  await put(tonight, priya, { kind: 'end', from: (await roomOf(tonight, priya)).place })
  await recordAttendance.run({ meetingId })
  const minutes = async (person: Person) =>
    (await as(person, attendanceOfMeeting, { meetingId })).lines.find((line) => line.isYou)?.minutes
  expect(await minutes(dan)).toBe(0)
  expect(await minutes(priya)).toBe(6)
})

test('a presenter may take another turn in the room once the first one is over', async () => {
  const tonight = await evening()
  const { amara, dan } = tonight
  await emptyTurn(tonight, amara)
  await emptyTurn(tonight, dan)
  await nextTimes(tonight, 2)
  const another = () => put(tonight, amara, { kind: 'take-turn', turnId: newId() })
  await expect(another()).rejects.toMatchObject({ problems: { '': { code: 'room.turn-ahead' } } })
  for (let i = 0; i < 7; i++) await pressNext(tonight)
  await another()
  const turns = await ownerQuery('select 1 from agenda_item where presenter_id = $1', [amara.clinicianId])
  expect(turns).toHaveLength(2)
})

describe('which case a turn presents', () => {
  const shown = async (turnId: string) =>
    (await ownerQuery('select case_id, unwritten from agenda_item where id = $1', [turnId]))[0]

  test('its presenter says, or that it is none of them', async () => {
    const tonight = await evening()
    const { amara, dan } = tonight
    const [first] = [await caseOf(tonight, amara), await caseOf(tonight, amara)]
    const itemId = await emptyTurn(tonight, amara)
    await stepOutOf(tonight, first, dan)
    await as(amara, presentCase, { itemId, caseId: '' })
    await nextTimes(tonight, 1)
    await pressNext(tonight)
    expect(await shown(itemId)).toEqual({ case_id: null, unwritten: true })
    await as(amara, presentCase, { itemId, caseId: first })
    await expectOutOf(tonight, first, dan)
  })

  test('stays, once it has begun', async () => {
    const tonight = await evening()
    const { amara } = tonight
    const [first, second] = [await caseOf(tonight, amara), await caseOf(tonight, amara)]
    const itemId = await emptyTurn(tonight, amara)
    await as(amara, presentCase, { itemId, caseId: first })
    await nextTimes(tonight, 2)
    for (const caseId of ['', second])
      await expect(as(amara, presentCase, { itemId, caseId })).rejects.toMatchObject({
        problems: { '': { code: 'agenda.begun' } },
      })
    for (const change of [
      'case_id = null',
      `case_id = '${second}'`,
      `meeting_id = '${await meetingOf(tonight, 999)}'`,
    ])
      await expect(
        appQuery(amara.clinicianId, `update agenda_item set ${change} where id = $1`, [itemId]),
      ).rejects.toThrow(/keeps its case/)
  })

  test('can still be said where it began without one, so it is not given back', async () => {
    const tonight = await evening()
    const itemId = await emptyTurn(tonight, tonight.amara)
    await nextTimes(tonight, 2)
    await expect(as(tonight.amara, removeItem, { itemId })).rejects.toMatchObject({
      problems: { '': { code: 'agenda.begun' } },
    })
  })

  test('is said before a step of the room or after it, never in its midst', async () => {
    const tonight = await evening()
    const { amara, meetingId } = tonight
    const [caseId, itemId] = [await caseOf(tonight, amara), await emptyTurn(tonight, amara)]
    const step = new Client({ connectionString: databaseUrls().owner })
    await step.connect()
    await step.query('begin')
    await step.query(`select pg_advisory_xact_lock(hashtext('colloquy.room'), hashtext($1))`, [meetingId])
    const said = as(amara, presentCase, { itemId, caseId }).then(() => 'said')
    const waits = async (): Promise<string> => {
      const waiting = await ownerQuery(
        `select from pg_locks where locktype = 'advisory' and not granted and objid::int8 = hashtext($1)::int8 & 4294967295`,
        [meetingId],
      )
      return waiting.length > 0 ? 'waits' : waits()
    }
    const [first] = await Promise.allSettled([Promise.race([said, waits()])])
    await step.query('commit')
    await step.end()
    expect(first).toMatchObject({ value: 'waits' })
    expect(await said).toBe('said')
  })

  test('is for nobody else to say, and never one of another group', async () => {
    const [tonight, elsewhere] = [await evening(), await evening()]
    const { amara, dan } = tonight
    const itemId = await emptyTurn(tonight, amara)
    const [own, dans] = [await caseOf(tonight, amara), await caseOf(tonight, dan)]
    const other = await caseOf(elsewhere, amara)
    await expect(as(dan, presentCase, { itemId, caseId: dans })).rejects.toThrow(NotFound)
    await expect(as(amara, presentCase, { itemId, caseId: dans })).rejects.toThrow(NotFound)
    await expect(as(amara, presentCase, { itemId, caseId: other })).rejects.toThrow(NotFound)
    const tie = 'update agenda_item set case_id = $1 where id = $2'
    for (const caseId of [dans, other])
      await expect(appQuery(amara.clinicianId, tie, [caseId, itemId])).rejects.toThrow(/presenter's own/)
    await as(amara, presentCase, { itemId, caseId: own })
  })
})

describe('a turn', () => {
  test('is free again when its case is destroyed before the evening', async () => {
    const tonight = await evening(60 * 24)
    const { amara } = tonight
    const itemId = await emptyTurn(tonight, amara)
    const caseId = await shareWords(amara, tonight)
    await as(amara, destroyCase, { caseId })
    await as(amara, removeItem, { itemId })
    expect(await ownerQuery('select 1 from agenda_item where id = $1', [itemId])).toEqual([])
  })

  test('keeps the case that was shared for it first', async () => {
    const tonight = await evening(60 * 24)
    const { amara } = tonight
    const itemId = await emptyTurn(tonight, amara)
    const first = await shareWords(amara, tonight)
    const second = await shareWords(amara, tonight)
    expect(await ownerQuery('select case_id from agenda_item where id = $1', [itemId])).toEqual([
      { case_id: first },
    ])
    await as(amara, presentCase, { itemId, caseId: second })
    expect(await caseAt(first)).toMatchObject({ meeting_id: null })
  })
})

describe('a case whose turn is moved', () => {
  test('is kept from the new meeting on, and may be taken back until that begins', async () => {
    const tonight = await evening(60 * 24)
    const { amara, priya, meetingId } = tonight
    await emptyTurn(tonight, amara)
    const caseId = await shareWords(amara, tonight)
    const [turn] = await ownerQuery('select id from agenda_item where case_id = $1', [caseId])
    const later = await meetingOf(tonight, 60 * 24 * 8)
    await as(priya, moveTurn, { itemId: String(turn?.id), meetingId: later })
    const [meeting] = await ownerQuery(
      `select destroy_at = starts_at + make_interval(mins => minutes) + interval '90 days' as kept, meeting_id
       from "case" c join meeting m on m.id = c.meeting_id where c.id = $1`,
      [caseId],
    )
    expect(meeting).toEqual({ kept: true, meeting_id: later })
    // The meeting it was written for opens and ends: it is no longer this case's.
    await ownerQuery('update meeting set room_opened_at = now(), room_ended_at = now() where id = $1', [
      meetingId,
    ])
    await as(amara, withdrawCase, { caseId })
    expect(await ownerQuery('select case_id from agenda_item where id = $1', [turn?.id])).toEqual([
      { case_id: null },
    ])
  })

  test('stays with a turn that was had', async () => {
    const tonight = await evening(-10)
    const { amara, priya } = tonight
    const itemId = await emptyTurn(tonight, amara)
    const later = await meetingOf(tonight, 60 * 24 * 8)
    await expect(as(priya, moveTurn, { itemId, meetingId: later })).rejects.toMatchObject({
      problems: { '': { code: 'agenda.notAhead' } },
    })
  })
})
