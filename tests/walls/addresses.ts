/**
 * Every address with what stands in it, for the back door: the things of the scene it can be called with, and for which
 * kinds of person they must not exist. A new address, or a new form of one, fails until it stands here.
 */
import type { Kind, Scene } from './scene.ts'
import { kinds } from './scene.ts'

/** Names in an address or a form, and the scene's things they are called with: a string stands for itself. */
export type Fields = Record<string, string>
type Address = {
  /** What the names in the address are filled with: names of `things`. */
  with?: Fields
  /** For whom what it is called with does not exist: the answer must be that for an id that nobody has. */
  hiddenFrom?: readonly Kind[]
  /** Who knows of it and is refused all the same, with a page that may say why. */
  refusedTo?: readonly Kind[]
  /** Forms posted to it, each by all its fields. `@but`: who is not tried with this one. */
  forms?: readonly Fields[]
  /** Forms that this address's test leaves to others, and why. */
  elsewhere?: string
}

/** The scene's things by the names used below. */
export function thingsOf(the: Scene): Record<string, string> {
  return {
    '@group': the.groupId,
    '@version': the.versionId,
    '@application': the.asking.applicationId,
    '@invitation': the.asking.invitationId,
    '@invitation-token': the.asking.token,
    '@series': the.meetings.seriesId,
    '@coming': the.meetings.coming,
    '@tonight': the.meetings.tonight,
    '@past': the.meetings.past,
    '@case': the.cases.caseId,
    '@turn': the.cases.turnId,
    '@note': the.cases.noteId,
    '@response': the.cases.responseId,
    '@draft': the.cases.draftId,
    '@document': the.credit.certificateId,
    '@code': the.credit.code,
    '@policy': the.credit.policyId,
    '@license': the.desk.licenseId,
    '@evidence': the.desk.evidenceId,
    '@mail': the.desk.shownMail,
    '@hidden-mail': the.desk.hiddenMail,
    '@member': the.people.member.clinicianId,
    '@feed': the.feeds.member!,
  }
}

const without = (...some: readonly Kind[]) => kinds.filter((kind) => !some.includes(kind))
/** No seat in the group, nor on the way to one. A visitor is asked to sign in first, whatever the id. */
const outside: readonly Kind[] = [
  'visitor',
  'outsider',
  'unverified',
  'declined',
  'former',
  'steward',
  'elsewhere',
]
const notSeated: readonly Kind[] = [...outside, 'applicant', 'invited']
/** They may look at the group's page, and at nothing inside. */
const asking: readonly Kind[] = ['applicant', 'invited']
/** For whom the meeting does not exist. Before somebody has vouched a group is that of strangers. */
const noMeeting: readonly Kind[] = [...notSeated, 'offered', 'unvouched']
const noCase: readonly Kind[] = [...notSeated, 'offered', 'unvouched', 'steppedOut']
const stewardsOnly = without('steward')

const noForms = { elsewhere: 'one’s own alone: no id of another’s can be named' }
const doors = { elsewhere: 'the doors to an account: platform/accounts/*.test.ts' }
const group = { groupId: '@group' }
const theCase = { caseId: '@case' }
const draft = { draftId: '@draft' }
const fresh = '@new'
const charterSteps: readonly Fields[] = [
  {
    step: 'goals',
    name: 'A name',
    purpose: 'What it is for.',
    goal: 'clinical-consult',
    cadence: 'weekly',
    weekday: '4',
    startsLocal: '18:30',
    zone: 'America/New_York',
    minutes: '90',
    protocol: 'structured-peer',
    place: 'online',
    area: '',
    language: 'en',
  },
  {
    step: 'composition',
    seatsMin: '2',
    seatsMax: '9',
    mix: 'any',
    wishedEarly: '0',
    wishedSenior: '0',
    compositionNote: '',
  },
  { step: 'confidentiality', keepDays: '90', chosen: 'no-outside', ownTitle: '', ownText: '' },
  {
    step: 'guidelines',
    caseFormat: '',
    ethicsNote: '',
    conductNote: '',
  },
  { step: 'leadership', leadership: 'rotating', leadershipNote: '' },
  { step: 'commitment', termMonths: '6', attendancePercent: '80', noticeHours: '24', admission: 'rolling' },
]

export const addresses: Record<string, Address> = {
  '': {},
  setup: doors,
  'in-a-group': {},
  'what-it-is-not': {},
  privacy: {},
  credits: {
    hiddenFrom: without('member', 'presenter', 'facilitator', 'former'),
    forms: [{ certificateId: fresh, meetingId: '@past', policyId: '@policy' }],
  },
  'credits/evaluate/:meetingId': {
    with: { meetingId: '@past' },
    hiddenFrom: without('member', 'presenter', 'facilitator', 'former'),
    forms: [
      {
        evaluationId: fresh,
        objectives: '5',
        relevance: '5',
        facilitation: '5',
        respect: '5',
        practice: '5',
        remark: '',
      },
    ],
  },
  'credits/documents/:certificateId': { with: { certificateId: '@document' }, hiddenFrom: without('member') },
  'credits/documents/:certificateId/paper.pdf': {
    with: { certificateId: '@document' },
    hiddenFrom: without('member'),
  },
  'groups/:groupId/documents': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [{ certificateId: '@document', reason: 'A reason of ten letters.' }],
  },
  'desk/credit': { hiddenFrom: stewardsOnly, forms: [{ code: '@code' }] },
  'desk/credit/documents/:code': {
    with: { code: '@code' },
    hiddenFrom: stewardsOnly,
    forms: [{ reason: 'A reason of ten letters.' }],
  },
  'desk/credit/new': { elsewhere: 'adds a policy of the network: for stewards, names nothing hidden' },
  'desk/credit/:policyId': {
    with: { policyId: '@policy' },
    hiddenFrom: stewardsOnly,
    elsewhere: 'as desk/credit/new',
  },
  verify: { elsewhere: 'public: leads to verify/:code' },
  'verify/:code': { with: { code: '@code' } },
  groups: { hiddenFrom: without('applicant', 'facilitator'), forms: [{ applicationId: '@application' }] },
  'groups/find': {},
  'groups/new': noForms,
  'groups/:groupId': {
    with: group,
    hiddenFrom: outside,
    forms: [{ do: 'list' }, { do: 'unlist' }, { do: 'pause' }, { do: 'go-on' }],
  },
  'groups/:groupId/charter/:step?': {
    with: { ...group, step: 'goals' },
    hiddenFrom: outside,
    refusedTo: asking,
    forms: charterSteps,
  },
  'groups/:groupId/open': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [{ versionId: fresh, typedName: 'Somebody', isLegalName: 'on', listed: 'on' }],
  },
  'groups/:groupId/members': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [
      { do: 'role', clinicianId: '@member', role: 'facilitator' },
      { do: 'vouch', clinicianId: '@member', neededSince: '2026-01-01T00:00:00Z' },
    ],
  },
  'groups/:groupId/agreement': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [
      { do: 'sign', versionId: '@version', typedName: 'Somebody', isLegalName: 'on' },
      { do: 'decline' },
    ],
  },
  'groups/:groupId/agreement/amend': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [
      {
        versionId: fresh,
        basedOn: '2',
        effectiveDay: '2099-01-01',
        'clauses.0.id': 'a',
        'clauses.0.title': 'A clause',
        'clauses.0.text': 'Its words.',
      },
    ],
  },
  'groups/:groupId/agreement/signed/:versionId': {
    with: { ...group, versionId: '@version' },
    hiddenFrom: [...outside.filter((kind) => kind !== 'former'), 'offered', 'unsigned'],
    refusedTo: asking,
  },
  'groups/:groupId/invite': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [
      { do: 'invite', invitationId: fresh, address: '' },
      { do: 'revoke', invitationId: '@invitation' },
    ],
  },
  'groups/:groupId/applications': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [{ applicationId: '@application', decision: 'accept', words: '' }],
  },
  'groups/:groupId/apply': {
    with: group,
    hiddenFrom: outside,
    forms: [{ applicationId: fresh, message: 'Hello there.' }],
  },
  'groups/:groupId/join': { with: group, hiddenFrom: [...outside], forms: [{}] },
  'groups/:groupId/place': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [{ videoLink: 'https://example.org/x', address: '' }],
  },
  // Its page only shows a button; the token is looked at when that is pressed.
  'join/:token': { with: { token: '@invitation-token' }, hiddenFrom: without('invited'), forms: [{}] },
  today: { hiddenFrom: noMeeting, forms: [{ do: 'answer', meetingId: '@coming', answer: 'coming' }] },
  meetings: { hiddenFrom: noMeeting, forms: [{ meetingId: '@coming', answer: 'coming' }] },
  'meetings/:meetingId': {
    with: { meetingId: '@coming' },
    hiddenFrom: noMeeting,
    forms: [
      { do: 'answer', answer: 'coming' },
      { do: 'role', role: 'timekeeper', clinicianId: '@member' },
      { do: 'turn', itemId: fresh },
      { do: 'point', itemId: fresh, kind: 'business' },
      { do: 'remove', itemId: '@turn' },
      { do: 'up', itemId: '@turn' },
    ],
  },
  'meetings/:meetingId/change': {
    with: { meetingId: '@coming' },
    hiddenFrom: noMeeting,
    forms: [
      { do: 'move', revision: '0', day: '2099-01-01', startsLocal: '18:00' },
      { do: 'cancel', revision: '0' },
      { do: 'back', revision: '0' },
    ],
  },
  'meetings/all': {},
  'groups/:groupId/meetings/all': { with: group, hiddenFrom: outside, refusedTo: asking },
  'groups/:groupId/meetings': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [
      { do: 'take', itemId: fresh },
      { do: 'move', itemId: '@turn', meetingId: '@coming' },
    ],
  },
  'groups/:groupId/schedule': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [seriesForm(), { ...seriesForm(), replaces: '@series', revision: '1' }],
  },
  calendar: noForms,
  'meetings/:meetingId/room': {
    with: { meetingId: '@tonight' },
    hiddenFrom: noMeeting,
    refusedTo: ['unsigned', 'paused', 'expired', 'suspended'],
    forms: [
      { form: 'know-not', ...theCase },
      { form: 'present', itemId: '@turn', ...theCase },
      { form: 'step-out', ...theCase },
      { form: 'note', noteId: fresh, ...theCase, text: 'x' },
      { form: 'offer', noteId: '@note', ...theCase, text: 'x' },
      { form: 'takeaway', ...theCase, text: 'x', askInDays: '0' },
      { form: 'command', eventId: fresh, 'command.kind': 'next', 'command.from': 'x' },
    ],
  },
  'meetings/:meetingId/room/here': {
    with: { meetingId: '@tonight' },
    hiddenFrom: noMeeting,
    refusedTo: ['unsigned', 'paused', 'expired', 'suspended'],
  },
  'meetings/:meetingId/room/end': {
    with: { meetingId: '@tonight' },
    hiddenFrom: noMeeting,
    refusedTo: ['unsigned', 'paused', 'expired', 'suspended'],
    forms: [{ eventId: fresh, 'command.kind': 'end', 'command.from': 'x' }],
  },
  'meetings/:meetingId/attendance': {
    with: { meetingId: '@past' },
    hiddenFrom: noMeeting,
    forms: [{ clinicianId: '@member', minutes: '1', presentingMinutes: '0', reason: 'A reason.' }],
  },
  'sign-up': doors,
  'sign-up/sent': {},
  'confirm/:token': { with: { token: fresh }, ...doors },
  'sign-in': doors,
  'sign-in/help': doors,
  'sign-out': doors,
  recover: doors,
  'reset/:token': { with: { token: fresh }, ...doors },
  'passkeys/:step': { with: { step: 'nothing' }, ...doors },
  account: doors,
  'account/recovery-codes': doors,
  'account/passkey': {},
  'account/password': doors,
  'account/email': doors,
  'account/email/:token': { with: { token: fresh }, ...doors },
  'account/restore/:token': { with: { token: fresh }, ...doors },
  profile: noForms,
  license: {
    hiddenFrom: without('unverified', 'steward'),
    forms: [
      { do: 'remove', evidenceId: '@evidence' },
      { do: 'answer', licenseId: '@license', answerId: fresh, words: 'It is the board of Colorado.' },
    ],
  },
  'license/:licenseId/take-back': {
    with: { licenseId: '@license' },
    hiddenFrom: without('unverified'),
    forms: [{}],
  },
  'profile/work': noForms,
  'profile/week': noForms,
  'evidence/:evidenceId': { with: { evidenceId: '@evidence' }, hiddenFrom: without('unverified', 'steward') },
  desk: {},
  'desk/next': {},
  'desk/licenses/:licenseId': {
    with: { licenseId: '@license' },
    hiddenFrom: stewardsOnly,
    forms: [{ decisionId: fresh, revision: 'x', kind: 'verified' }],
  },
  'desk/people': {},
  'desk/people/:clinicianId/reset': {
    with: { clinicianId: '@member' },
    hiddenFrom: stewardsOnly,
    forms: [{ reason: 'A reason of ten letters.' }],
  },
  'desk/stewards': {
    hiddenFrom: stewardsOnly,
    forms: [{ invitationId: fresh, email: 'somebody@example.org' }],
  },
  'desk/stewards/:clinicianId/end': {
    with: { clinicianId: '@member' },
    // For a steward, too: the member is none.
    hiddenFrom: kinds,
    // The member's is their own id: it is asked whether they ended it before.
    forms: [{ '@but': 'member' }],
  },
  'desk/record': {},
  'desk/outbox': { hiddenFrom: stewardsOnly, forms: [{}] },
  'desk/outbox/:mailId': { with: { mailId: '@hidden-mail' }, hiddenFrom: kinds },
  'desk/network': {
    hiddenFrom: stewardsOnly,
    forms: [
      {
        form: 'network',
        name: 'Mine',
        homeZone: 'America/Denver',
        directory: 'public',
        about: '',
        keepCreditYears: '7',
      },
      {
        form: 'add',
        bodyId: fresh,
        jurisdiction: 'US-NY',
        profession: 'marriage-family-therapist',
        name: 'A body',
        registerUrl: '',
      },
      { form: 'remove', bodyId: fresh },
    ],
  },
  'stewards/invitation/:token': {
    with: { token: fresh },
    elsewhere: 'the token is the key: domain/stewards',
  },
  cases: {},
  'cases/new': {
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [
      { draftId: fresh, itemId: fresh, ...group, when: 'next' },
      { draftId: fresh, itemId: fresh, ...group, when: 'later' },
      { draftId: fresh, itemId: fresh, ...group, when: '@coming' },
    ],
  },
  'cases/stepped-out': {},
  'cases/drafts/:draftId': {
    with: draft,
    hiddenFrom: without('presenter'),
    forms: [
      { do: 'save', ...draftTexts() },
      { do: 'preview', ...draftTexts() },
      { do: 'use', field: 'happening', words: 'x' },
      { do: 'use-all' },
      { do: 'dismiss', words: 'x' },
      { do: 'override', field: 'happening', words: 'x', reason: 'A reason of ten letters.' },
      { do: 'drop', field: 'happening', revision: '2' },
      { do: 'discard' },
    ],
  },
  'cases/drafts/:draftId/save': {
    with: draft,
    hiddenFrom: without('presenter'),
    forms: [{ ...draftTexts(), settled: '{"bases":{},"notIdentifiers":[],"overrides":[]}' }],
  },
  'cases/drafts/:draftId/share': {
    with: draft,
    hiddenFrom: without('presenter'),
    forms: [
      { caseId: fresh, revision: '2', attested: 'on' },
      { corrects: 'yes', ...theCase, revision: '2', attested: 'on' },
    ],
  },
  'cases/drafts/:draftId/discard': { with: draft, hiddenFrom: without('presenter'), forms: [{}] },
  'cases/:caseId': {
    with: theCase,
    hiddenFrom: noCase,
    refusedTo: ['unsigned', 'paused', 'expired', 'suspended'],
    forms: [
      { do: 'open' },
      // Stepping out again is stepping out.
      { do: 'step-out', '@but': 'steppedOut' },
      { do: 'withdraw' },
      { do: 'destroy' },
      { do: 'correct', draftId: fresh },
      { do: 'respond', responseId: fresh, kind: 'question', text: 'x' },
      { do: 'withdraw-response', responseId: '@response' },
      { do: 'note', noteId: fresh, text: 'x' },
      { do: 'offer-note', noteId: '@note' },
      { do: 'remove-note', noteId: '@note' },
      { do: 'take-away', text: 'x', askInDays: '0' },
      { do: 'take-nothing' },
      { do: 'follow-up', outcome: 'helped', text: 'x' },
    ],
  },
  'cases/:caseId/:what': {
    with: { ...theCase, what: 'step-out' },
    hiddenFrom: noCase,
    forms: [{ '@but': 'steppedOut' }],
  },
  'groups/:groupId/cases': { with: group, hiddenFrom: outside, refusedTo: asking },
  'account/leave': {},
  'account/export': {},
  'account/export/file': noForms,
  'account/delete': noForms,
  'groups/:groupId/discard': { with: group, hiddenFrom: outside, refusedTo: asking, forms: [{}] },
  'groups/:groupId/record': { with: group, hiddenFrom: outside, refusedTo: asking },
  'groups/:groupId/term': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    forms: [{ endsOn: '2099-01-01' }],
  },
  'groups/:groupId/end': { with: group, hiddenFrom: outside, refusedTo: asking, forms: [{}] },
  'groups/:groupId/leave': {
    with: group,
    hiddenFrom: outside,
    refusedTo: asking,
    // Leaving again is leaving.
    forms: [{ '@but': 'former' }],
  },
  goodbye: {},
  '*': {},
}

/** What the server answers to by itself, before the pages. `use` and files are no addresses of things. */
export const serverAddresses: Record<string, Address> = {
  'GET /healthz': {},
  'GET /readyz': {},
  'GET /metrics': {},
  'GET /signed-in': {},
  'GET /assets/*': {},
  'GET /calendar/:name{.+\\.ics}': { with: { 'name{.+\\.ics}': '@feed' }, hiddenFrom: [] },
  'GET /live/rooms/:meetingId': {
    with: { meetingId: '@tonight' },
    hiddenFrom: [...noMeeting, 'unsigned', 'paused', 'expired', 'suspended'],
  },
  'POST /live/rooms/:meetingId/answer': {
    with: { meetingId: '@tonight' },
    hiddenFrom: [...noMeeting, 'unsigned', 'paused', 'expired', 'suspended'],
  },
}

function seriesForm(): Fields {
  return {
    seriesId: fresh,
    cadence: 'weekly',
    weekday: '4',
    startsLocal: '18:30',
    zone: 'America/New_York',
    minutes: '90',
    from: '2099-01-01',
  }
}

function draftTexts(): Fields {
  return { basedOn: '2', title: 'a', question: 'b', background: '', happening: 'c', tried: '', stirs: '' }
}
