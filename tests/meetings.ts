/**
 * A group with members in several zones, straight in the tables, for tests of what follows from being in one:
 * how people come to sit in a group has tests of its own.
 */
import { newId } from '#platform/identifiers'
import { ownerQuery, type Person } from '#tests/database'

export type TestGroup = { groupId: string; versionId: string }

/** A clinician with a good license. */
export async function makeClinician(name: string, zone = 'America/New_York'): Promise<Person> {
  const clinicianId = newId()
  await ownerQuery(
    `insert into clinician (id, name, zone, family, made_at, changed_at) values ($1, $2, $3, 'trauma', now(), now())`,
    [clinicianId, name, zone],
  )
  await ownerQuery(
    `insert into license (id, clinician_id, jurisdiction, profession, sealed_number, state, made_at, changed_at)
     values ($1, $2, 'US-NY', 'counselor', '\\x00', 'verified', now(), now())`,
    [newId(), clinicianId],
  )
  return { clinicianId }
}

/** An open group; the first person founded and facilitates it. */
export async function makeGroup(founder: Person, name: string, leadership = 'rotating'): Promise<TestGroup> {
  const groupId = newId()
  const versionId = newId()
  await ownerQuery(
    `insert into "group" (id, founder_id, state, made_at, opened_at) values ($1, $2, 'open', now(), now())`,
    [groupId, founder.clinicianId],
  )
  await ownerQuery(
    `insert into charter (group_id, name, goal, cadence, minutes, protocol, place, zone, weekday, starts_local, seats_min,
       seats_max, mix, attendance_percent, notice_hours, leadership, term_months, changed_at)
     values ($1, $2, 'clinical-consult', 'every-other-week', 90, 'structured-peer', 'online', 'America/New_York', 4, '18:30',
       3, 8, 'varied', 75, 48, $3, 6, now())`,
    [groupId, name, leadership],
  )
  await ownerQuery(
    `insert into agreement_version (id, group_id, number, clauses, digest, in_force_from, made_by, made_at)
     values ($1, $2, 1, '[]', '\\x00', now() - interval '1 day', $3, now())`,
    [versionId, groupId, founder.clinicianId],
  )
  await seat({ groupId, versionId }, founder, 'facilitator')
  return { groupId, versionId }
}

/** An active seat with the agreement signed, unless `signed` is false. */
export async function seat(group: TestGroup, person: Person, role = 'member', signed = true): Promise<void> {
  await ownerQuery(
    `insert into seat (id, group_id, clinician_id, role, state, offered_at, offered_by, active_at)
     values ($1, $2, $3, $4, 'active', clock_timestamp(), $3, clock_timestamp())`,
    [newId(), group.groupId, person.clinicianId, role],
  )
  if (!signed) return
  await ownerQuery(
    `insert into agreement_signature (version_id, group_id, clinician_id, typed_name, digest, signed_at)
     values ($1, $2, $3, 'signed', '\\x00', now())`,
    [group.versionId, group.groupId, person.clinicianId],
  )
}
