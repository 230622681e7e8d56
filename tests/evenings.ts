/** An evening straight in the tables: a group, its meeting, turns with shared cases. For tests of the room. */

import { answerInRoom } from '#domain/presence/actions'
import { putCommand } from '#domain/room/actions'
import type { Command } from '#domain/room/command'
import { roomNow } from '#domain/room/reads'
import type { RoomView } from '#domain/room/view'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { as, ownerQuery, type Person } from '#tests/database'
import { makeClinician, makeGroup, seat } from '#tests/meetings'

export type Evening = {
  groupId: string
  meetingId: string
  /** Facilitates. */
  priya: Person
  amara: Person
  dan: Person
  /** Keeps time. */
  rae: Person
  everyone: Person[]
}

/** Four members; the meeting of 90 minutes begins in `startsIn` minutes (negative: began before). */
export async function evening(startsIn = 0): Promise<Evening> {
  await makeKey(NETWORK_ID, 'network')
  const [priya, amara, dan, rae] = (await Promise.all(
    ['Priya', 'Amara', 'Dan', 'Rae'].map((name) => makeClinician(name)),
  )) as [Person, Person, Person, Person]
  const everyone = [priya, amara, dan, rae]
  await Promise.all(everyone.map(({ clinicianId }) => makeKey(clinicianId, 'clinician')))
  const group = await makeGroup(priya, 'Thursday Trauma Consult', 'designated')
  for (const member of [amara, dan, rae]) await seat(group, member)
  const meetingId = newId()
  await ownerQuery(
    `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
     values ($1, $2, acting_now() + make_interval(mins => $3), 'America/New_York', '2026-12-03 18:30', 90, 'planned', now(), now())`,
    [meetingId, group.groupId, startsIn],
  )
  await ownerQuery(
    `insert into meeting_role (meeting_id, group_id, role, clinician_id, set_at) values
     ($1, $2, 'facilitator', $3, now()), ($1, $2, 'timekeeper', $4, now())`,
    [meetingId, group.groupId, priya.clinicianId, rae.clinicianId],
  )
  return { groupId: group.groupId, meetingId, priya, amara, dan, rae, everyone }
}

/** A turn of the evening with a shared case. */
export async function turnOf(
  evening: Evening,
  presenter: Person,
): Promise<{ turnId: string; caseId: string }> {
  const [turnId, caseId] = [newId(), newId()]
  await makeKey(caseId, 'case')
  await ownerQuery(
    `insert into "case" (id, group_id, meeting_id, presenter_id, template, shared_at, changed_at, destroy_at)
     values ($1, $2, $3, $4, 'general', now(), now(), now() + interval '180 days')`,
    [caseId, evening.groupId, evening.meetingId, presenter.clinicianId],
  )
  await ownerQuery(
    `insert into agenda_item (id, meeting_id, group_id, kind, position, presenter_id, case_id, made_by, made_at)
     values ($1, $2, $3, 'case', 200, $4, $5, $4, now())`,
    [turnId, evening.meetingId, evening.groupId, presenter.clinicianId, caseId],
  )
  return { turnId, caseId }
}

/** Stepping out, as the cases' own action writes it. */
export async function stepOutOf(evening: Evening, caseId: string, person: Person): Promise<void> {
  await ownerQuery(
    `insert into recusal (case_id, clinician_id, group_id, at) values ($1, $2, $3, acting_now())`,
    [caseId, person.clinicianId, evening.groupId],
  )
}

/** A device of this person answers. */
export function answer(evening: Evening, person: Person, device = 'laptop') {
  return as(person, answerInRoom, { meetingId: evening.meetingId, device })
}

export function put(evening: Evening, person: Person, command: Command, eventId = newId()): Promise<void> {
  return as(person, putCommand, { meetingId: evening.meetingId, eventId, command })
}

export async function seen(evening: Evening, person: Person) {
  return (await as(person, roomNow, { meetingId: evening.meetingId })).view
}

/** The room as someone sees it who is not away. */
export async function roomOf(evening: Evening, person: Person): Promise<RoomView> {
  const view = await seen(evening, person)
  if (view.kind === 'away') throw new Error('away')
  return view
}

/** Opens the room and presses Next as often as said, as whoever facilitates by then. */
export async function nextTimes(evening: Evening, times: number): Promise<RoomView> {
  await put(evening, evening.priya, { kind: 'open' })
  for (let i = 0; i < times; i++) await pressNext(evening)
  return roomOf(evening, evening.amara)
}

/** Next, as whoever facilitates. */
export async function pressNext(evening: Evening): Promise<void> {
  const views = await Promise.all(evening.everyone.map((person) => seen(evening, person)))
  const view = views.find((one) => one.kind === 'room')
  const facilitator = evening.everyone.find((person) => person.clinicianId === view?.facilitatorId)
  if (!view || !facilitator) throw new Error('nobody facilitates')
  await put(evening, facilitator, { kind: 'next', from: view.place })
}
