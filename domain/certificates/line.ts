import { dayOf, type Earned, type Missing, type MissingShown } from '#domain/credit/policy'
import { codeInGroups, type Document } from './certificate.ts'

/** A document as lists and pages name it; instants as text. */
export type ShownDocument = {
  certificateId: string
  code: string
  printedCode: string
  issuedAt: string
  revokedAt: string | undefined
}
/** The same document, its code also as it is printed. */
export const shown = (d: Document): ShownDocument => ({
  certificateId: d.id,
  code: d.code,
  printedCode: codeInGroups(d.code),
  issuedAt: d.issuedAt.toString(),
  revokedAt: d.revokedAt?.toString(),
})

/** What is missing, its last day as text. */
export const missingShown = (missing: Missing): MissingShown =>
  'dueAt' in missing ? { ...missing, dueAt: missing.dueAt.toString() } : missing

/** A meeting's line where its document was issued: what that says, whatever became of its policy. */
export function lineOfDocument(document: Document) {
  const { facts } = document
  const hours = facts.hours[0]!
  return {
    meetingId: document.meetingId,
    policyId: document.policyId,
    startsAt: facts.startsAt,
    zone: facts.zone,
    title: facts.title,
    kind: document.kind,
    category: hours.category,
    unitName: hours.unitName,
    unitsHundredths: document.unitsHundredths,
    minutesPresent: facts.minutesPresent,
    missing: [] as MissingShown[],
    newCertificateId: '',
    document: shown(document) as ShownDocument | undefined,
  }
}

/** What a document adds to its year's totals. */
export function earnedBy({ facts }: Document): Earned[] {
  const { year } = dayOf({ startsAt: Temporal.Instant.from(facts.startsAt), zone: facts.zone })
  return facts.hours.map(({ category, unitName, unitsHundredths }) => ({
    year,
    category,
    unitName,
    unitsHundredths,
  }))
}
