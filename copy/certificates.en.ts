import type { MinutesFrom, PrintedLicense } from '#domain/certificates/certificate'
import type { Category } from '#domain/credit/policy'
import { jurisdictionName } from '#domain/licenses/jurisdictions'
import { licenses } from './licenses.en.ts'

const categories: Record<Category, string> = {
  individual: 'Individual consultation',
  group: 'Group consultation',
  peer: 'Peer consultation',
  ethics: 'Ethics',
  general: 'General professional development',
}

/** "1.5 hours": hundredths of a unit in words; a unit's name gets an s where there is not exactly one. */
const units = (hundredths: number, unitName: string, locale: string) => {
  const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(hundredths / 100)
  return `${amount} ${hundredths === 100 || unitName.endsWith('s') ? unitName : `${unitName}s`}`
}

/** "Psychologist, 4471, Oregon"; no profession where it is none of those we have a word for. */
const licensed = ({ profession, number, jurisdiction }: PrintedLicense) =>
  [
    ...(profession === 'other' ? [] : [licenses.professions[profession] ?? profession]),
    number,
    jurisdictionName(jurisdiction),
  ].join(', ')

/** The printed document and the public page that confirms it. */
export const certificates = {
  categories,
  units,
  kinds: { attendance: 'Record of attendance', certificate: 'Certificate of continuing education' },
  paper: {
    confirms: 'This confirms that',
    took: {
      attendance: 'took part in the meeting named below, with colleagues, for the time stated.',
      certificate: 'completed the activity named below and earned the credit stated.',
    },
    notCredit:
      'This is a record of attendance. It is not a certificate of an approved provider of continuing education; whether it counts is for the holder’s board to say.',
    activity: 'Activity',
    date: 'Date',
    time: 'Time',
    place: 'Place',
    online: 'Live online',
    inPerson: (area: string) => (area ? `In person, ${area}` : 'In person'),
    facilitators: (count: number) => (count > 1 ? 'Facilitators' : 'Facilitator'),
    noFacilitator: 'Led by its members',
    license: 'License',
    licensed,
    provider: 'Approved provider',
    providerNumber: 'Provider number',
    presence: 'Present',
    /** The planned time of a meeting whose room counted no such minutes; `room`: from when to when it was open. */
    planned: (time: string, room?: string) =>
      `${time}, as planned${room ? `; the online room was open ${room}` : ''}`,
    stillOpen: (from: string) => `from ${from}`,
    minutesFrom: {
      room: (minutes) => `${minutes}, counted by the online room`,
      corrected: (minutes, by) => `${minutes}, corrected by hand${by}`,
      entered: (minutes, by) => `${minutes}, entered by hand${by}`,
      beyond: (minutes) => `${minutes}, set by hand: more than the time above`,
      unknown: (minutes) => minutes,
    } satisfies Record<MinutesFrom, (minutes: string, by: string) => string> as Record<
      MinutesFrom,
      (minutes: string, by: string) => string
    >,
    byFacilitator: (name: string, date: string) =>
      name ? ` by the facilitator ${name}, on ${date}` : ` by a facilitator, on ${date}`,
    evaluation: 'Evaluation',
    evaluated: 'Completed by the participant',
    hours: 'Hours by kind',
    columns: ['Kind', 'Minutes counted', 'Credit'],
    objectives: 'Objectives',
    issuedBy: (issuer: string, date: string) => `Issued by ${issuer} on ${date}`,
    check: 'Anyone may check this paper with its code at this address.',
    alt: 'QR code that opens the page which confirms this document',
    /** Where words stand in full: on the public page, on that of the document's holder, or some of them on both. */
    unprintable: {
      verify: 'Some characters cannot be printed here. The page at the address below has them in full.',
      own: 'Some characters cannot be printed here. The page of this document that its holder can open has them in full.',
      both: 'Some characters cannot be printed here. The page at the address below has some of them in full, the page that the holder of this document can open has all.',
    },
    issuer: 'Issued by',
    approval: 'Approval',
    signer: 'Signed by',
    footer: (kind: string, code: string) =>
      `${kind}, check code ${code}. It says nothing of what was discussed.`,
    fileName: (code: string) => `record-${code.slice(0, 4)}.pdf`,
  },
  verify: {
    title: 'Check a document',
    lead: 'Documents issued here carry a code of 24 letters and digits. With it anyone can see whether a document is what it says.',
    code: 'Code of the document',
    codeHelp: 'As printed; capital or small, with or without the dashes.',
    button: 'Check this code',
    genuine: 'This document is genuine',
    genuineWords: 'It was issued here. Compare what it says below with the paper you hold.',
    revoked: 'This document has been revoked',
    revokedWords: (date: string) =>
      `It was revoked on ${date} and no longer counts, whatever the paper says.`,
    unknown: 'No document has this code',
    unknownWords:
      'Please compare each letter and digit with the paper. The letters I, L, O and U are never used.',
    tooOften: 'Many codes have been tried from where you are. Please wait a few minutes.',
    holder: 'Holder',
    kind: 'Kind of document',
    activity: 'Activity',
    date: 'Date',
    credit: 'Credit',
    provider: 'Approved provider',
    issuer: 'Issued by',
    issued: 'Issued on',
    notCredit: 'A record of attendance is not a certificate of an approved provider of continuing education.',
    privacy: 'This page names no group and says nothing of what was discussed.',
    again: 'Check another code',
  },
}
export type CertificateCopy = typeof certificates
