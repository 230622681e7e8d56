import { cardsByIds, ownProfile } from '#domain/clinicians/reads'
import { forgetAnswers, keepAnswer, keepDecision } from '#domain/decisions/actions'
import { type AnswerQuestion, type DecideLicense, stateAfter } from '#domain/decisions/decision'
import { lastDecision, wasAnswered, wasDecided } from '#domain/decisions/reads'
import { addEvidence, destroyEvidenceNow, recordOpening } from '#domain/evidence/actions'
import { evidenceDays } from '#domain/evidence/evidence'
import { personForSteward, requireSteward } from '#domain/stewards/reads'
import { holdName, keepVerifiedName } from '#domain/verifiednames/actions'
import { verifiedNameOf } from '#domain/verifiednames/reads'
import { type Named, otherThanVerified } from '#domain/verifiednames/verifiedname'
import type { Acting } from '#platform/database/acting'
import { oneAtATime } from '#platform/database/oneatatime'
import { newId } from '#platform/identifiers'
import { enqueue } from '#platform/jobs'
import { noteTakenAway } from '#platform/ledger'
import { type MailKind, postMail, tell } from '#platform/mail/post'
import { record } from '#platform/record'
import { Invalid, NotFound, Stale } from '#platform/refusals'
import {
  type ClaimLicense,
  expiryNotices,
  isOpenToChange,
  lastDayProblem,
  type WithdrawClaim,
} from './license.ts'
import type { NameQuestion } from './namequestion.ts'
import { type LicenseToDecide, licenseToDecide } from './reads.ts'
import { isOfClaim, isOfName, revisionOf } from './revision.ts'
import { isWithdrawable } from './standing.ts'
import * as store from './store.ts'

/** A claim with the files that came with it; `evidenceId` is the id of the first, made with the page that sends it. */
export type ClaimWithFiles = ClaimLicense & { files: readonly File[]; evidenceId?: string }

/**
 * Claims a license, or corrects a claim that is not decided on yet; either way it waits for a steward. A second claim of a
 * license whose first one is open is that one, corrected. A verified one is not changed: its renewal is a claim of its own,
 * and the door stays open meanwhile.
 * Again with the same id and content changes nothing more. Refuses: Invalid, also for a license that has expired, for one
 * that is verified until the same day, and for a claim that was taken back; NotFound; Stale once it was decided.
 */
export async function claimLicense(
  acting: Acting,
  { files, evidenceId, ...input }: ClaimWithFiles,
): Promise<void> {
  const { tx, actor, now } = acting
  const { zone } = await ownProfile(acting)
  refuseLastDay(input.expiresOn, now.toZonedDateTimeISO(zone).toPlainDate())
  // From two windows at once, the second finds the first.
  await oneAtATime(tx, `claims of ${actor.clinicianId}`)
  const claim = { ...input, clinicianId: actor.clinicianId, at: now }
  const line = await store.lockLine(tx, input.licenseId)
  const licenseId = line ? await correct(acting, line, claim) : await claimAnew(acting, claim)
  for (const [index, file] of files.entries())
    await addEvidence(acting, { licenseId, evidenceId: (index === 0 && evidenceId) || newId(), file })
}

async function correct({ tx, actor }: Acting, line: store.Line, claim: store.Claim): Promise<string> {
  if (line.clinicianId !== actor.clinicianId) throw new NotFound()
  // The form comes back with an id of its own: sent once more, it is a new claim.
  if (line.state === 'withdrawn') throw new Invalid({ '': 'license.withdrawnHere' })
  if (!isOpenToChange(line.state)) throw new Stale()
  const same = await store.sameLicense(tx, claim)
  // Two that are one license already, from before that was found out, stay so: each can be corrected.
  const becomesAnother = !same.some(({ id }) => id === line.id)
  if (becomesAnother && same.some(({ state }) => isOpenToChange(state)))
    throw new Invalid({ number: 'license.twice' })
  if (!(await store.putClaim(tx, claim, same))) throw new Stale()
  return line.id
}

async function claimAnew({ tx }: Acting, claim: store.Claim): Promise<string> {
  const same = await store.sameLicense(tx, claim)
  const open = same.find(({ state }) => isOpenToChange(state))
  if (open) {
    if (!(await store.putClaim(tx, { ...claim, licenseId: open.id }, same))) throw new Stale()
    return open.id
  }
  const lastDay = claim.expiresOn ?? null
  if (
    same.some(({ state, expiresOn }) => state === 'verified' && (expiresOn?.toString() ?? null) === lastDay)
  )
    throw new Invalid({ expiresOn: 'license.verifiedAlready' })
  if (!(await store.addLicense(tx, claim))) throw new NotFound()
  return claim.licenseId
}

function refuseLastDay(lastDay: string | undefined, today: Temporal.PlainDate): void {
  const problem = lastDayProblem(lastDay ? Temporal.PlainDate.from(lastDay) : undefined, today)
  if (problem) throw new Invalid({ expiresOn: problem })
}

async function ownLine({ tx, actor }: Acting, licenseId: string): Promise<store.Line> {
  const line = await store.lockLine(tx, licenseId)
  if (line?.clinicianId !== actor.clinicianId) throw new NotFound()
  return line
}

/**
 * Answers a steward's question in words; the claim, unchanged, waits for a steward again. One about a new name, beside a
 * license that stays verified, changes nothing of that. The same answer twice is one.
 * Refuses: NotFound for who does not own it; Stale where no question is open any more, and for another answer under the
 * id of one that was sent.
 */
export async function answerQuestion(acting: Acting, input: AnswerQuestion): Promise<void> {
  const line = await ownLine(acting, input.licenseId)
  if (await wasAnswered(acting, input)) return
  const isAboutName = line.state === 'verified' && (await questionAbout(acting, line)) === 'open'
  if (line.state !== 'asked' && !isAboutName) throw new Stale()
  await keepAnswer(acting, input)
  if (line.state === 'asked') await store.putState(acting.tx, line.id, { state: 'waiting', at: acting.now })
}

/**
 * Takes back a claim of one's own on which nobody has decided: no steward sees it waiting any more, what was claimed is
 * gone, its files and answers are destroyed. That there was a claim stays, and what stewards asked; the record says that it
 * was taken back. Other licenses stand as they did. Again changes nothing. Refuses: NotFound for who does not own it;
 * Invalid once it was decided on.
 */
export async function withdrawClaim(acting: Acting, { licenseId }: WithdrawClaim): Promise<void> {
  const { tx, actor, now } = acting
  const line = await ownLine(acting, licenseId)
  if (line.state === 'withdrawn') return
  if (!isWithdrawable(line.state) || !(await store.withdraw(tx, licenseId, now)))
    throw new Invalid({ '': 'license.decidedMeanwhile' })
  await forgetAnswers(acting, { licenseId })
  noteTakenAway(tx, 'license.withdrawn', licenseId)
  const { clinicianId } = actor
  await record(acting, {
    kind: 'license.withdrawn',
    audience: 'stewards',
    clinicianId,
    subjectId: licenseId,
  })
  await destroyEvidenceNow(acting, { licenseId })
}

async function questionAbout({ tx }: Acting, { id }: store.Line): Promise<NameQuestion> {
  return (await store.nameQuestions(tx, [id])).get(id) ?? null
}

/**
 * A steward verifies, accepts another name, asks back, declines, suspends or reinstates; the person hears of it by mail and in the app, and
 * the record says so. The same decision twice is one. Nobody decides on their own license.
 * Asked about a new name, a license stays verified.
 * Refuses: NotFound; Invalid when a license is verified, or stays so, with a last day that is given and past, and, with what
 * happened and by whom, when the claim, its state or the person's name changed since the steward looked, or the claim was
 * taken back.
 */
export async function decideLicense(acting: Acting, input: DecideLicense): Promise<void> {
  await requireSteward(acting)
  const { tx, actor, now } = acting
  const line = await store.lockLine(tx, input.licenseId)
  if (!line || line.clinicianId === actor.clinicianId) throw new NotFound()
  if (await wasDecided(acting, input)) return
  const { clinicianId } = line
  await holdName(acting, { clinicianId })
  const person = await personForSteward(acting, { clinicianId })
  if (line.state === 'withdrawn')
    throw new Invalid({ '': { code: 'license.withdrawn', values: { name: person.name } } })
  const state = stateAfter(line.state, input.kind)
  const revision = revisionOf(line, person, await questionAbout(acting, line))
  if (!state || revision !== input.revision) throw await changedMeanwhile(acting, line, person, input)
  const about =
    line.state === 'verified' && input.kind === 'asked' ? await nameToAsk(acting, line, person) : undefined

  const expiresOn = input.expiresOn ? Temporal.PlainDate.from(input.expiresOn) : undefined
  // What leaves a license verified may come with another last day, as the register has it: it shuts no door by the way.
  const isDayGiven = input.kind === 'verified' || (state === 'verified' && isAnotherDay(line, expiresOn))
  // Left empty, the day of the claim stays, which may have gone by while it waited.
  if (isDayGiven)
    refuseLastDay(
      (expiresOn ?? line.expiresOn)?.toString(),
      now.toZonedDateTimeISO(person.zone).toPlainDate(),
    )
  await keepDecision(acting, { ...input, clinicianId, about })
  await store.putState(tx, line.id, {
    state,
    at: now,
    seenStatus: input.seenStatus,
    ...(expiresOn && { expiresOn }),
    ...(input.kind === 'verified' && { verifiedAt: now }),
  })
  if (input.kind === 'verified' || input.kind === 'renamed')
    await keepVerifiedName(acting, { ...person, clinicianId, licenseId: line.id })
  await tellOfDecision(acting, line, input)
  if (input.kind !== 'asked') await destroyEvidenceLater(acting, line)
  if (isDayGiven) await tellOfExpiryLater(acting, { ...line, expiresOn: expiresOn ?? line.expiresOn })
}

const isAnotherDay = ({ expiresOn: before }: store.Line, day: Temporal.PlainDate | undefined) =>
  day !== undefined && !(before && day.equals(before))

/** The name of now, which is asked about. Refuses: Invalid where it counts as verified by now, or another license vouches for it. */
async function nameToAsk(acting: Acting, line: store.Line, { name, credential }: Named): Promise<Named> {
  const now = { name, credential }
  const verified = await verifiedNameOf(acting, { clinicianId: line.clinicianId })
  if (verified?.licenseId !== line.id || !otherThanVerified(now, verified))
    throw new Invalid({ '': 'license.nothingToAsk' })
  return now
}

/** What another steward decided since this one looked, and who; or that the person changed the claim, or answered. */
async function changedMeanwhile(
  acting: Acting,
  line: store.Line,
  person: Named,
  { revision }: DecideLicense,
): Promise<Invalid> {
  if (isOfName(revision, line, person)) return new Invalid({ '': 'license.answeredMeanwhile' })
  if (isOfClaim(revision, line)) return new Invalid({ '': 'license.nameChanged' })
  const last = await lastDecision(acting, { licenseId: line.id })
  if (!last || String(last.at) !== String(line.changedAt)) return new Invalid({ '': 'license.claimChanged' })
  const name = (await cardsByIds(acting, [last.by])).get(last.by)?.name ?? ''
  const isOneself = last.by === acting.actor.clinicianId
  return new Invalid({
    '': { code: isOneself ? 'license.decidedByYou' : 'license.decided', values: { kind: last.kind, name } },
  })
}

async function tellOfDecision(
  acting: Acting,
  line: store.Line,
  { kind, reason }: DecideLicense,
): Promise<void> {
  const { clinicianId, id: licenseId } = line
  const what = line.state === 'verified' && kind === 'asked' ? 'name-asked' : kind
  const mail = `license-${what}` satisfies MailKind
  await record(acting, {
    kind: `license.${what}`,
    audience: 'stewards',
    clinicianId,
    subjectId: licenseId,
    reason,
  })
  await tell(acting.tx, clinicianId, mail, { licenseId })
  await postMail(acting.tx, { kind: mail, to: { clinicianId }, ids: { licenseId } })
}

/** What a decision makes necessary later: a question is none. */
const destroyEvidenceLater = ({ tx, now }: Acting, { id: licenseId, clinicianId }: store.Line) =>
  enqueue(
    tx,
    'license.destroy-evidence',
    { licenseId, clinicianId },
    now.add({ hours: 24 * evidenceDays }),
    licenseId,
  )

/** The end of a license is told in time, in place of the one that was to be told before. */
async function tellOfExpiryLater(acting: Acting, line: store.Line): Promise<void> {
  if (!line.expiresOn) return
  const { tx, now } = acting
  const ids = { licenseId: line.id, clinicianId: line.clinicianId }
  const { zone } = await personForSteward(acting, { clinicianId: line.clinicianId })
  for (const days of expiryNotices) {
    const at = noticeAt(line.expiresOn, days, zone)
    if (Temporal.Instant.compare(at, now) > 0)
      await enqueue(
        tx,
        'license.expiring',
        { ...ids, lastDay: String(line.expiresOn), days: String(days) },
        at,
        `${line.id} ${days}`,
      )
  }
}

const noticeAt = (lastDay: Temporal.PlainDate, days: number, zone: string) =>
  lastDay.subtract({ days }).toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant()

/**
 * Opens a license with its numbers for a steward, on the record (once a day a license); their own without, and a claim
 * that was taken back: there is nothing to open.
 * Refuses: NotFound for others.
 */
export async function openLicense(
  acting: Acting,
  { licenseId }: { licenseId: string },
): Promise<LicenseToDecide> {
  const license = await licenseToDecide(acting, { licenseId })
  if (!license.isOneself && license.state !== 'withdrawn')
    await recordOpening(acting, { kind: 'license.opened', clinicianId: license.person.id, licenseId })
  return license
}

/**
 * Tells a person that a license will end, unless it was renewed, changed or suspended meanwhile, has ended already, or
 * a notice nearer to the end is due as well: after a pause of the machine all come at once. Acts for its owner.
 */
export async function tellOfExpiry(
  acting: Acting,
  { licenseId, lastDay, days }: { licenseId: string; lastDay: string; days?: string },
): Promise<void> {
  const { tx, actor, now } = acting
  const { zone } = await ownProfile(acting)
  const isDue = (notice: number) =>
    Temporal.Instant.compare(noticeAt(Temporal.PlainDate.from(lastDay), notice, zone), now) <= 0
  if (
    isDue(-1) ||
    expiryNotices.some((nearer) => days !== undefined && nearer < Number(days) && isDue(nearer))
  )
    return
  const lines = await store.lines(tx, actor.clinicianId)
  const ending = lines.find((line) => line.id === licenseId)
  if (ending?.state !== 'verified' || String(ending.expiresOn) !== lastDay) return
  const isRenewed = lines.some(
    (line) =>
      line.state === 'verified' &&
      line.expiresOn &&
      Temporal.PlainDate.compare(line.expiresOn, ending.expiresOn!) > 0,
  )
  if (isRenewed) return
  await tell(tx, actor.clinicianId, 'license-expiring', { licenseId })
  await postMail(tx, { kind: 'license-expiring', to: { clinicianId: actor.clinicianId }, ids: { licenseId } })
}
