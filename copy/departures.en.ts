import { jurisdictionName } from '#domain/licenses/jurisdictions'
import type { Happening } from '#domain/room/event'
import { cases } from './cases.en.ts'
import { certificates } from './certificates.en.ts'
import { credit } from './credit.en.ts'
import { desk } from './desk.en.ts'
import { groups } from './groups.en.ts'
import { licenses } from './licenses.en.ts'
import { groupRecordKinds } from './recordkinds.en.ts'
import { vocabulary } from './vocabulary.en.ts'
import { zones } from './zones.en.ts'

/** Words for a code; the code itself where the catalog has none, so that nothing is left out. */
const from = (words: Record<string, string>) => (code: string) => words[code] ?? code
const recordKinds: Record<string, string> = {
  ...desk.record.kinds,
  'account.exported': 'Own data exported',
  ...groupRecordKinds,
  'case.override': 'An identifier kept with a reason',
}
const roomActs: Record<Happening['kind'], string> = {
  opened: 'Opened the room',
  began: 'Began the meeting',
  'part-began': 'Began a part of the meeting',
  'phase-began': 'Began a phase',
  'part-ended': 'Ended a part of the meeting',
  paused: 'Paused',
  resumed: 'Went on',
  extended: 'Gave more time',
  'hand-raised': 'Raised a hand',
  'hand-lowered': 'Lowered the hand',
  'floor-given': 'Gave someone the floor',
  'floor-returned': 'Gave the floor back',
  'facilitation-passed': 'Passed the lead on',
  'time-kept': 'Settled who keeps time',
  'turn-taken': 'Took a turn',
  ended: 'Ended the meeting',
}
const noticeKinds: Record<string, string> = {
  'agreement-amended': 'Your group’s agreement changed',
  'application-closed': 'A group ended before it could answer your application',
  'application-declined': 'A group declined your application',
  'application-received': 'Someone applied to your group',
  'case-shared': 'A case was shared in your group',
  'certificate-revoked': 'A document of yours was revoked',
  'attendance-corrected': 'A facilitator corrected your minutes',
  'follow-up-due': 'A follow-up is due',
  'group-ended': 'A facilitator ended your group',
  'license-asked': 'A steward asked about your license',
  'license-name-asked': 'A steward asked about your new name or credential',
  'license-declined': 'Your license was declined',
  'license-expiring': 'Your license expires soon',
  'license-reinstated': 'Your license is good again',
  'license-renamed': 'Your new name or credential was accepted',
  'license-suspended': 'Your license was suspended',
  'license-verified': 'Your license was verified',
  'made-facilitator': 'You became facilitator',
  'made-member': 'You became member',
  'meeting-back': 'A canceled meeting is back on',
  'meeting-cancelled': 'A meeting was canceled',
  'meeting-moved': 'A meeting was moved',
  'member-left': 'A member left your group',
  'note-offered': 'A note was offered to you',
  'offer-declined': 'A seat your group offered was declined',
  'offer-over': 'A group that offered you a seat has ended',
  'response-written': 'A colleague responded to your case',
  'schedule-changed': 'Your group changed its dates',
  'seat-offered': 'A seat was offered to you',
  'someone-stepped-out': 'One person stepped out of your case',
  'term-renewed': 'Your group goes on for another term',
  'vouched-for': 'Someone vouched for you',
}

/** Leaving a group, the export of one's own data, deleting the account. */
export const departures = {
  formerMember: 'A former member',
  own: {
    title: 'Your data, and leaving',
    lead: 'Take your data with you, leave a group, or leave altogether.',
    exportButton: 'See what is in it',
    groupTitle: 'Leave one group',
    groupWords: 'Each group’s page has a link for it. What happens is said first.',
    groupButton: 'Go to your groups',
    deleteWords:
      'The page says what is destroyed at once, and what stays for how long, before anything happens.',
    deleteButton: 'Read what happens',
  },
  end: {
    title: 'End the group',
    tab: 'Your group',
    lead: (name: string) => `You are about to end ${name} for everyone in it.`,
    happens: 'What happens',
    lines: [
      'All its dates ahead are canceled, and it leaves the directory.',
      'Applications are closed and invitations taken back. Whoever applied or was offered a seat gets a letter.',
      'Cases stay readable for its members until the date set for their destruction.',
      'Everyone keeps their minutes, evaluations and documents.',
      'Every member is told on Today. This cannot be undone; to meet again, someone starts a new group.',
    ],
    button: 'End the group for everyone',
    keep: 'Keep the group',
  },
  leave: {
    title: 'Leave the group',
    tab: 'Your group',
    lead: (name: string) => `You are about to leave ${name}.`,
    decline: (name: string) =>
      `You have been offered a seat in ${name} and have not signed yet. You can decline it.`,
    happens: 'What happens',
    door: 'You can no longer enter, from that moment on: its cases, its room and its people are not yours to see any more. To come back you need a new seat.',
    cases: (count: number) =>
      count === 0
        ? 'You have presented no cases here that are still kept.'
        : `${count === 1 ? 'The case' : `The ${count} cases`} you presented here ${count === 1 ? 'stays' : 'stay'} with the group to the date set for ${count === 1 ? 'its' : 'their'} destruction, and you can still open ${count === 1 ? 'it' : 'them'}. Or you destroy ${count === 1 ? 'it' : 'them'} now; in backups of keys ${count === 1 ? 'it is' : 'they are'} gone 7 days later.`,
    destroy: (count: number) => (count === 1 ? 'Destroy my case now' : `Destroy my ${count} cases now`),
    words: 'What you wrote to colleagues’ cases stays under your name until those cases are destroyed.',
    kept: 'Your signature stays with the group’s agreement. Your minutes, evaluations and documents stay yours.',
    told: 'The group’s facilitators are told that you left. No reason is asked.',
    last: 'You are the last one here. When you leave, the group ends.',
    handOver: 'Hand the group over first',
    handOverWords:
      'You are its only facilitator. Make someone else facilitator, then come back here; nobody is left without one.',
    members: 'Go to the members',
    button: 'Leave the group',
    declineButton: 'Decline the seat',
    stay: 'Stay',
  },
  export: {
    title: 'Export your data',
    lead: 'Everything Colloquy keeps that is yours, in one file: a page you can read, the same as JSON for programs, and your documents.',
    inside: 'What is inside',
    contents: [
      'your account, the browsers and passkeys you sign in with, profile, week, licenses with their evidence, and what stewards decided',
      'your groups, invitations, signatures, applications, meetings and minutes, and what you did in rooms',
      'your evaluations and documents',
      'your own cases, drafts, notes, takeaways and follow-ups, and what you wrote to colleagues’ cases',
      'what the record says about you',
    ],
    notInside: 'Not inside: what others wrote, and the cases of others.',
    careful:
      'The file names your groups and holds your cases in the clear. Keep it where only you can open it, and destroy it when you no longer need it.',
    button: 'Download my data',
    fresh: 'For this you need to have signed in within the last ten minutes.',
    again: 'Sign in again',
    fileName: 'colloquy-my-data.zip',
  },
  delete: {
    title: 'Delete your account',
    lead: 'Please read what goes and what stays. It cannot be undone, not even by the people who run your network.',
    goes: 'Destroyed at once',
    goesLines: (cases: number) => [
      cases === 0
        ? 'your cases, of which there are none at the moment'
        : `your ${cases === 1 ? 'case' : `${cases} cases`} with all that was written to ${cases === 1 ? 'it' : 'them'}: the ${cases === 1 ? 'key is' : 'keys are'} destroyed first, then the text`,
      'your private key, and with it your drafts, notes, evaluations, license numbers and evidence',
      'your profile, week, applications, calendar feed, passkeys, recovery codes and sessions',
      'your seats: each group sees an open one',
    ],
    stays: 'What stays, and how long',
    staysLines: (years: number) => [
      'responses you wrote to colleagues’ cases: as “A former member”, until the date of each case',
      `your signatures under agreements and your documents, with your name: ${years === 1 ? 'one year' : `${years} years`}, because boards and groups may ask; their check pages keep working`,
      'your minutes in meetings: with the groups, as “A former member”',
      'entries of the record, without your name',
      'backups: up to 7 days until no key of yours is in any of them',
    ],
    documents: (count: number) =>
      count === 0
        ? 'Download what you want to keep first.'
        : `You have ${count === 1 ? 'one document' : `${count} documents`}. Download what you want to keep first.`,
    exportFirst: 'Export your data first',
    first: 'Before you can delete it',
    handOver: (name: string) => `Hand over ${name}: you are its only facilitator.`,
    handOverButton: 'Go to its members',
    onlySteward: 'Invite another steward: you are the only one, and a network needs one.',
    stewardButton: 'Go to the stewards',
    ends: (name: string) => `${name} ends with your account: you are the last one in it.`,
    understood: 'I have read this and want my account deleted',
    button: 'Delete my account for good',
    fresh: 'For this you need to have signed in within the last ten minutes.',
    again: 'Sign in again',
    gone: 'Your account is deleted',
    goneButton: 'Go to the home page',
    goneLead:
      'Your cases and everything private are destroyed. Thank you for the time you gave your colleagues.',
  },
  archive: {
    title: 'My data in Colloquy',
    made: (network: string, at: string) =>
      `From ${network}, ${at}. Keep this file where only you can open it.`,
    sections: {
      account: 'Account',
      sessions: 'Browsers signed in',
      passkeys: 'Passkeys',
      profile: 'Profile',
      week: 'Week',
      licenses: 'Licenses',
      groups: 'Groups',
      invitations: 'Invitations you made or opened',
      vouchings: 'When a group was asked to vouch for you',
      stewardship: 'Stewardship',
      stewardInvitations: 'Invitations to be a steward you made or used',
      signatures: 'Signatures',
      applications: 'Applications',
      meetings: 'Meetings and minutes',
      answers: 'Coming or not coming',
      roles: 'Your roles in meetings',
      turns: 'Your turns to present',
      roomActs: 'What you did in rooms',
      presence: 'When your devices answered in rooms',
      evaluations: 'Evaluations',
      documents: 'Documents',
      cases: 'Cases you presented',
      contributions: 'What you wrote to colleagues’ cases',
      readings: 'Colleagues’ cases you opened',
      drafts: 'Drafts',
      calendarFeed: 'Calendar feed',
      notices: 'What you were told here',
      record: 'What the record says about you',
    },
    /** Words for codes, by the name of their field; `section.field` where the same name means something else there. */
    words: {
      approaches: vocabulary.topic,
      specialties: vocabulary.topic,
      backgrounds: vocabulary.topic,
      category: from(certificates.categories),
      zone: from(zones.names),
      family: from(vocabulary.families),
      role: from(vocabulary.roles),
      profession: from(licenses.professions),
      jurisdiction: jurisdictionName,
      feedback: from(cases.feedback),
      field: from(cases.short),
      outcome: from(cases.takeaway.outcomes),
      answer: from({ coming: 'Coming', maybe: 'Maybe', 'not-coming': 'Not coming' }),
      'licenses.state': from(licenses.states),
      'licenses.kind': from(licenses.decisions),
      'groups.state': from(vocabulary.seatStates),
      'applications.state': from(groups.mine.states),
      'contributions.kind': from(cases.responses.kinds),
      // A document's own kind, and the kind of place its hours were at.
      'documents.kind': from({
        attendance: 'Record of attendance',
        certificate: 'Certificate',
        ...vocabulary.places,
      }),
      'roomActs.kind': from(roomActs),
      'record.kind': from(recordKinds),
      'notices.kind': from(noticeKinds),
    } as Record<string, (code: string) => string>,
    /** Names of fields that say too little by themselves. */
    fields: {
      ...credit.evaluation.questions,
      ...cases.short,
      npi: 'NPI',
      byYou: 'done by you',
      groupName: 'group',
      startsAt: 'begins',
      meetingAt: 'presented',
      madeAt: 'written',
      isExpired: 'expired',
      at: 'when',
      from: 'from',
      expiresAt: 'holds until',
      setAt: 'settled',
      until: 'until',
      lastAt: 'last',
      text: 'words',
      shareStirs: 'shares what it stirs',
      notIdentifiers: 'said to be no identifiers',
      overrides: 'identifiers that may stay',
      kept: 'texts of another device',
    } as Record<string, string>,
    nothing: 'Nothing.',
    yes: 'yes',
    no: 'no',
  },
}
