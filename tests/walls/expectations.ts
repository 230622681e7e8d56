/**
 * Who may see which row: the one table of it. The grid takes tables, views and functions from the live schema; what has
 * no entry here fails. A new table: its class (confidentiality.md), how its rows part into classes for who asks, and
 * which kinds of person see, change, delete and add rows of each. What is not said is refused.
 *
 * `:me` is who asks, `:group` the scene's group (unlisted), `t` the row.
 */
import type { Kind } from './scene.ts'
import { kinds } from './scene.ts'

type By = Record<string, readonly Kind[]>
type Handed = {
  class: 'case' | 'private' | 'credentials' | 'membership' | 'public' | 'machine'
  /** Classes of rows by condition; the first that fits counts, the others are "anything else". */
  rows: Record<string, string>
  sees?: By
  changes?: By
  deletes?: By
  adds?: By
  /** Columns naming a person or place that whoever changes a row may set to another; all else stays. */
  handsOn?: readonly string[]
}

const all = kinds
const signedIn = kinds.filter((kind) => kind !== 'visitor')
/** Active or paused seats: what the group knows about itself. Not before somebody has vouched. */
const members: readonly Kind[] = [
  'member',
  'presenter',
  'facilitator',
  'steppedOut',
  'unsigned',
  'paused',
  'expired',
  'suspended',
]
/** Whose door is open. */
const entering: readonly Kind[] = ['member', 'presenter', 'facilitator', 'steppedOut']
/** For whom the case on the table exists. */
const reading: readonly Kind[] = ['member', 'presenter', 'facilitator']
const seated: readonly Kind[] = [...members, 'offered']
const facilitators: readonly Kind[] = ['facilitator']
const stewards: readonly Kind[] = ['steward']
const vouchedFor = signedIn.filter((kind) => kind !== 'unvouched')
const attending: readonly Kind[] = ['member', 'presenter', 'facilitator', 'former']

const own = "one's own"
const group = "the group's"
const out = 'of a case stepped out of'
const rest = 'anything else'
const mine = (column = 'clinician_id') => ({ [own]: `${column} = :me` })
const ours = { [group]: 'group_id = :group' }
const steppedOut = (column = 'case_id') => ({
  [out]: `${column} in (select case_id from recusal where clinician_id = :me)`,
})
const ofOwnCase = (more = 'true') => ({
  'of a case of one’s own': `${more} and case_id in (select id from "case" where presenter_id = :me)`,
})
const aboutOwnCase = 'of a case of one’s own'

export const tables: Record<string, Handed> = {
  agenda_item: {
    class: 'membership',
    rows: { ...steppedOut(), ...mine('presenter_id'), ...ours },
    sees: { [own]: members, [group]: members },
    changes: { [own]: members, [group]: facilitators },
    // A presenter has put a point on the agenda too; who made it takes it off.
    deletes: { [own]: members, [group]: ['facilitator', 'presenter'] },
    adds: { [own]: members, [group]: members },
  },
  agreement_signature: {
    class: 'membership',
    rows: { ...mine(), ...ours },
    sees: { [own]: vouchedFor, [group]: members },
    adds: { [own]: [...seated, 'elsewhere'] },
  },
  agreement_version: {
    class: 'membership',
    rows: { signed: 'id in (select version_id from agreement_signature where clinician_id = :me)', ...ours },
    sees: { signed: vouchedFor, [group]: seated },
    adds: { [group]: facilitators, [rest]: ['elsewhere'] },
  },
  application: {
    class: 'credentials',
    rows: { ...mine(), ...ours },
    sees: { [own]: signedIn, [group]: facilitators },
    changes: { [own]: signedIn, [group]: facilitators },
  },
  attendance: {
    class: 'membership',
    rows: { ...mine(), ...ours },
    sees: { [own]: signedIn, [group]: facilitators },
    changes: { [own]: signedIn },
    adds: { [own]: facilitators, [group]: facilitators },
  },
  attendance_out: {
    class: 'private',
    rows: { ...mine(), ...ours },
    sees: { [own]: signedIn },
    changes: { [own]: signedIn },
  },
  availability: {
    class: 'private',
    rows: mine(),
    sees: { [own]: vouchedFor },
    changes: { [own]: vouchedFor },
    deletes: { [own]: vouchedFor },
    adds: { [own]: vouchedFor },
  },
  calendar_feed: {
    class: 'private',
    rows: mine(),
    sees: { [own]: signedIn },
    changes: { [own]: vouchedFor },
    deletes: { [own]: signedIn },
    adds: { [own]: vouchedFor },
  },
  case: {
    class: 'case',
    rows: { ...mine('presenter_id'), ...steppedOut('id'), ...ours },
    sees: { [own]: vouchedFor, [group]: reading.concat('steppedOut') },
    changes: { [own]: vouchedFor },
    adds: { [own]: [...entering, 'elsewhere'] },
  },
  case_draft: {
    class: 'private',
    rows: mine(),
    sees: { [own]: vouchedFor },
    changes: { [own]: vouchedFor },
    deletes: { [own]: vouchedFor },
    // Elsewhere in their own group.
    adds: { [own]: [...entering, 'elsewhere'] },
  },
  case_note: {
    class: 'case',
    rows: { ...steppedOut(), ...mine('author_id'), ...ofOwnCase('offered_at is not null'), ...ours },
    sees: { [own]: reading, [aboutOwnCase]: ['presenter'] },
    changes: { [own]: reading },
    deletes: { [own]: reading },
    adds: { [own]: reading },
  },
  case_reading: {
    class: 'case',
    rows: { ...steppedOut(), ...mine(), ...ofOwnCase(), ...ours },
    sees: { [own]: reading, [aboutOwnCase]: ['presenter'] },
    changes: { [own]: reading },
    adds: { [own]: reading },
  },
  certificate: {
    class: 'membership',
    rows: { ...mine(), ...ours },
    sees: { [own]: signedIn },
    // Not one that counts minutes of which some were spent stepped out.
    adds: { [own]: attending.filter((kind) => kind !== 'presenter') },
  },
  charter: {
    class: 'public',
    rows: {
      "one's own draft's": `group_id in (select id from "group" where founder_id = :me and state = 'draft')`,
      listed: 'group_id in (select id from "group" where listed)',
      ...ours,
    },
    sees: { "one's own draft's": signedIn, listed: all, [group]: [...seated, 'applicant', 'invited'] },
    changes: { "one's own draft's": signedIn, listed: ['elsewhere'], [group]: facilitators },
    adds: { "one's own draft's": ['unverified'], listed: ['elsewhere'], [group]: facilitators },
  },
  clinician: {
    class: 'membership',
    rows: {
      oneself: 'id = :me',
      'who facilitates': `id in (select clinician_id from seat where group_id = :group and role = 'facilitator')`,
      'members, former ones too': `id in (select clinician_id from seat where group_id = :group and state <> 'offered')`,
      'who asks for a seat':
        'id in (select clinician_id from seat where group_id = :group union select clinician_id from application where group_id = :group)',
    },
    sees: {
      oneself: signedIn,
      'who facilitates': [...seated, 'steward'],
      'members, former ones too': [...members, 'steward'],
      'who asks for a seat': ['facilitator', 'steward'],
      [rest]: stewards,
    },
    changes: { oneself: signedIn },
  },
  credit_policy: {
    class: 'public',
    rows: {},
    sees: { [rest]: signedIn },
    changes: { [rest]: stewards },
    adds: { [rest]: stewards },
  },
  demo_clock: { class: 'machine', rows: {} },
  evaluation: {
    class: 'credentials',
    rows: { ...mine(), ...ours },
    sees: { [own]: vouchedFor },
    changes: { [own]: vouchedFor },
    deletes: { [own]: vouchedFor },
    adds: { [own]: attending },
  },
  follow_up: {
    class: 'case',
    rows: { ...mine(), ...steppedOut(), ...ours },
    sees: { [own]: reading, [group]: reading },
    changes: { [own]: reading },
    adds: { [own]: ['presenter'] },
  },
  directory_state: { class: 'public', rows: {}, sees: { [rest]: all } },
  group: {
    class: 'public',
    rows: {
      "one's own draft": `founder_id = :me and state = 'draft'`,
      listed: 'listed',
      [group]: 'id = :group',
    },
    sees: { "one's own draft": signedIn, listed: all, [group]: [...seated, 'applicant', 'invited'] },
    changes: { "one's own draft": signedIn, listed: ['elsewhere'], [group]: facilitators },
    adds: { "one's own draft": signedIn },
  },
  group_invitation: {
    class: 'membership',
    rows: { 'opened by oneself': 'opened_by = :me', ...ours },
    sees: { 'opened by oneself': signedIn, [group]: facilitators },
    adds: { [group]: facilitators },
  },
  group_place: {
    class: 'membership',
    rows: ours,
    sees: { [group]: entering },
    changes: { [group]: facilitators },
    adds: { [group]: facilitators },
  },
  job_request: { class: 'machine', rows: {} },
  license: {
    class: 'credentials',
    rows: { "one's own, undecided": `clinician_id = :me and state in ('waiting', 'asked')`, ...mine() },
    sees: { "one's own, undecided": signedIn, [own]: signedIn, [rest]: stewards },
    changes: { "one's own, undecided": signedIn, [rest]: stewards },
    adds: { "one's own, undecided": signedIn },
  },
  license_answer: {
    class: 'credentials',
    rows: {
      'of a claim one took back': `clinician_id = :me and exists (select from colloquy.license l where l.id = license_id and l.state = 'withdrawn')`,
      ...mine(),
    },
    sees: { 'of a claim one took back': signedIn, [own]: signedIn, [rest]: stewards },
    deletes: { 'of a claim one took back': signedIn },
    // The only one who is asked something.
    adds: { [own]: ['unverified'] },
  },
  license_body: {
    class: 'public',
    rows: {},
    sees: { [rest]: all },
    deletes: { [rest]: stewards },
    adds: { [rest]: stewards },
  },
  license_decision: {
    class: 'credentials',
    rows: mine(),
    sees: { [own]: signedIn, [rest]: stewards },
    adds: { [rest]: stewards },
  },
  license_evidence: {
    class: 'credentials',
    rows: mine(),
    sees: { [own]: signedIn, [rest]: stewards },
    deletes: { [own]: signedIn },
    // The row tried is for another's license, but for its owner.
    adds: { [own]: ['unverified'] },
  },
  mail: {
    class: 'membership',
    rows: { 'shown to stewards': 'shown_to_stewards' },
    sees: { 'shown to stewards': stewards },
  },
  meeting: {
    class: 'membership',
    rows: ours,
    sees: { [group]: members, [rest]: ['elsewhere'] },
    changes: { [group]: facilitators, [rest]: ['elsewhere'] },
    adds: { [group]: facilitators, [rest]: ['elsewhere'] },
  },
  meeting_answer: {
    class: 'membership',
    rows: { ...mine(), ...ours },
    sees: { [own]: members, [group]: members },
    changes: { [own]: members },
    adds: { [own]: members },
  },
  meeting_role: {
    class: 'membership',
    rows: { ...mine(), ...ours },
    sees: { [own]: members, [group]: members },
    changes: { [own]: members, [group]: members },
    deletes: { [own]: members, [group]: members },
    adds: { [own]: members, [group]: members },
    handsOn: ['clinician_id'],
  },
  migration: { class: 'machine', rows: {}, sees: { [rest]: all } },
  network: {
    class: 'public',
    rows: {},
    sees: { [rest]: all },
    changes: { [rest]: stewards },
    adds: { [rest]: stewards },
  },
  // Before somebody has vouched, none of the group: all of this one's are.
  notice: { class: 'membership', rows: mine(), sees: { [own]: vouchedFor }, changes: { [own]: vouchedFor } },
  presence: {
    class: 'membership',
    rows: { ...mine(), ...ours },
    sees: { [own]: signedIn },
    changes: { [own]: entering },
    adds: { [own]: entering },
  },
  record_entry: {
    class: 'credentials',
    rows: {
      'by or about oneself': 'actor_id = :me or clinician_id = :me',
      'for stewards': `audience = 'stewards'`,
      'for the group': `audience = 'group' and group_id = :group`,
    },
    sees: { 'by or about oneself': signedIn, 'for stewards': stewards, 'for the group': facilitators },
    adds: { 'by or about oneself': signedIn },
  },
  recusal: {
    class: 'case',
    rows: { ...mine(), ...ours },
    sees: { [own]: signedIn },
    adds: { [own]: members },
  },
  response: {
    class: 'case',
    rows: { ...steppedOut(), ...mine('author_id'), ...ours },
    sees: { [own]: reading, [group]: reading },
    changes: { [own]: reading },
    adds: { [own]: reading },
  },
  room_event: {
    class: 'membership',
    rows: { ...steppedOut(), ...mine('actor_id'), ...ours },
    sees: { [own]: entering, [group]: entering },
    adds: { [own]: entering },
  },
  seat: {
    class: 'membership',
    rows: { ...mine(), ...ours },
    sees: { [own]: signedIn, [group]: members },
    // A facilitator before a shut door hands the group over, and nothing else (seat_keeps_itself).
    changes: { [own]: signedIn, [group]: ['facilitator', 'suspended'] },
    adds: { [own]: ['unverified', 'invited', 'facilitator'], [group]: facilitators },
  },
  series: {
    class: 'membership',
    rows: ours,
    sees: { [group]: members },
    changes: { [group]: facilitators },
    adds: { [group]: facilitators },
  },
  server_life: { class: 'machine', rows: {}, sees: { [rest]: all } },
  setup_code: { class: 'machine', rows: {} },
  steward: {
    class: 'public',
    rows: mine(),
    sees: { [own]: signedIn, [rest]: stewards },
    // Of another's row nothing but its end: the check refuses what is tried here.
    changes: { [own]: stewards },
    handsOn: ['made_by'],
  },
  steward_invitation: {
    class: 'credentials',
    rows: {},
    sees: { [rest]: stewards },
    adds: { [rest]: stewards },
  },
  takeaway: {
    class: 'case',
    rows: { ...mine(), ...steppedOut(), ...ours },
    sees: { [own]: reading, [group]: reading },
    changes: { [own]: reading },
    adds: { [own]: ['presenter'] },
  },
  verified_name: {
    class: 'credentials',
    rows: mine(),
    sees: { [own]: signedIn, [rest]: stewards },
    changes: { [rest]: stewards },
    adds: { [rest]: stewards },
  },
  vouching: {
    class: 'membership',
    rows: { ...mine(), ...ours },
    sees: { [own]: signedIn, [group]: facilitators },
  },
}

/** Tables without a forced wall of rows, each with its reason. */
export const unwalled: Record<string, string> = {
  migration: 'names of files of this program; readiness asks for them',
}

/**
 * What the web role may call: a question about things of the scene and the kinds that are told anything, or, where
 * it tells nothing, what it does. `:case`, `:tonight` and the like are the scene's ids.
 */
export const functions: Record<string, { asks: string; tells: readonly Kind[] } | { does: string }> = {
  acting_clinician: { asks: 'select acting_clinician()', tells: signedIn },
  acting_is_steward: { asks: 'select acting_is_steward()', tells: stewards },
  acting_attended: { asks: 'select acting_attended(:past, :group, 1)', tells: attending },
  acting_now: { asks: 'select acting_now()', tells: all },
  agenda_item_keeps_itself: { does: 'trigger' },
  application_keeps_itself: { does: 'trigger' },
  application_meets_its_group: { does: 'trigger' },
  arrange_agenda: { does: 'puts an agenda in an order, for its facilitators' },
  ask_vouching: { asks: 'select ask_vouching(:member)', tells: stewards },
  case_follows_turn: { does: 'trigger' },
  case_keeps_its_words: { does: 'trigger' },
  case_is_dated: { does: 'trigger' },
  case_is_shared: { does: 'trigger' },
  date_case: { does: 'dates a case of one’s own by the rule' },
  case_is_due: { asks: 'select case_is_due(:case)', tells: [] },
  cases_are_dated: { does: 'trigger' },
  case_facts: {
    asks: 'select * from case_facts(:case)',
    tells: ['member', 'facilitator', 'unsigned', 'paused', 'expired', 'suspended'],
  },
  case_readers: { asks: 'select case_readers(:case)', tells: ['presenter'] },
  close_applications: { does: 'closes what waits for an ended group of one’s office' },
  close_invitations: { does: 'takes back what is open into an ended group of one’s office' },
  contact_names: { asks: 'select * from contact_names(array[:group])', tells: [] },
  database_kind: { asks: 'select database_kind()', tells: all },
  directory_is_open: { asks: 'select directory_is_open()', tells: all },
  document_of_code: { asks: 'select * from document_of_code(:code)', tells: ['facilitator', 'steward'] },
  discard_group_draft: { does: 'removes a draft of a group of one’s own' },
  enqueue_job: { does: 'asks for a job, ids only' },
  erase_acting_clinician: { does: 'takes away what is the acting person’s alone' },
  facilitated_documents: {
    asks: 'select 1 from facilitated_documents() where certificate_id = :document',
    tells: facilitators,
  },
  feed_owner: { asks: `select feed_owner('\\x00')`, tells: [] },
  forget_old_credit: { asks: 'select forget_old_credit()', tells: [] },
  good_standing: {
    asks: 'select good_standing(array[:presenter])',
    tells: members,
  },
  group_keeps_itself: { does: 'trigger' },
  hold_case: { does: 'waits' },
  leave_meetings_to_come: { does: 'takes the acting person off meetings to come' },
  left_to_members: { asks: 'select left_to_members(:member, :group)', tells: [] },
  license_keeps_itself: { does: 'trigger' },
  listed_groups: { asks: 'select g from listed_groups() g where g = :group', tells: [] },
  lock_case: { does: 'waits' },
  lock_group: { does: 'waits' },
  meeting_attended_by: { asks: 'select * from meeting_attended_by(:past)', tells: members },
  meeting_keeps_its_plan: { does: 'trigger' },
  minutes_that_count: { asks: 'select 1 where minutes_that_count(:past, 90) < 90', tells: ['presenter'] },
  must_be_vouched_for: { asks: 'select must_be_vouched_for()', tells: ['unvouched'] },
  my_agenda_cases: { asks: 'select 1 from my_agenda_cases() where case_id = :case', tells: reading },
  my_applied_groups: {
    asks: 'select g from my_applied_groups() g where g = :group',
    tells: ['applicant'],
  },
  licensed_members: { asks: 'select licensed_members(:group)', tells: members },
  my_attended_meetings: {
    asks: 'select * from my_attended_meetings() where group_id = :group',
    tells: attending,
  },
  my_minutes_made: { asks: 'select * from my_minutes_made(:past)', tells: attending },
  my_cases: { asks: 'select c from my_cases() c where c = :case', tells: reading },
  my_company: {
    asks: 'select p from my_company() p where p = :presenter and p <> acting_clinician()',
    tells: members.filter((kind) => kind !== 'presenter'),
  },
  my_facilitated_groups: {
    asks: 'select g from my_facilitated_groups() g where g = :group',
    tells: facilitators,
  },
  my_final_revocations: { asks: 'select * from my_final_revocations()', tells: ['presenter'] },
  my_groups: { asks: 'select g from my_groups() g where g = :group', tells: members },
  my_invited_groups: { asks: 'select g from my_invited_groups() g where g = :group', tells: ['invited'] },
  my_license_deciders: { asks: 'select * from my_license_deciders()', tells: ['unverified'] },
  my_license_standing: { asks: `select nullif(my_license_standing(), 'missing')`, tells: signedIn },
  // Who has the document already waits for none.
  my_meetings_to_credit: {
    asks: 'select * from my_meetings_to_credit() where group_id = :group',
    tells: attending.filter((kind) => kind !== 'member'),
  },
  my_offices: { asks: 'select g from my_offices() g where g = :group', tells: ['facilitator', 'suspended'] },
  my_open_groups: { asks: 'select g from my_open_groups() g where g = :group', tells: entering },
  my_present_meetings: { asks: 'select m from my_present_meetings() m where m = :tonight', tells: entering },
  my_presented_cases: { asks: 'select c from my_presented_cases() c where c = :case', tells: ['presenter'] },
  my_seat_groups: { asks: 'select g from my_seat_groups() g where g = :group', tells: seated },
  my_stepped_out_cases: { asks: 'select my_stepped_out_cases()', tells: ['steppedOut'] },
  my_unvouched_groups: { asks: 'select my_unvouched_groups()', tells: ['unvouched'] },
  my_vouching_groups: { asks: 'select g from my_vouching_groups() g where g = :group', tells: facilitators },
  network_has_steward: { asks: 'select network_has_steward()', tells: all },
  note_room: { does: 'trigger' },
  open_invitation: { asks: `select open_invitation('\\x00', '\\x00')`, tells: [] },
  post_mail: { does: 'posts a mail, ids only' },
  record_head: { asks: 'select * from record_head()', tells: all },
  remove_due_draft: { does: 'removes an own draft that is due' },
  remove_case_texts: { does: 'destroys the texts of a case of one’s own' },
  revoke_document: { asks: `select revoke_document(:document, '\\x00')`, tells: ['facilitator', 'steward'] },
  room_head: { asks: 'select room_head(:tonight)', tells: entering },
  room_people: { asks: 'select * from room_people(:tonight)', tells: reading },
  room_plan: { asks: 'select * from room_plan(:tonight)', tells: entering },
  room_stand_in: { asks: 'select room_stand_in(:tonight, :turn, null)', tells: entering },
  seat_keeps_itself: { does: 'trigger' },
  seats_taken: { asks: 'select seats_taken(:group)', tells: [...seated, 'invited'] },
  set_up_now: { asks: 'select set_up_now()', tells: [] },
  setup_code_opens: { asks: `select setup_code_opens('\\x01')`, tells: [] },
  stepped_out_count: { asks: 'select stepped_out_count(:case)', tells: ['presenter'] },
  tell: { does: 'tells a person something in the app, ids only' },
  tell_room_cancelled: { does: 'trigger' },
  tell_room: { does: 'trigger' },
  tell_rooms_of_case: { does: 'trigger' },
  tie_turn: { does: 'gives a turn of an open room the case of its presenter that is due' },
  turn_has_begun: { asks: 'select true where turn_has_begun(:turn)', tells: members },
  turns_taken: { asks: 'select * from turns_taken(array[:tonight])', tells: members },
  use_invitation: { asks: 'select use_invitation(:group)', tells: ['invited'] },
  use_setup_code: { asks: `select use_setup_code('\\x01')`, tells: [] },
  steward_invitation_is_open: {
    asks: `select steward_invitation_is_open('\\x00', '\\x00')`,
    tells: [],
  },
  use_steward_invitation: { asks: `select use_steward_invitation('\\x00', '\\x00')`, tells: [] },
  verify_certificate: { asks: 'select * from verify_certificate(:code)', tells: all },
  who_may_enter: { asks: 'select who_may_enter(:group)', tells: members },
  ways_in_wait: { asks: 'select ways_in_wait()', tells: ['unvouched'] },
}

/** What the queue's role may call in the data's schema: ids and room state, no content. */
export const jobFunctions = [
  'acting_clinician',
  'acting_now',
  'database_kind',
  'due_cases',
  'due_drafts',
  'group_facilitators',
  'group_members',
  'living_cases',
  'meeting_attenders',
  'needed_keys',
  'room_news',
  'server_beat',
]
/** What each role may do in the keyring's database; who is not named may do nothing there. The ledger is written, not read. */
export const keyring: Record<string, Record<string, readonly string[]>> = {
  app: {
    key: ['select', 'insert', 'delete'],
    secret: ['select', 'insert'],
    ledger: ['insert'],
    migration: ['select'],
    // Of ids one has: which were destroyed.
    'destroyed_among()': ['execute'],
  },
}

/** Tables of the data's schema the queue's role reaches: kinds and ids, addresses sealed. */
export const jobTables = ['job_request', 'mail']
