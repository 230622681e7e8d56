import { NETWORK_ID, newId } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { seal } from '#platform/sealing'
import { ownerQuery, type Person } from './database.ts'

/**
 * A network with one group and one evening it met, written by the owner: for tests of what comes after an
 * evening (credit, documents, leaving) that need neither charter wizard nor live room.
 */
export type Evening = {
  groupId: string
  meetingId: string
  startsAt: Temporal.Instant
  /** the facilitator first, then members */
  people: Person[]
  steward: Person
  outsider: Person
}

const named = ['Priya Raman', 'Amara Osei', 'Dan Whitlock', 'Jo Winter', 'Lena Fuchs', 'Sam Okafor']

export async function anEvening(minutes: number[] = [90, 90, 90]): Promise<Evening> {
  await makeKey(NETWORK_ID, 'network')
  await ownerQuery(
    `insert into network (id, name, home_zone, directory, made_at, changed_at)
     values ($1, 'Cascadia Psychotherapy Network', 'America/Los_Angeles', 'public', now(), now()) on conflict do nothing`,
    [NETWORK_ID],
  )
  const people: Person[] = []
  for (const [index] of minutes.entries()) people.push(await clinician(named[index] ?? `Member ${index}`))
  const [steward, outsider] = [await clinician('Sofia Marin'), await clinician('Marcus Hale')]
  await ownerQuery('insert into steward (clinician_id, since) values ($1, now())', [steward.clinicianId])
  const groupId = await group(people)
  const startsAt = Temporal.Now.instant().subtract({ hours: 26 }).round('minute')
  const meetingId = await meeting(groupId, startsAt)
  for (const [index, present] of minutes.entries())
    await ownerQuery(
      `insert into attendance (meeting_id, clinician_id, group_id, role, minutes, presenting_minutes, first_at, last_at, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7, now())`,
      [
        meetingId,
        people[index]!.clinicianId,
        groupId,
        index === 0 ? 'facilitator' : 'member',
        present,
        index === 1 ? 30 : 0,
        String(startsAt),
      ],
    )
  return { groupId, meetingId, startsAt, people, steward, outsider }
}

/** Somebody with a key and a good license. */
async function clinician(name: string): Promise<Person> {
  const [clinicianId, licenseId] = [newId(), newId()]
  await makeKey(clinicianId, 'clinician')
  await ownerQuery(
    `insert into clinician (id, name, credential, zone, made_at, changed_at) values ($1, $2, 'LMFT', 'America/New_York', now(), now())`,
    [clinicianId, name],
  )
  await ownerQuery(
    `insert into license (id, clinician_id, jurisdiction, profession, sealed_number, state, verified_at, made_at, changed_at)
     values ($1, $2, 'US-CA', 'marriage-family-therapist', $3, 'verified', now(), now(), now())`,
    [licenseId, clinicianId, await seal({}, clinicianId, 'license.number', licenseId, 'MFT 90210')],
  )
  return { clinicianId }
}

async function group(people: readonly Person[]): Promise<string> {
  const [id, version] = [newId(), newId()]
  const founder = people[0]!.clinicianId
  await ownerQuery(
    `insert into "group" (id, founder_id, state, made_at, opened_at) values ($1, $2, 'open', now(), now())`,
    [id, founder],
  )
  await ownerQuery(
    `insert into charter (group_id, name, goal, cadence, minutes, protocol, place, zone, seats_min, seats_max, mix, attendance_percent,
       notice_hours, leadership, term_months, changed_at)
     values ($1, 'Thursday Trauma Consult', 'clinical-consult', 'weekly', 90, 'structured-peer', 'online', 'America/New_York', 3, 8, 'any', 80,
       48, 'designated', 12, now())`,
    [id],
  )
  await ownerQuery(
    `insert into agreement_version (id, group_id, number, clauses, digest, in_force_from, made_by, made_at)
     values ($1, $2, 1, '[]', '\\x00', now() - interval '40 days', $3, now())`,
    [version, id, founder],
  )
  for (const [index, { clinicianId }] of people.entries()) {
    await ownerQuery(
      `insert into seat (id, group_id, clinician_id, role, state, offered_at, offered_by, accepted_at, active_at)
       values ($1, $2, $3, $4, 'active', now(), $5, now(), now())`,
      [newId(), id, clinicianId, index === 0 ? 'facilitator' : 'member', founder],
    )
    await ownerQuery(
      `insert into agreement_signature (version_id, group_id, clinician_id, typed_name, digest, signed_at)
       values ($1, $2, $3, 'Name', '\\x00', now())`,
      [version, id, clinicianId],
    )
  }
  return id
}

async function meeting(groupId: string, startsAt: Temporal.Instant): Promise<string> {
  const id = newId()
  const zone = 'America/New_York'
  await ownerQuery(
    `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, room_opened_at, room_ended_at, made_at, changed_at)
     values ($1, $2, $3, $4, $5, 90, 'planned', $3, $6, now(), now())`,
    [
      id,
      groupId,
      String(startsAt),
      zone,
      String(startsAt.toZonedDateTimeISO(zone).toPlainDateTime()),
      String(startsAt.add({ minutes: 90 })),
    ],
  )
  return id
}
