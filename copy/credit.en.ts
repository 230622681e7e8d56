import type { MissingShown } from '#domain/credit/policy'
import type { Question } from '#domain/evaluations/evaluation'

const minutes = (count: number) => (count === 1 ? '1 minute' : `${count} minutes`)

const questions: Record<Question, string> = {
  objectives: 'The meeting did what it set out to do.',
  relevance: 'It was relevant to my work.',
  facilitation: 'It was facilitated well.',
  respect: 'We were respectful, and careful with what is confidential.',
  practice: 'I take something away for my practice.',
}

/** Credits, evaluations, and the steward's page for policies. */
export const credit = {
  title: 'Credits',
  lead: 'What your meetings are worth, and the documents for your board.',
  confirm: 'Whether and how this counts is for your board to say. Please confirm with your board.',
  totals: 'Documented so far',
  noTotals: 'Nothing documented yet.',
  year: (year: number) => String(year),
  meetings: 'Meetings you attended',
  yourGroup: 'Meeting of your group',
  present: (count: number) => `Present for ${minutes(count)}`,
  worth: (units: string) => `worth ${units}`,
  empty: 'No credit yet',
  emptyWords: 'After a meeting in the live room your minutes appear here, and with them what they are worth.',
  noPolicy:
    'Your network has not set a credit policy yet. Your minutes are kept; documents can be made once there is one.',
  uncounted: 'Meetings without a policy',
  uncountedWords:
    'No credit policy of the network was in force on the day of these meetings. Your minutes are kept.',
  documented: 'Documented',
  revoked: 'Revoked',
  ready: 'Ready',
  oneStep: 'One step away',
  notCounted: 'Does not count',
  evaluate: 'Evaluate',
  getRecord: { attendance: 'Get the record', certificate: 'Get the certificate' },
  open: 'Open',
  printLicense: 'Print my license number on it',
  missing: (missing: MissingShown, dueOn: string): string => {
    switch (missing.reason) {
      case 'not-in-force':
        return 'The policy was not in force on that day.'
      case 'too-short':
        return `It asks for ${minutes(missing.needed)} of presence; you were there for ${minutes(missing.minutes)}. If that is wrong, your facilitator can correct it.`
      case 'below-one-step':
        return `It begins to count at ${minutes(missing.needed)}; ${minutes(missing.minutes)} of yours count under this policy.`
      case 'group-too-small':
        return `It asks for at least ${missing.needed} people present; there were ${missing.people}.`
      case 'group-too-large':
        return `It allows at most ${missing.allowed} people present; there were ${missing.people}.`
      case 'evaluation':
        return `Five questions, about two minutes. Open until ${dueOn}.`
      case 'evaluation-late':
        return `The evaluation was due on ${dueOn}.`
    }
  },
  evaluation: {
    title: 'How was the meeting?',
    lead: 'Five questions, about two minutes. Your answers go with your credit.',
    private:
      'Only you can read your answers: neither your facilitator nor a steward sees them. They are kept as long as the credit they belong to.',
    questions,
    scale: ['Not at all', 'A little', 'Partly', 'Mostly', 'Very much'],
    remark: 'Anything you want to remember about it',
    remarkHelp: 'Please no case material.',
    button: 'Finish the evaluation',
    change: 'Save the change',
    openUntil: (date: string) => `Open until ${date}.`,
    over: 'The time for this evaluation is over.',
    answered: 'You have answered already; you can change your answers while this is open.',
    meeting: 'Meeting of your group',
  },
  document: {
    back: 'All credits',
    download: 'Download as PDF',
    revoked: (date: string) => `This document was revoked on ${date}.`,
    revokedFor: (reason: string) => `The reason given: ${reason}`,
    anew: 'If another facilitator of your group corrects your minutes of that meeting from now on, you can get a new document under Credit.',
    says: 'What it says',
    check: 'How others check it',
    checkWords:
      'Whoever gets this document can open its page or scan the QR code on the paper. The page names no group.',
    code: 'Code',
    page: 'Open the page',
    same: 'Download it again whenever you like: it stays the same file.',
  },
  issued: {
    link: 'Documents issued',
    title: 'Documents issued for this group',
    tab: 'Your group',
    lead: 'Records and certificates that members asked for. You can revoke one that says something wrong.',
    none: 'No documents yet',
    noneWords: 'When a member asks for the document of a meeting, it is listed here.',
    holder: 'Holder',
    meeting: 'Meeting',
    issued: 'Issued',
    state: 'State',
    stands: 'Valid',
    revoked: (date: string) => `Revoked on ${date}`,
    revoke: 'Revoke',
    revokeTitle: 'Revoke a document',
    revokeWords:
      'The page behind its code will say that it is revoked. Its holder is told and reads your reason; both are on the record. This cannot be undone. A new document can be issued only if a facilitator, other than its holder, corrects the minutes afterwards.',
    which: 'Which document',
    reason: 'Reason',
    reasonHelp: 'Its holder reads this. No case material.',
    button: 'Revoke this document',
    done: 'The document is revoked. Its holder has been told.',
  },
  desk: {
    title: 'Credit policies',
    tab: 'Credit',
    lead: 'How time in meetings becomes credit in this network. Boards differ and change: give each policy a source and dates, and confirm it with the board.',
    none: 'No policy yet',
    noneWords:
      'Without one, members see their minutes but cannot get a document. The form begins with common values for a record of attendance.',
    make: 'Add a policy',
    change: 'Change',
    inForce: 'In force',
    ahead: 'Not yet in force',
    over: 'Over',
    from: (from: string, to: string) => (to ? `${from} to ${to}` : `from ${from}`),
    confirmed: (date: string) => `Confirmed with the board on ${date}`,
    unconfirmed: 'Not confirmed with a board yet',
    kinds: {
      attendance: 'Makes records of attendance: no approved provider is entered.',
      certificate: (provider: string, number: string) => `Makes certificates of ${provider}, ${number}.`,
    },
    unit: (unit: string, count: number) => `1 ${unit} for ${minutes(count)}`,
    source: 'Source',
    kept: 'The policy is saved.',
  },
  revoking: {
    findTitle: 'Revoke a document by its code',
    findWords:
      'For a document that turns out to be wrong. You first see whose it is and what it says, but no group.',
    find: 'Find the document',
    title: 'Document to revoke',
    reasonTitle: 'Revoke this document',
    words:
      'The page behind its code will say that it is revoked. Its holder is told and reads your reason; it is on the record and cannot be undone. A new document can be issued only if a facilitator, other than its holder, corrects the minutes afterwards.',
    keep: 'Leave it valid',
    back: 'Back to credit policies',
    done: 'The document is revoked. Its holder has been told.',
  },
  policy: {
    makeTitle: 'A new credit policy',
    changeTitle: 'Change a credit policy',
    lead: 'Documents that were issued before keep what they say.',
    what: 'What it is',
    name: 'Name of the activity',
    nameHelp: 'Printed on each document. No name of a group.',
    category: 'Kind of hours',
    time: 'From time to credit',
    unitName: 'Unit',
    unitNameHelp: 'One of them, for example hour, credit or point.',
    unitMinutes: 'Minutes for one unit',
    unitMinutesHelp: '60, 50 and 45 are common.',
    increment: 'Smallest step, in hundredths of a unit',
    incrementHelp: '100 counts full units only, 50 halves, 25 quarters.',
    rounding: 'Rounding to a step',
    roundings: { down: 'Down', nearest: 'To the nearest', up: 'Up' },
    counts: 'Whose minutes count',
    countsOptions: {
      all: { label: 'All time present', help: 'What most boards count.' },
      'own-turn': {
        label: 'Only one’s own turn to present',
        help: 'For boards that count only work on one’s own practice.',
      },
    },
    presence: 'Presence and people',
    minMinutes: 'Minimum presence, in minutes',
    minPercent: 'Minimum presence, in percent',
    groupMin: 'Minimum number of people',
    groupMax: 'Maximum number of people',
    evaluation: 'Evaluation',
    evaluationRequired: 'Ask for an evaluation before the document',
    evaluationDays: 'Days to complete it',
    provider: 'Approved provider',
    providerHelp:
      'Only with the name and number of an approved provider do documents call themselves certificates of continuing education. Enter them only if your approval covers these meetings. Without them members get a record of attendance.',
    providerName: 'Provider name',
    providerNumber: 'Approval number',
    approval: 'Approval statement',
    approvalHelp: 'Word for word as the approving body wants it printed.',
    signerName: 'Who signs',
    signerNameHelp: 'Needed with a provider.',
    signerTitle: 'Their title',
    objectives: 'Objectives',
    objectivesHelp: 'One on each line; printed on the document.',
    validity: 'Source and dates',
    sourceLabel: 'Source',
    sourceHelp: 'Rule, page or letter this follows, with its date.',
    validFrom: 'First day',
    validTo: 'Last day',
    confirmedOn: 'Confirmed with the board on',
    confirmedOnHelp:
      'Leave it empty until your board has said so. When you change the provider, its number or its statement, ask again and give the new day.',
    confirmedAnew: 'The board confirmed what stands here now on that same day',
    confirmedAnewHelp: 'For example where only a typing mistake is put right.',
    button: 'Save the policy',
  },
}
