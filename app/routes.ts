import { index, type RouteConfig, route } from '@react-router/dev/routes'

/** Every address on one page. */
export default [
  // network: what a visitor sees
  index('routes/network/welcome.tsx'),
  route('setup', 'routes/network/setup.tsx'),
  route('in-a-group', 'routes/network/in-a-group.tsx'),
  route('what-it-is-not', 'routes/network/what-it-is-not.tsx'),
  route('privacy', 'routes/network/privacy.tsx'),

  // credit: what meetings are worth, documents, and the page that confirms them
  route('credits', 'routes/credit/credits.tsx'),
  route('credits/evaluate/:meetingId', 'routes/credit/evaluate.tsx'),
  route('credits/documents/:certificateId', 'routes/credit/document.tsx'),
  route('credits/documents/:certificateId/paper.pdf', 'routes/credit/paper.ts'),
  route('groups/:groupId/documents', 'routes/credit/issued.tsx'),
  route('desk/credit', 'routes/credit/policies.tsx'),
  route('desk/credit/new', 'routes/credit/policy.tsx', { id: 'desk/credit/new' }),
  route('desk/credit/documents/:code', 'routes/credit/revoke.tsx'),
  route('desk/credit/:policyId', 'routes/credit/policy.tsx'),
  route('verify', 'routes/verify/enter.tsx'),
  route('verify/:code', 'routes/verify/document.tsx'),

  // groups: found, started, joined, and what they know about themselves
  route('groups', 'routes/groups/mine.tsx'),
  route('groups/find', 'routes/groups/find.tsx'),
  route('groups/new', 'routes/groups/start.tsx'),
  route('groups/:groupId', 'routes/groups/group.tsx'),
  route('groups/:groupId/charter/:step?', 'routes/groups/charter.tsx'),
  route('groups/:groupId/discard', 'routes/groups/discard.tsx'),
  route('groups/:groupId/open', 'routes/groups/open.tsx'),
  route('groups/:groupId/members', 'routes/groups/members.tsx'),
  route('groups/:groupId/agreement', 'routes/groups/agreement.tsx'),
  route('groups/:groupId/agreement/amend', 'routes/groups/amend.tsx'),
  route('groups/:groupId/agreement/signed/:versionId', 'routes/groups/signed.tsx'),
  route('groups/:groupId/invite', 'routes/groups/invite.tsx'),
  route('groups/:groupId/applications', 'routes/groups/applications.tsx'),
  route('groups/:groupId/apply', 'routes/groups/apply.tsx'),
  route('groups/:groupId/record', 'routes/groups/record.tsx'),
  route('groups/:groupId/term', 'routes/groups/term.tsx'),
  route('groups/:groupId/join', 'routes/groups/join.tsx'),
  route('groups/:groupId/place', 'routes/groups/place.tsx'),
  route('join/:token', 'routes/groups/invitation.tsx'),

  // today: what is next, what needs you
  route('today', 'routes/today/today.tsx'),

  // meetings: when groups meet, one evening, the rhythm, one's own calendar
  route('meetings', 'routes/meetings/mine.tsx'),
  route('meetings/all', 'routes/meetings/all.tsx'),
  route('meetings/:meetingId', 'routes/meetings/meeting.tsx'),
  route('meetings/:meetingId/change', 'routes/meetings/change.tsx'),
  route('groups/:groupId/meetings', 'routes/meetings/group.tsx'),
  route('groups/:groupId/meetings/all', 'routes/meetings/allofgroup.tsx'),
  route('groups/:groupId/schedule', 'routes/meetings/schedule.tsx'),
  route('calendar', 'routes/meetings/calendar.tsx'),

  // room: the live room of a meeting, and minutes afterwards
  route('meetings/:meetingId/room', 'routes/room/room.tsx'),
  route('meetings/:meetingId/room/here', 'routes/room/here.ts'),
  route('meetings/:meetingId/room/end', 'routes/room/end.tsx'),
  route('meetings/:meetingId/attendance', 'routes/room/attendance.tsx'),

  // account: signing up and in, and one's own sign-in
  route('sign-up', 'routes/account/sign-up.tsx'),
  route('sign-up/sent', 'routes/account/sent.tsx'),
  route('confirm/:token', 'routes/account/confirm.tsx'),
  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-in/help', 'routes/account/help.tsx'),
  route('sign-out', 'routes/account/sign-out.ts'),
  route('recover', 'routes/account/recover.tsx'),
  route('reset/:token', 'routes/account/reset.tsx'),
  route('passkeys/:step', 'routes/account/passkeys.ts'),
  route('account', 'routes/account/account.tsx'),
  route('account/recovery-codes', 'routes/account/recovery-codes.tsx'),
  route('account/passkey', 'routes/account/passkey.tsx'),
  route('account/password', 'routes/account/password.tsx'),
  route('account/email', 'routes/account/email.tsx'),
  route('account/email/:token', 'routes/account/new-address.tsx'),
  route('account/restore/:token', 'routes/account/restore.tsx'),

  // profile: who one is to colleagues, and the license
  route('profile', 'routes/profile/you.tsx'),
  route('license', 'routes/profile/license.tsx'),
  route('license/:licenseId/take-back', 'routes/profile/withdraw.tsx'),
  route('profile/work', 'routes/profile/work.tsx'),
  route('profile/week', 'routes/profile/week.tsx'),
  route('evidence/:evidenceId', 'routes/profile/evidence.ts'),

  // desk: what stewards do
  route('desk', 'routes/desk/licenses.tsx'),
  route('desk/next', 'routes/desk/next.ts'),
  route('desk/licenses/:licenseId', 'routes/desk/license.tsx'),
  route('desk/people', 'routes/desk/people.tsx'),
  route('desk/people/:clinicianId/reset', 'routes/desk/reset.tsx'),
  route('desk/stewards', 'routes/desk/stewards.tsx'),
  route('desk/stewards/:clinicianId/end', 'routes/desk/ending.tsx'),
  route('desk/record', 'routes/desk/record.tsx'),
  route('desk/outbox', 'routes/desk/outbox.tsx'),
  route('desk/outbox/:mailId', 'routes/desk/letter.tsx'),
  route('desk/network', 'routes/desk/network.tsx'),
  route('stewards/invitation/:token', 'routes/desk/invitation.tsx'),

  // cases: written, shared, read, answered, stepped out of
  route('cases', 'routes/cases/mine.tsx'),
  route('cases/new', 'routes/cases/begin.tsx'),
  route('cases/stepped-out', 'routes/cases/steppedout.tsx'),
  route('cases/drafts/:draftId', 'routes/cases/draft.tsx'),
  route('cases/drafts/:draftId/save', 'routes/cases/save.ts'),
  route('cases/drafts/:draftId/share', 'routes/cases/share.tsx'),
  route('cases/drafts/:draftId/discard', 'routes/cases/discard.tsx'),
  route('cases/:caseId', 'routes/cases/case.tsx'),
  route('cases/:caseId/:what', 'routes/cases/confirm.tsx'),
  route('groups/:groupId/cases', 'routes/groups/cases.tsx'),

  // departures: one's own data, leaving a group, deleting the account
  route('account/leave', 'routes/departures/own-data.tsx'),
  route('account/export', 'routes/departures/export.tsx'),
  route('account/export/file', 'routes/departures/file.ts'),
  route('account/delete', 'routes/departures/delete.tsx'),
  route('groups/:groupId/leave', 'routes/departures/leave.tsx'),
  route('groups/:groupId/end', 'routes/departures/end.tsx'),
  route('goodbye', 'routes/departures/goodbye.tsx'),

  // anything else is not found, inside the frame
  route('*', 'routes/network/nowhere.tsx'),
] satisfies RouteConfig
