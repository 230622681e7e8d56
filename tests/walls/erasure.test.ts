import { beforeAll, expect, test } from 'vitest'
import { deleteAccount } from '#domain/departures/actions'
import { openTestAccounts } from '#tests/accounts'
import { as, openTestDatabase, ownerQuery } from '#tests/database'
import { type Scene, scene } from './scene.ts'

/** Columns that name a person, whose rows (or the name in them) go when the account is deleted. */
const erased = [
  'application.clinician_id',
  'availability.clinician_id',
  'calendar_feed.clinician_id',
  'case_draft.clinician_id',
  'case_note.author_id',
  'case_reading.clinician_id',
  'evaluation.clinician_id',
  'follow_up.clinician_id',
  'group.contact_id',
  'license.clinician_id',
  'license_answer.clinician_id',
  'license_decision.clinician_id',
  'license_evidence.clinician_id',
  'meeting_answer.clinician_id',
  'notice.clinician_id',
  'presence.clinician_id',
  'takeaway.clinician_id',
  'verified_name.clinician_id',
  'vouching.clinician_id',
]

const nameless = 'who did it is told as a former member: the clinician’s row is left without a name'
const group = 'the group’s own past: who it was is told as a former member'
const years = 'kept for the policy’s years, as said before deleting (confidentiality.md, membership)'
const record = 'powers used leave a record nobody can rewrite'
/** Columns that go on naming a person, each with its reason. */
const kept: Record<string, string> = {
  'agenda_item.made_by': group,
  'agenda_item.presenter_id': group,
  'agreement_signature.clinician_id': years,
  'agreement_version.made_by': nameless,
  'application.decided_by': nameless,
  'attendance.clinician_id': years,
  'attendance.corrected_by': years,
  'attendance_out.clinician_id': years,
  'case.presenter_id': 'the row without its key and its words: what says that it is destroyed',
  'certificate.clinician_id': years,
  'certificate.revoked_by': years,
  'credit_policy.confirmed_by': nameless,
  'group.founder_id': nameless,
  'group_invitation.made_by': nameless,
  'group_invitation.opened_by': 'a used or opened link stays shut to everyone else',
  'group_place.changed_by': nameless,
  'license_decision.decided_by': record,
  'mail.clinician_id':
    'kinds and ids of letters, swept after 30 days; one that waits is dropped: there is no address',
  'meeting_role.clinician_id': group,
  'meeting_role.set_by': nameless,
  'record_entry.actor_id': record,
  'record_entry.clinician_id': record,
  'recusal.clinician_id': 'until the case’s date: an older backup must not bring a seat back into the case',
  'response.author_id': 'a former member’s, to the case’s date; those to destroyed cases are gone',
  'room_event.actor_id': group,
  'seat.clinician_id': group,
  'seat.ended_by': nameless,
  'seat.offered_by': nameless,
  'series.made_by': nameless,
  'steward.clinician_id': record,
  'steward.made_by': record,
  'steward_invitation.made_by': record,
  'steward_invitation.used_by': record,
  'vouching.asked_by': record,
  'vouching.vouched_by': record,
}

let the: Scene
beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(async () => {
  the = await scene()
}, 120_000)

/** Every column that holds a clinician's id, of the live schema: by what it refers to, or by its name. */
const columns = () =>
  ownerQuery<{ place: string; table: string; column: string }>(
    `select t.relname || '.' || c.attname as place, quote_ident(t.relname) as table, quote_ident(c.attname) as column
     from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
     where t.relnamespace = 'colloquy'::regnamespace and t.relkind = 'r' and c.atttypid = 'uuid'::regtype
       and (c.attname ~ '(clinician|founder|contact|actor|author|presenter)_id$' or c.attname ~ '_by$'
         or exists (select 1 from pg_constraint f where f.conrelid = t.oid and f.contype = 'f' and c.attnum = any (f.conkey)
             and f.confrelid = 'colloquy.clinician'::regclass))
     order by 1`,
  )

test('of every column that names a person it is said whether it is erased, or why it stays', async () => {
  const places = (await columns()).map(({ place }) => place)
  const said = [...erased, ...Object.keys(kept)]
  expect(places.filter((place) => !said.includes(place))).toEqual([])
  expect(said.filter((place) => !places.includes(place))).toEqual([])
  expect(erased.filter((place) => place in kept)).toEqual([])
})

test('after deleting an account nothing names the person where it is said to be erased', async () => {
  const { member, presenter, steppedOut, applicant, invited, former, paused, declined, unverified } =
    the.people
  const gone = [member, presenter, steppedOut, applicant, invited, former, paused, declined, unverified]
  const ids = gone.map(({ clinicianId }) => clinicianId)
  const named = async () => {
    const found: string[] = []
    for (const { place, table, column } of await columns()) {
      const rows = await ownerQuery(`select 1 from ${table} where ${column} = any ($1) limit 1`, [ids])
      if (rows.length > 0) found.push(place)
    }
    return found.filter((place) => erased.includes(place))
  }
  // Something is there to be erased.
  expect((await named()).length).toBeGreaterThan(10)
  for (const person of gone)
    await as(person, deleteAccount, { understood: true, formerName: 'A former member' })
  expect(await named()).toEqual([])
  const names = await ownerQuery('select distinct name from clinician where id = any ($1)', [ids])
  expect(names).toEqual([{ name: 'A former member' }])
})
