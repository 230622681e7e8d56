import { counted } from './formats.ts'
import { mailTroubles } from './mail-troubles.en.ts'

type Values = Record<string, string | number>
type Sentence = string | ((values: Values) => string)

/** After "has": what a steward decided about a license. */
const decisionSaid: Record<string, string> = {
  verified: 'verified this license',
  asked: 'asked the person a question about it',
  declined: 'declined it',
  suspended: 'suspended it',
  reinstated: 'reinstated it',
  renamed: 'accepted the new name',
}

/**
 * What stands beside a field that was refused: says what to do. The general ones come from the shape of a form
 * (app/forms.ts); areas add theirs under a key with a dot (`npi.check`), which an input shape or action names.
 */
export const problems: Record<string, Sentence> = {
  missing: 'Please fill this in.',
  choose: 'Please choose one of these.',
  notThisForm: 'This does not look right. Please check it.',
  notEmail: 'Please write an email address, like jo@example.org.',
  notAddress: 'Please write a full web address, beginning with https.',
  notDate: 'Please give a date.',
  notTime: 'Please give a time of day.',
  notNumber: 'Please write a number.',
  'name.noLetter': 'Nothing of this can be read. Please write it with letters.',
  tooShort: ({ minimum }) => `Please write at least ${counted(minimum, 'character', 'characters')}.`,
  tooLong: ({ maximum }) => `Please shorten this to ${counted(maximum, 'character', 'characters')} at most.`,
  tooSmall: ({ minimum }) => `Please give ${minimum} or more.`,
  tooBig: ({ maximum }) => `Please give ${maximum} or less.`,
  tooFew: ({ minimum }) => `Please choose at least ${minimum}.`,
  tooMany: ({ maximum }) => `Please choose ${maximum} at most.`,
  away: 'No answer came just now, so this may not have been done. Please try again in a moment.',
  tooLarge: 'This file is too large. Please choose a smaller one.',
  'meanwhile.changed':
    'This was changed while you had it open, in another window or by someone else. Nothing was saved yet, and what you wrote is still here. Look at the marked fields, then save again.',
  'meanwhile.kept': 'This holds what you wrote. Saved meanwhile, and replaced if you save again:',
  'meanwhile.taken': 'You had not changed this; it now shows what was saved meanwhile.',
  'setup.shut':
    'The code at the end of this page’s address does not open the set-up, so nothing was saved. The program prints the whole address when it starts; what you wrote is still here.',
  'application.withdrawn': 'The applicant took this application back meanwhile. Nothing was sent.',
  'application.accepted': ({ name }) =>
    `${name || 'Another facilitator'} accepted this application meanwhile. Nothing was sent.`,
  'application.declined': ({ name }) =>
    `${name || 'Another facilitator'} declined this application meanwhile. Nothing was sent.`,
  'application.acceptedByYou': 'You accepted this application already, in another window. Nothing was sent.',
  'application.closed': 'The group has ended: this application was closed with it. Nothing was sent.',
  'application.closedByYou':
    'You ended the group, and this application was closed with it. Nothing was sent.',
  'application.declinedByYou': 'You declined this application already, in another window. Nothing was sent.',
  'group.ringFull':
    'All seats are taken or offered. Make the ring larger in the charter, or wait for a seat.',
  'group.lastFacilitator': 'A group needs a facilitator. Make someone else facilitator first.',
  'group.alreadyMember': 'You have a seat in this group already.',
  'group.closed': 'This group takes in people by invitation only.',
  'group.dayTooLate': 'Please choose a day within the next three months.',
  'group.dayTooSoon':
    'Please choose a later day: after today, so that members can sign first, and not before a change that is already on its way.',
  'group.amendInstead': 'The group is open: change its agreement instead, so that everyone signs again.',
  'group.clausesNeeded': 'Please choose at least one clause, or write one.',
  'group.clausesUnchanged': 'Nothing is changed yet: every clause reads as before.',
  'group.stepsMissing': 'Some of the six decisions are still missing.',
  'group.seatsOrder': 'This must be at least as many as the smallest number.',
  'group.time': 'Please give a time of day, like 18:30.',
  'case.unfinished':
    'A title, the consult question and what is happening are needed before it can be shared. Go back and add what is missing.',
  'case.attest': 'Please confirm this before you share.',
  'case.identifiersLeft': ({ count }) =>
    `${counted(count, 'direct identifier is', 'direct identifiers are')} still in the text. Reword it, or say why it may stay.`,
  'case.withdrawn': 'The presenter has taken this case back.',
  'case.afterDestruction': 'The case will be destroyed before that. Please choose an earlier time.',
  'draft.full':
    'This draft holds too much. Take what you need from the versions of your other devices and let them go, then save again.',
  'credit.answer': 'Please choose an answer.',
  'credit.notEarned': 'Something is still missing for this document. The list of your credits says what.',
  'credit.evaluationOver': 'The time for this evaluation is over, so it was not saved.',
  'credit.noSuchDocument': 'No document you may revoke has this code. Please compare it with the paper.',
  'credit.groupMax': 'Please give no less than the minimum.',
  'credit.confirmedOn':
    'This day is still to come. Please give the day the board confirmed it, or leave it empty until then.',
  'credit.confirmedBefore':
    'On this day the board confirmed another provider, number or statement than stands here now. Please ask it again and give the new day, leave the day empty until then, or say below that this day holds for them too.',
  'credit.unprintable': ({ characters }) =>
    `The paper has no letters for “${characters}”. Please write this in Latin, Greek, Cyrillic or Devanagari letters.`,
  'credit.validTo': 'Please give a day after the first one, or leave it empty.',
  'credit.providerName': 'A number needs the provider’s name too. Fill in both, or neither.',
  'credit.providerNumber': 'A provider needs its approval number too. Fill in both, or neither.',
  'credit.signerName': 'A certificate needs someone who signs it. Please give their name.',
  'attendance.notBegun': 'This meeting has not begun, so there are no minutes to correct.',
  'attendance.tooMany': ({ maximum }) =>
    `This meeting was planned for ${counted(maximum, 'minute', 'minutes')}. Please give no more than that.`,
  'attendance.beyondRoom': ({ held }) =>
    `The room of this meeting was open for ${counted(held, 'minute', 'minutes')} of its planned time. Please give no more than that, or say below that the meeting was longer.`,
  'attendance.moreThanPresent': ({ maximum }) =>
    `These are part of the ${counted(maximum, 'minute', 'minutes')} present. Please give no more than those.`,
  'group.paused': 'This group is paused. Resume it first, then you can invite.',
  'group.ended': 'This group has ended: nothing new can begin in it.',
  'group.notOpen': 'A paused group is not in the directory. Please go on with it first.',
  'group.termGoesOn': 'This term goes on for a while: there is nothing to decide yet.',
  'room.too-early': 'It is too early. The room can be opened 15 minutes before the start.',
  'room.too-late': 'This meeting is over.',
  'room.cancelled': 'This meeting was canceled.',
  'room.wait-for-facilitator':
    'Please wait for the facilitator. A minute after the start anyone can open the room.',
  'room.not-open': 'The room is not open yet.',
  'room.not-running': 'This can be done once a phase has begun.',
  'room.not-facilitator': 'Only the facilitator of this meeting can do that.',
  'room.stale': 'The room had moved on already; this is where it is now.',
  'room.no-more-phases': 'There is no further phase.',
  'room.presenter-listens': 'The presenter listens in this phase.',
  'room.not-your-phase': 'In this phase others speak.',
  'room.not-here': 'This person is not in the room right now.',
  'room.still-here': 'The facilitator is still here, or someone else takes over first.',
  'room.nobody-to-take-over':
    'Nobody else is here who could facilitate this case. End the meeting, or wait for someone.',
  'room.turn-ahead': 'You have a turn in this meeting already.',
  'room.stepped-out': 'You have stepped out of this case.',
  'meeting.zone': 'Please choose a time zone from the list.',
  'meeting.nth': 'Please choose at least one week of the month.',
  'meeting.days': 'Please give at least one date, like 2027-01-14.',
  'meeting.dayForm': ({ typed }) =>
    `“${typed}” cannot be read as one date. Please write each on a line of its own, like the example above.`,
  'meeting.dayTime': ({ typed }) =>
    `“${typed}” has another hour than the one below, which holds for all dates. Please leave it out here.`,
  'meeting.unsteady':
    'Clocks change around this hour here, and calendars then disagree. Please choose a start from 4 in the morning on.',
  'meeting.past': 'This day is past. Please choose a later one.',
  'meeting.noDate': 'No date ahead fits this. Please give a day in the coming year.',
  'meeting.tooFar': 'Please choose a day within the next two years.',
  'meeting.taken': 'Your group meets at that time already.',
  'meeting.cancelled': 'This meeting was canceled.',
  'meeting.began': 'This meeting has begun already.',
  'meeting.movedMeanwhile': 'This meeting was just moved. Look at its new time, and answer again.',
  'meeting.roomOpen': 'Its room is open and people may be in it, so it can no longer be moved.',
  'meeting.over': 'This meeting is over.',
  'agreement.otherName': ({ name }) =>
    `Your profile says “${name}”. Sign with that name, change the one in your profile, or say below that this is your legal name.`,
  'agenda.noRoom': 'No upcoming meeting has room for another case. Ask your facilitator for more dates.',
  'agenda.full': 'There is no room for another case here. Take the next turn instead.',
  'agenda.notAhead': 'This meeting has begun or is canceled.',
  'agenda.begun': 'This turn is on or was had: what it presents stays.',
  'agenda.caseShared': 'A case is shared for this turn. Take the case back first.',
  'agenda.alreadyThere': 'This person presents at that meeting already.',
  'account.lastWay':
    'This passkey is your only way to sign in. Set a password or add another passkey first; then it can be removed.',
  'email.form': 'Please write an email address, like jo@example.org.',
  'email.taken': 'This address cannot be used.',
  'password.missing': 'Please choose a password.',
  'password.short': 'Please use twelve characters or more. A short sentence is easy to keep.',
  'password.long': 'Please use 256 characters at most.',
  'password.common':
    'This is one of the first passwords others would try. Please choose something less usual.',
  'password.personal': 'This is mostly your own name or address. Please choose something else.',
  'password.wrong': 'That is not the right password.',
  'signIn.failed':
    'This address and password do not match. If you signed up recently, confirm your address first, with the email we sent.',
  'signIn.failedWithoutMail':
    'This address and password do not match. If you signed up recently, your address has to be confirmed first. This network sends no email: ask a steward for your link.',
  'signIn.tooOften':
    'Too many tries. Please wait a quarter of an hour, or use a browser in which you have signed in before, or a passkey.',
  'door.anHour': 'Too many tries from here. Please try again in an hour.',
  'door.aQuarter': 'Too many tries from here. Please try again in a quarter of an hour.',
  'recovery.failed': 'This address and code do not match, or the code was used before.',
  'work.sinceAhead': ({ year }) => `This year is yet to come. Please give ${year} or an earlier one.`,
  'zone.unknown': 'Please choose a time zone from the list.',
  'week.time': 'Please give a time of day.',
  'week.order': 'This must be after the beginning.',
  'npi.form': 'An NPI has ten digits.',
  'npi.check': 'The last digit does not fit the others. Please compare it with your NPI.',
  'license.jurisdiction': 'Please choose a state or country from the list.',
  'license.number': 'Please write the number as it stands on the license.',
  'license.claimChanged':
    'The person changed this claim after you opened it. Nothing was decided. Please look at it once more, then decide.',
  'license.nameChanged':
    'The person changed their name or credential after you opened this. Nothing was decided. Please look at it once more, then decide.',
  'license.answeredMeanwhile':
    'The person answered your question after you opened this. Nothing was decided. Please read the answer, then decide.',
  'license.nothingToAsk':
    'There is nothing to ask any more: this name and credential count as verified, or stand with another license.',
  'license.decided': ({ kind, name }) =>
    `${name || 'Another steward'} has ${decisionSaid[kind ?? ''] ?? 'decided'} meanwhile. Your decision was not saved; what you wrote is still here.`,
  'license.decidedByYou': ({ kind }) =>
    `You have ${decisionSaid[kind ?? ''] ?? 'decided'} already, in another window. This was not saved; what you wrote is still here.`,
  'license.withdrawn': ({ name }) =>
    `${name} took this claim back after you opened it. Nothing was decided, and there is nothing left to decide.`,
  'license.withdrawnHere':
    'You have taken this claim back meanwhile, in another window. It was not sent. Send it once more, and it is a new claim.',
  'license.decidedMeanwhile':
    'A steward has decided on this claim meanwhile. It cannot be taken back any more.',
  'license.expired':
    'This day is past: the license has expired. Please enter the current one, with its own last day.',
  'license.twice': 'You have sent this license already, as another claim. Please correct that one.',
  'license.verifiedAlready':
    'This license is verified already, until this day. For a renewal, please enter its new expiration date.',
  'license.lastDay': 'Please compare the year with the license.',
  'license.reason': 'Please tell the person why, in a sentence.',
  'file.kind': 'This is not a JPEG, PNG, WebP or PDF file.',
  'file.damaged': 'This picture cannot be read. Please take it again.',
  'file.again': 'The file did not come back with the page. Please choose it again.',
  'file.leftOut': ({ maximum }) =>
    `This file is larger than ${maximum} MB and was left out. Please choose a smaller one.`,
  'file.large': ({ maximum }) => `Please choose a file of ${maximum} MB at most.`,
  'file.many': ({ maximum }) => `${maximum} files at most. Please remove one first.`,
  'steward.last': 'A network keeps one steward at least. Invite another one first.',
  'mail.noServer': 'There is no mail server: the operator sets SMTP_URL and MAIL_FROM.',
  ...Object.fromEntries(
    Object.entries(mailTroubles).map(([trouble, words]): [string, Sentence] => [
      `mail.${trouble}`,
      ({ answer = '' }) => words(answer),
    ]),
  ),
  'departures.understood': 'Please confirm that you have read what happens.',
}
