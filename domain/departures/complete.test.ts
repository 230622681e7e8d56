import { beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/identifiers'
import { openTestAccounts } from '#tests/accounts'
import { as, authQuery, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { anEvening } from '#tests/evening'
import { exportOwnData } from './actions.ts'
import type { OwnData } from './reads.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

/**
 * Every column that names a person: the section of the export that its rows stand in, or why they do not. Taken from the
 * live schema, so that a new table has to say here what becomes of it.
 */
const exported: Record<string, keyof OwnData> = {
  'agenda_item.presenter_id': 'turns',
  'agreement_signature.clinician_id': 'signatures',
  'application.clinician_id': 'applications',
  'attendance.clinician_id': 'meetings',
  'availability.clinician_id': 'week',
  'calendar_feed.clinician_id': 'calendarFeed',
  'case.presenter_id': 'cases',
  'case_draft.clinician_id': 'drafts',
  'case_note.author_id': 'contributions',
  'case_reading.clinician_id': 'readings',
  'certificate.clinician_id': 'documents',
  'evaluation.clinician_id': 'evaluations',
  'follow_up.clinician_id': 'cases',
  'group_invitation.made_by': 'invitations',
  'group_invitation.opened_by': 'invitations',
  'license.clinician_id': 'licenses',
  'license_answer.clinician_id': 'licenses',
  'license_decision.clinician_id': 'licenses',
  'license_evidence.clinician_id': 'licenses',
  'meeting_answer.clinician_id': 'answers',
  'meeting_role.clinician_id': 'roles',
  'notice.clinician_id': 'notices',
  'passkey.account_id': 'passkeys',
  'presence.clinician_id': 'presence',
  'record_entry.actor_id': 'record',
  'record_entry.clinician_id': 'record',
  'response.author_id': 'contributions',
  'room_event.actor_id': 'roomActs',
  'seat.clinician_id': 'groups',
  'session.account_id': 'sessions',
  'steward.clinician_id': 'stewardship',
  'steward_invitation.made_by': 'stewardInvitations',
  'steward_invitation.used_by': 'stewardInvitations',
  'takeaway.clinician_id': 'cases',
  'verified_name.clinician_id': 'verifiedName',
  'vouching.clinician_id': 'vouchings',
}
const byTheRecord = 'who did it to what is the group’s or the network’s; that one did stands in the record'
const ofTheGroup = 'part of the group’s own arrangements, which stay with the group'
const secret = 'a secret, or the digest of one: it opens the account and tells nothing about the person'
const leftOut: Record<string, string> = {
  'agenda_item.made_by': ofTheGroup,
  'agreement_version.made_by': byTheRecord,
  'application.decided_by': byTheRecord,
  'attendance.corrected_by': byTheRecord,
  'attendance_out.clinician_id':
    'the minutes of meetings are without them; that one stepped out stands nowhere else either',
  'certificate.revoked_by': byTheRecord,
  'credential.account_id': secret,
  'credit_policy.confirmed_by': byTheRecord,
  'group.contact_id': ofTheGroup,
  'group.founder_id': ofTheGroup,
  'group_place.changed_by': ofTheGroup,
  'license_decision.decided_by': byTheRecord,
  'link.account_id': secret,
  'link.asked_by': byTheRecord,
  'mail.clinician_id': 'the words of letters are made as they are sent, and the person has them',
  'meeting_role.set_by': ofTheGroup,
  'recovery_code.account_id': secret,
  'recusal.clinician_id':
    'who stepped out of a case knows nothing of it from then on, not from a file either',
  'seat.ended_by': byTheRecord,
  'seat.offered_by': byTheRecord,
  'series.made_by': ofTheGroup,
  'steward.made_by': byTheRecord,
  'vouching.asked_by': byTheRecord,
  'vouching.vouched_by': byTheRecord,
}

async function columnsNamingPeople(): Promise<string[]> {
  const rows = await ownerQuery<{ place: string }>(
    `select t.relname || '.' || a.attname as place
     from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace n on n.oid = t.relnamespace
     where t.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and a.attnum > 0 and not a.attisdropped
       and (a.attname ~ '(clinician|account|actor|author|presenter|founder)_id$' or exists (
         select from pg_constraint c join pg_class named on named.oid = c.confrelid
         where c.conrelid = t.oid and c.contype = 'f' and a.attnum = any (c.conkey) and named.relname in ('clinician', 'account')))`,
  )
  return rows.map(({ place }) => place)
}

test('whatever names a person is in their export, or has a reason not to be', async () => {
  const places = await columnsNamingPeople()
  expect(places.toSorted()).toEqual(Object.keys({ ...exported, ...leftOut }).toSorted())
  expect(Object.keys(exported).filter((place) => place in leftOut)).toEqual([])
  const { outsider } = await anEvening()
  const data = await as(outsider, exportOwnData, undefined)
  expect(Object.keys(data)).toEqual(expect.arrayContaining([...new Set(Object.values(exported))]))
})

test('holds how one signs in, what one did for a group and in its rooms, and nothing of others in these', async () => {
  const { groupId, meetingId, people, steward } = await anEvening([90, 90])
  const [priya, amara] = people as [Person, Person]
  for (const [at, person] of [priya, amara].entries()) {
    const { clinicianId } = person
    await authQuery('insert into account (id, email, email_confirmed) values ($1, $2, true)', [
      clinicianId,
      `${clinicianId}@example.org`,
    ])
    await authQuery(
      `insert into session (id, token, account_id, user_agent, expires_at) values ($1, $2, $3, $4, now() + interval '1 day')`,
      [newId(), newId(), clinicianId, `Firefox of ${at}`],
    )
    await authQuery(
      `insert into passkey (id, account_id, name, public_key, credential_id, counter, device_type, backed_up)
       values ($1, $2, $3, 'SECRET-KEY', $4, 0, 'multiDevice', true)`,
      [newId(), clinicianId, `Key of ${at}`, newId()],
    )
    await ownerQuery(
      `insert into room_event (id, meeting_id, group_id, sequence, kind, actor_id, at) values ($1, $2, $3, $4, $5, $6, now())`,
      [newId(), meetingId, groupId, at + 1, at === 0 ? 'opened' : 'hand-raised', clinicianId],
    )
    await ownerQuery(`insert into meeting_role values ($1, $2, $3, $4, $4, now())`, [
      meetingId,
      groupId,
      at === 0 ? 'facilitator' : 'timekeeper',
      clinicianId,
    ])
    await ownerQuery(
      `insert into agenda_item (id, meeting_id, group_id, kind, position, presenter_id, made_by, made_at)
       values ($1, $2, $3, 'case', $4, $5, $5, now())`,
      [newId(), meetingId, groupId, at + 1, clinicianId],
    )
  }
  await ownerQuery(
    `insert into group_invitation (id, group_id, token_digest, made_by, made_at, expires_at, opened_by)
     values ($1, $2, $3, $4, now(), now() + interval '14 days', $5)`,
    [newId(), groupId, Buffer.from('SECRET-TOKEN'), priya.clinicianId, amara.clinicianId],
  )
  const groupName = 'Thursday Trauma Consult'
  const own = await as(priya, exportOwnData, undefined)
  expect(own).toMatchObject({
    sessions: [{ browser: 'Firefox of 0' }],
    passkeys: [{ name: 'Key of 0' }],
    roomActs: [{ groupName, kind: 'opened' }],
    roles: [{ groupName, role: 'facilitator' }],
    turns: [{ groupName }],
    invitations: [{ groupName, byYou: true }],
    stewardship: [],
  })
  const hers = await as(amara, exportOwnData, undefined)
  expect(hers).toMatchObject({
    sessions: [{ browser: 'Firefox of 1' }],
    roomActs: [{ kind: 'hand-raised' }],
    roles: [{ role: 'timekeeper' }],
    invitations: [{ byYou: false }],
  })
  for (const data of [own, hers]) expect(JSON.stringify(data)).not.toMatch(/SECRET/)
  expect(JSON.stringify(hers)).not.toContain(priya.clinicianId)
  expect((await as(steward, exportOwnData, undefined)).stewardship).toMatchObject([{ endedAt: null }])
})

test('an answer is given back with the hour it was given for, whenever the meeting is by now', async () => {
  const { people, meetingId, groupId } = await anEvening([90])
  const [priya] = people as [Person]
  const [asked] = await ownerQuery<{ at: Date }>(
    `insert into meeting_answer (meeting_id, clinician_id, group_id, answer, answered_at, for_start)
     select id, $2, $3, 'coming', now(), starts_at from meeting where id = $1 returning for_start as at`,
    [meetingId, priya.clinicianId, groupId],
  )
  await ownerQuery(`update meeting set starts_at = starts_at - interval '1 day' where id = $1`, [meetingId])
  const { answers } = await as(priya, exportOwnData, undefined)
  expect(answers).toMatchObject([
    { meetingId, answer: 'coming', startsAt: asked!.at.toTemporalInstant().toString() },
  ])
})
