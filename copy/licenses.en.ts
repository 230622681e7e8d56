import type { Profession } from '#domain/licenses/license'
import type { Standing } from '#domain/licenses/standing'

/** One's own license, and words for licenses everywhere. */
export const licenses = {
  professions: {
    counselor: 'Counselor',
    'marriage-family-therapist': 'Marriage and family therapist',
    'social-worker': 'Social worker',
    psychologist: 'Psychologist',
    psychiatrist: 'Psychiatrist',
    'psychiatric-nurse': 'Psychiatric nurse',
    'addiction-counselor': 'Addiction counselor',
    'creative-arts-therapist': 'Creative arts therapist',
    psychotherapist: 'Psychotherapist',
    'behavior-analyst': 'Behavior analyst',
    'occupational-therapist': 'Occupational therapist',
    other: 'Another profession',
  } satisfies Record<Profession, string> as Record<string, string>,
  states: {
    waiting: 'Waiting',
    asked: 'Question asked',
    verified: 'Verified',
    declined: 'Declined',
    suspended: 'Suspended',
    expired: 'Expired',
    withdrawn: 'Taken back',
  } as Record<string, string>,
  title: 'Your license',
  lead: 'A steward of your network checks it once. Until then you can look around and draft a group, but not list or enter one.',
  standing: {
    missing: 'No license is entered yet. You can do it now, or later when you have it at hand.',
    waiting:
      'A steward is checking your license; there is nothing you need to do. Today tells you as soon as it is decided.',
    asked:
      'A steward has a question, which you can read below. Answer it in words, or correct or add what is missing and send it again; until then the check is on hold.',
    verified: 'Your license is verified.',
    declined:
      'Your license was not accepted; the reason is below. You can correct the details and send them again.',
    suspended:
      'Your license is suspended; the reason, and the steward who gave it, are below. Talk to that steward: until the suspension is lifted your groups are closed to you, also with another license. Your seats stay yours.',
    expired:
      'Your license has expired. Your seats are kept. Enter the renewed one, and your groups open again once a steward has checked it.',
    'renewal-waiting':
      'Your license has expired, and a steward is checking the renewal; there is nothing you need to do. Your seats are kept, and your groups open again as soon as it is verified.',
    'renewal-asked':
      'Your license has expired, and a steward has a question about the renewal, which you can read below. Answer it in words, or correct or add what is missing and send it again. Your seats are kept.',
    'renewal-declined':
      'Your license has expired, and the renewal was not accepted; the reason is below. Correct the details and send them again. Your seats are kept.',
  } satisfies Record<Standing, string>,
  verifiedAs: (who: string) =>
    `It is verified for ${who}. A steward will look at the name and credential you have now; until then, documents carry those that were verified. Your groups stay open.`,
  nameAsked: (who: string) =>
    `It is verified for ${who}. A steward has a question about the name or credential you have now, which you can read below. Answer it in words; until a steward has decided, documents carry those that were verified. Your groups stay open.`,
  private:
    'Read by you and by the steward who decides, on the record. Files are destroyed 30 days after the decision, or at once when you take the claim back.',
  enter: 'Enter your license',
  correct: 'Correct and send again',
  renew: 'Enter a renewal or another license',
  renewWords: 'The verified one stays good until its last day; nothing closes meanwhile.',
  profession: 'Profession',
  jurisdiction: 'State or country that licenses you',
  jurisdictionGroups: { US: 'United States', CA: 'Canada', other: 'Other countries' },
  body: 'Board or body',
  bodyHelp: 'As it stands on the license. Those your stewards know are suggested.',
  number: 'License number',
  expiresOn: 'Expiration date',
  expiresOnHelp: 'As printed. Leave it empty if your license has none.',
  npi: 'NPI',
  npiHelp: 'Ten digits, if you have one. The last digit is checked for typing errors.',
  file: 'A photo, scan or PDF of it',
  fileHelp:
    'JPEG, PNG, WebP or PDF, up to 10 MB. A screenshot of your entry in the board’s register will do, too.',
  files: 'Files',
  look: 'Open',
  removeFile: 'Remove',
  submit: 'Send to a steward',
  confirm: 'Which license your board requires is for your board to say; confirm with your board.',
  lastDay: 'Expiration date',
  noLastDay: 'No expiration date given',
  history: 'What was asked and decided',
  answered: 'Answered',
  answer: {
    words: 'Answer in words',
    wordsHelp: 'Read by the stewards of your network, on the record. Only about your license: no clients.',
    submit: 'Send the answer',
  },
  withdraw: {
    link: 'Take this claim back',
    title: 'Take this claim back?',
    words:
      'It leaves the stewards’ list. Its number, its files and what you answered about it are destroyed. What stays is that you took it back, and what stewards wrote to you about it. A license that is verified stays as it is.',
    submit: 'Take it back',
    keep: 'Keep it',
    doneTitle: 'This claim is taken back',
    done: 'You took the claim back: no steward checks it, and its number and files are destroyed.',
    decidedTitle: 'This claim was decided on meanwhile',
    decided:
      'A steward has decided on it, so it cannot be taken back any more. What was decided is with your license.',
    see: 'See your license',
  },
  decisions: {
    verified: 'Verified',
    asked: 'Question',
    declined: 'Declined',
    suspended: 'Suspended',
    reinstated: 'Suspension lifted',
    renamed: 'New name or credential accepted',
  } as Record<string, string>,
  by: (name: string) => (name ? `by ${name}` : 'by a steward'),
  mediaTypes: {
    'application/pdf': 'PDF',
    'image/webp': 'Picture',
    'image/jpeg': 'Picture',
    'image/png': 'Picture',
  } as Record<string, string>,
  size: (bytes: number) =>
    bytes < 1024 * 1024
      ? `${Math.max(1, Math.round(bytes / 1024))} KB`
      : `${(bytes / (1024 * 1024)).toFixed(1)} MB`,
  frame: 'The file, shown without anything it may contain running',
}
