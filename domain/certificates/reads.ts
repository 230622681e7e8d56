import {
  type Attended,
  type Credit,
  creditFor,
  documentKind,
  missingToTell,
  type Policy,
  totalsOf,
} from '#domain/credit/policy'
import {
  type AttendedMeeting,
  attendedMeetings,
  meetingsToCredit,
  policies,
  policiesFor,
} from '#domain/credit/reads'
import { evaluationTimes } from '#domain/evaluations/reads'
import { ownLicenses } from '#domain/licenses/reads'
import { requireFacilitator } from '#domain/seats/reads'
import { requireSteward } from '#domain/stewards/reads'
import type { Acting, Looking } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { Invalid, NotFound } from '#platform/refusals'
import { codeIn, codeInGroups, type Document, type PrintedLicense, type TypedCode } from './certificate.ts'
import { earnedBy, lineOfDocument, missingShown, type ShownDocument, shown } from './line.ts'
import * as store from './store.ts'

type Worth = {
  meeting: AttendedMeeting & Attended
  policy: Policy
  credit: Credit
  document: Document | undefined
}

/** Every meeting one was at under every policy that holds for it. */
async function worthOfMeetings(acting: Acting) {
  const [meetings, all, evaluated, documents, final] = await Promise.all([
    attendedMeetings(acting),
    policies(acting),
    evaluationTimes(acting),
    store.documentsOf(acting.tx, acting.actor.clinicianId),
    store.finalRevocations(acting.tx),
  ])
  const inPlace = documents
    .filter((document) => !document.revokedAt || final.has(document.id))
    .toSorted((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null))
  const worth = meetings.flatMap((plain): Worth[] => {
    const meeting = { ...plain, evaluatedAt: evaluated.get(plain.meetingId) ?? null }
    return policiesFor(all, meeting).map((policy) => ({
      meeting,
      policy,
      credit: creditFor(policy, meeting, acting.now),
      document: inPlace.find((d) => d.meetingId === meeting.meetingId && d.policyId === policy.id),
    }))
  })
  return { meetings, worth, documents, hasPolicy: all.length > 0 }
}

/**
 * One's credit: each meeting one was at, what it is worth, what is missing, the document; totals of what is
 * issued and not revoked, by year, kind and unit. A document stays listed whatever became of its policy.
 */
export async function myCredits(acting: Acting) {
  const { meetings, worth, documents, hasPolicy } = await worthOfMeetings(acting)
  const shown = new Set(worth.flatMap(({ document }) => document?.id ?? []))
  const lines = worth.map(lineOf)
  const alone = documents.filter((d) => !shown.has(d.id)).map(lineOfDocument)
  const counted = new Set(worth.map(({ meeting }) => meeting.meetingId))
  return {
    hasPolicy,
    lines: [...lines, ...alone].sort((a, b) => b.startsAt.localeCompare(a.startsAt)),
    uncounted: meetings
      .filter((m) => !counted.has(m.meetingId) && !documents.some((d) => d.meetingId === m.meetingId))
      .map((m) => ({ startsAt: m.startsAt.toString(), zone: m.zone, minutesPresent: m.minutesPresent })),
    totals: totalsOf(documents.filter((d) => !d.revokedAt).flatMap(earnedBy)),
    hasLicense: (await licenseToPrint(acting)) !== undefined,
  }
}
export type CreditLine = Awaited<ReturnType<typeof myCredits>>['lines'][number]

function lineOf({ meeting, policy, credit, document }: Worth) {
  if (document) return { ...lineOfDocument(document), minutesPresent: meeting.minutesPresent }
  return {
    meetingId: meeting.meetingId,
    policyId: policy.id,
    startsAt: meeting.startsAt.toString(),
    zone: meeting.zone,
    title: policy.title,
    kind: documentKind(policy),
    category: policy.category,
    unitName: policy.unitName,
    unitsHundredths: credit.unitsHundredths,
    minutesPresent: meeting.minutesPresent,
    missing: missingToTell(credit.missing).map(missingShown),
    newCertificateId: newId(),
    document: undefined as ShownDocument | undefined,
  }
}

/** Meetings whose credit has no document yet, with what is missing: what Today asks for. No license is opened for it. */
export async function creditWaiting(acting: Acting): Promise<CreditLine[]> {
  const [meetings, all] = await Promise.all([meetingsToCredit(acting), policies(acting)])
  return meetings.flatMap((meeting) =>
    policiesFor(all, meeting)
      .filter((policy) => !meeting.documented.includes(policy.id))
      .map((policy) =>
        lineOf({ meeting, policy, credit: creditFor(policy, meeting, acting.now), document: undefined }),
      ),
  )
}

/** Meetings whose credit is one evaluation away, soonest due first; one line a meeting. */
export async function evaluationsDue(acting: Acting) {
  const { worth } = await worthOfMeetings(acting)
  const due = worth.flatMap(({ meeting, policy, credit, document }) => {
    const [only, ...others] = credit.missing
    if (document || others.length > 0 || only?.reason !== 'evaluation') return []
    const { meetingId, zone } = meeting
    const { unitName } = policy
    const startsAt = meeting.startsAt.toString()
    return [
      {
        meetingId,
        startsAt,
        zone,
        unitName,
        unitsHundredths: credit.unitsHundredths,
        dueAt: only.dueAt.toString(),
      },
    ]
  })
  const first = [...new Map(due.toReversed().map((one) => [one.meetingId, one])).values()]
  return first.sort((a, b) => a.dueAt.localeCompare(b.dueAt))
}

/**
 * One document with all that is printed, for its holder. Refuses: NotFound for anyone else.
 * A revoked one is shown with the reason, never printed again.
 */
export async function documentToRead(acting: Acting, { certificateId }: { certificateId: string }) {
  const document = await store.documentById(acting.tx, certificateId)
  if (!document || document.clinicianId !== acting.actor.clinicianId) throw new NotFound()
  return {
    ...shown(document),
    kind: document.kind,
    facts: document.facts,
    license: await store.printedLicense(acting.tx, document.id),
    revokedFor: await store.reasonOf(acting.tx, document.id),
  }
}
export type DocumentToRead = Awaited<ReturnType<typeof documentToRead>>

/** The document to print. Refuses: NotFound for anyone but its holder, and for a revoked one. */
export async function documentToPrint(
  acting: Acting,
  input: { certificateId: string },
): Promise<DocumentToRead> {
  const document = await documentToRead(acting, input)
  if (document.revokedAt) throw new NotFound()
  return document
}

/**
 * Documents issued for a group's meetings, to find one to revoke: without what they say, which leaves out time stepped
 * out, and without the code that opens it. Refuses: NotFound outside the group; NotAllowed for who does not facilitate it.
 */
export async function documentsOfGroup(acting: Acting, { groupId }: { groupId: string }) {
  await requireFacilitator(acting, groupId)
  const documents = await store.documentsOfGroup(acting.tx, groupId)
  return documents.map(({ certificateId, kind, name, startsAt, zone, revokedAt }) => ({
    certificateId,
    kind,
    name,
    startsAt,
    zone,
    revokedAt: revokedAt?.toString(),
  }))
}

/** All documents of one's own, for the export of one's own data. */
export const ownDocuments = ({ tx, actor }: Acting) => store.documentsOf(tx, actor.clinicianId)

/**
 * What the public page says of a code; the same question to the database for any code. No group, no ids, no facilitator,
 * and days only.
 */
export async function documentByCode({ tx }: Looking, { code }: { code: string }) {
  const found = await store.verified(tx, codeIn(code) ?? '')
  if (!found) return undefined
  const { provider, ...facts } = found.facts
  return {
    ...facts,
    code: codeInGroups(codeIn(code)!),
    kind: found.kind,
    provider: provider && { name: provider.name, number: provider.number },
    issuedOn: found.issuedOn.toString(),
    revokedOn: found.revokedOn?.toString(),
  }
}

/**
 * The document with this code, for a steward to see whose and what it is before revoking it: what its public page says.
 * Refuses: NotFound for others, and where no document has this code.
 */
export async function documentToRevoke(acting: Acting, { code }: { code: string }) {
  await requireSteward(acting)
  const document = await documentByCode(acting, { code })
  if (!document) throw new NotFound()
  return document
}

/** The code in its one form. Refuses: NotFound for who is no steward; Invalid where no document has this code. */
export async function codeToRevoke(acting: Acting, { code }: TypedCode): Promise<{ code: string }> {
  await requireSteward(acting)
  const inOneForm = codeIn(code)
  if (!inOneForm || !(await documentByCode(acting, { code })))
    throw new Invalid({ code: 'credit.noSuchDocument' })
  return { code: inOneForm }
}

/** One's own license as a document may print it: the first that is verified and has not expired. */
export async function licenseToPrint(acting: Acting): Promise<PrintedLicense | undefined> {
  const good = (await ownLicenses(acting)).find(
    (license) => license.state === 'verified' && !license.isExpired,
  )
  return good && { profession: good.profession, jurisdiction: good.jurisdiction, number: good.number }
}
