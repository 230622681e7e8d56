import { randomBytes } from 'node:crypto'
import { ownProfile } from '#domain/clinicians/reads'
import { creditFor, documentKind, type Policy } from '#domain/credit/policy'
import { type AttendedMeeting, attendedMeeting, policyById } from '#domain/credit/reads'
import { evaluationTimes } from '#domain/evaluations/reads'
import { theNetwork } from '#domain/network/reads'
import { ownVerifiedName } from '#domain/verifiednames/reads'
import type { Acting } from '#platform/database/acting'
import { noteTakenAway } from '#platform/ledger'
import { postMail, tell } from '#platform/mail/post'
import { record } from '#platform/record'
import { Invalid, NotFound, Stale } from '#platform/refusals'
import {
  codeFrom,
  codeIn,
  type Facts,
  type IssueDocument,
  type RevokeByCode,
  type RevokeDocument,
} from './certificate.ts'
import { evaluationsDue, licenseToPrint } from './reads.ts'
import * as store from './store.ts'

/**
 * Issues the document of a meeting to who was there, under the name a steward verified where one was; asking again gives
 * the first one. In place of a revoked one a new
 * one, with a code of its own, is issued only after its minutes were corrected; else asking gives the revoked one.
 * Refuses: NotFound for a meeting one was not at; Invalid while something is missing for it.
 */
export async function issueDocument(
  acting: Acting,
  input: IssueDocument,
): Promise<{ certificateId: string }> {
  const { tx, actor, now } = acting
  const meeting = await attendedMeeting(acting, input.meetingId)
  const policy = await policyById(acting, input.policyId)
  if (!meeting || !policy) throw new NotFound()
  const before = await store.documentFor(tx, actor.clinicianId, meeting.meetingId, policy.id)
  if (before) return { certificateId: before.id }

  const evaluatedAt = (await evaluationTimes(acting)).get(meeting.meetingId) ?? null
  const credit = creditFor(policy, { ...meeting, evaluatedAt }, now)
  if (credit.missing.length > 0) throw new Invalid({ '': 'credit.notEarned' })
  const [profile, verified] = await Promise.all([ownProfile(acting), ownVerifiedName(acting)])
  const { name, credential } = verified ?? profile
  const holder = { name, credential, locale: profile.locale }
  const network = await theNetwork(acting)
  if (!network) throw new NotFound()
  const row = {
    id: input.certificateId,
    code: newCode(),
    kind: documentKind(policy),
    clinicianId: actor.clinicianId,
    groupId: meeting.groupId,
    meetingId: meeting.meetingId,
    policyId: policy.id,
    facts: factsOf({
      meeting,
      made: await store.minutesMade(tx, meeting.meetingId),
      policy,
      holder,
      issuer: network.name,
      credit,
      isEvaluated: evaluatedAt !== null,
    }),
    minutes: credit.minutes,
    unitsHundredths: credit.unitsHundredths,
    issuedAt: now,
  }
  await store.addDocument(tx, row, input.withLicense ? await licenseToPrint(acting) : undefined)
  const issued = await store.documentFor(tx, actor.clinicianId, meeting.meetingId, policy.id)
  if (!issued) throw new Stale()
  return { certificateId: issued.id }
}

type Issued = {
  meeting: AttendedMeeting
  made: store.MinutesMade
  policy: Policy
  holder: { name: string; credential: string; locale: string }
  issuer: string
  credit: { minutes: number; unitsHundredths: number }
  isEvaluated: boolean
}

function factsOf({ meeting, made, policy, holder, issuer, credit, isEvaluated }: Issued): Facts {
  const isCertificate = documentKind(policy) === 'certificate'
  return {
    edition: 3,
    locale: holder.locale,
    issuer,
    learner: { name: holder.name, credential: holder.credential },
    title: policy.title,
    provider: isCertificate
      ? { name: policy.providerName, number: policy.providerNumber, approval: policy.approvalSentence }
      : null,
    startsAt: meeting.startsAt.toString(),
    endsAt: meeting.startsAt.add({ minutes: meeting.minutes }).toString(),
    zone: meeting.zone,
    ...made,
    place:
      meeting.place === 'online' ? { kind: 'online', area: '' } : { kind: 'in-person', area: meeting.area },
    hours: [
      {
        category: policy.category,
        unitName: policy.unitName,
        minutes: credit.minutes,
        unitsHundredths: credit.unitsHundredths,
      },
    ],
    minutesPresent: meeting.minutesPresent,
    facilitators: meeting.facilitators,
    objectives: policy.objectives,
    signer: policy.signerName ? { name: policy.signerName, title: policy.signerTitle } : null,
    evaluated: isEvaluated,
  }
}

function newCode(): string {
  let code: string | undefined
  while (!code) code = codeFrom(randomBytes(23))
  return code
}

/**
 * Revokes the document with this code: for stewards, and facilitators of the group it came from; on the
 * record with its reason, and its holder is told. A second time changes nothing.
 * Refuses: NotFound where no document of theirs to revoke has this code.
 */
export async function revokeByCode(acting: Acting, input: RevokeByCode): Promise<void> {
  const document = await store.documentOfCode(acting.tx, codeIn(input.code) ?? '')
  if (!document) throw new NotFound()
  await revoke(acting, document, input.reason)
}

/** The same from the list of a group's documents. Refuses: NotFound for who does not facilitate that group. */
export async function revokeDocument(acting: Acting, input: RevokeDocument): Promise<void> {
  const document = await store.facilitatedDocument(acting.tx, input.certificateId)
  if (!document) throw new NotFound()
  await revoke(acting, { ...document, id: document.certificateId }, input.reason)
}

type ToRevoke = { id: string; clinicianId: string; groupId: string | null }

async function revoke(acting: Acting, { id, clinicianId, groupId }: ToRevoke, reason: string): Promise<void> {
  const { tx } = acting
  if (!(await store.revoke(tx, id, reason))) return
  await record(acting, {
    kind: 'certificate.revoked',
    // A steward is told of the document by who holds it, not of the group it came from.
    ...(groupId ? { audience: 'group', groupId } : { audience: 'stewards' }),
    clinicianId,
    subjectId: id,
    reason,
  })
  noteTakenAway(tx, 'certificate.revoked', id)
  await tell(tx, clinicianId, 'certificate-revoked', { certificateId: id })
}

/** Reminds, once (`mailId`), of an evaluation that is all one's credit for a meeting still needs. Run by a job. */
export async function remindOfEvaluation(
  acting: Acting,
  { meetingId, mailId }: { meetingId: string; mailId: string },
): Promise<void> {
  const isDue = (await evaluationsDue(acting)).some((due) => due.meetingId === meetingId)
  if (!isDue) return
  const { clinicianId } = acting.actor
  await postMail(acting.tx, { id: mailId, kind: 'evaluation-due', to: { clinicianId }, ids: { meetingId } })
}
