import { cardsByIds, ownProfile } from '#domain/clinicians/reads'
import { type DecisionKind, decisionsFrom } from '#domain/decisions/decision'
import {
  type AnswerView,
  correspondence,
  type DecisionView,
  lastAnswered,
  lastSettled,
} from '#domain/decisions/reads'
import type { EvidenceLine } from '#domain/evidence/evidence'
import { evidenceOf } from '#domain/evidence/reads'
import { requireSteward } from '#domain/stewards/reads'
import { verifiedNameOf } from '#domain/verifiednames/reads'
import { type Named, otherThanVerified } from '#domain/verifiednames/verifiedname'
import type { Acting } from '#platform/database/acting'
import { askedOnce } from '#platform/database/together'
import { NotFound } from '#platform/refusals'
import { isOpenToChange } from './license.ts'
import type { NameQuestion } from './namequestion.ts'
import { placeText, type ReadQueue } from './place.ts'
import { beginsWithOldest, queueStates } from './queue.ts'
import { revisionOf } from './revision.ts'
import { isExpired, type LicenseState, type Standing, standingOf } from './standing.ts'
import * as store from './store.ts'

export type LicenseView = {
  id: string
  jurisdiction: string
  profession: string
  body: string
  number: string
  npi: string
  expiresOn: string | null
  state: LicenseState
  isExpired: boolean
  isOpenToChange: boolean
  seenStatus: string
  changedAt: string
  evidence: EvidenceLine[]
  decisions: DecisionView[]
  answers: AnswerView[]
  nameQuestion: NameQuestion
}

/**
 * One's own licenses together: how they stand, in one word, on the calendar of one's own `zone`, and the last good
 * day of the verified ones; null when one of them has no end or none is verified; the name a steward verified, where one
 * was. No number is opened.
 */
export async function ownLicensing(acting: Acting) {
  const { now } = acting
  const lines = await askedOnce(acting, linesOfActor)
  const days = lines
    .filter((line) => line.state === 'verified')
    .map((line) => line.expiresOn?.toString() ?? null)
  return {
    standingIn: (zone: string): Standing => standingOf(lines, now.toZonedDateTimeISO(zone).toPlainDate()),
    verifiedName: lines[0] && verifiedIn(lines[0]),
    lastDay: days.includes(null) ? null : (days.toSorted().at(-1) ?? null),
  }
}

const linesOfActor = ({ tx, actor }: Acting) => store.lines(tx, actor.clinicianId)

/** One's own standing, for pages that wait for it. */
export async function ownStanding(acting: Acting): Promise<Standing> {
  const [licensing, { zone }] = await Promise.all([ownLicensing(acting), ownProfile(acting)])
  return licensing.standingIn(zone)
}

/** One's own licenses, the newest first, with evidence and what stewards decided and why; also claims one took back. */
export async function ownLicenses(acting: Acting): Promise<LicenseView[]> {
  const { tx, actor } = acting
  const licenses = await store.licenses(tx, { clinicianId: actor.clinicianId })
  if (licenses.length === 0) return []
  const { zone } = await ownProfile(acting)
  return viewsOf(acting, licenses, zone)
}

/** One of one's own licenses. Refuses: NotFound for another's. */
export async function ownLicense(acting: Acting, { licenseId }: { licenseId: string }): Promise<LicenseView> {
  const own = (await ownLicenses(acting)).find(({ id }) => id === licenseId)
  if (!own) throw new NotFound()
  return own
}

/** Of one person's licenses. */
async function viewsOf(acting: Acting, licenses: store.License[], zone: string): Promise<LicenseView[]> {
  const ids = licenses.map((license) => license.id)
  const clinicianId = licenses[0]?.clinicianId ?? ''
  const [evidence, said, asked] = await Promise.all([
    evidenceOf(acting, { licenseIds: ids }),
    correspondence(acting, { licenseIds: ids, clinicianId }),
    store.nameQuestions(acting.tx, ids),
  ])
  const today = acting.now.toZonedDateTimeISO(zone).toPlainDate()
  return licenses.map((license) => ({
    id: license.id,
    jurisdiction: license.jurisdiction,
    profession: license.profession,
    body: license.body,
    number: license.number,
    npi: license.npi,
    expiresOn: license.expiresOn && String(license.expiresOn),
    state: license.state,
    isExpired: isExpired(license, today),
    isOpenToChange: isOpenToChange(license.state),
    seenStatus: license.seenStatus,
    changedAt: String(license.changedAt),
    evidence: evidence.filter((file) => file.licenseId === license.id),
    decisions: said.get(license.id)?.decisions ?? [],
    answers: said.get(license.id)?.answers ?? [],
    nameQuestion: asked.get(license.id) ?? null,
  }))
}

export type QueueView = {
  id: string
  name: string
  credential: string
  /** As whom a steward verified the person, where they are called otherwise now. */
  verifiedAs: Named | undefined
  jurisdiction: string
  profession: string
  state: LicenseState
  expiresOn: string | null
  since: string
  /** A steward asked why its owner is called otherwise now, and waits for the answer. */
  isNameAsked: boolean
  /** Waits because its owner answered a question; the words are with the license, whose opening is on the record. */
  isAnswered: boolean
  isOneself: boolean
}
export const linesOnPage = 30

/** A page of one of the desk's queues; `next` is where the one after it begins. Refuses: NotFound for others. */
export async function licenseQueue(
  acting: Acting,
  { queue, after }: ReadQueue,
): Promise<{ lines: QueueView[]; next: string | undefined }> {
  await requireSteward(acting)
  const lines = await store.queue(acting.tx, {
    states: queueStates[queue],
    isRenamed: queue === 'renamed',
    order: beginsWithOldest(queue) ? 'asc' : 'desc',
    after,
    most: linesOnPage + 1,
  })
  const shown = lines.slice(0, linesOnPage)
  const answered = await lastAnswered(acting, { licenseIds: shown.map((line) => line.id) })
  const last = shown.at(-1)
  const isMore = lines.length > linesOnPage && last !== undefined
  return {
    lines: shown.map((line) => viewOfLine(line, answered.get(line.id), acting)),
    next: isMore ? placeText({ at: String(last.changedAt), id: last.id }) : undefined,
  }
}

function viewOfLine(
  line: store.QueueLine,
  answeredAt: Temporal.Instant | undefined,
  acting: Acting,
): QueueView {
  return {
    id: line.id,
    name: line.name,
    credential: line.credential,
    verifiedAs: otherThanVerified(line, verifiedIn(line)),
    jurisdiction: line.jurisdiction,
    profession: line.profession,
    state: line.state,
    expiresOn: line.expiresOn && String(line.expiresOn),
    since: String(line.changedAt),
    isNameAsked: line.nameQuestion === 'open',
    isAnswered:
      line.nameQuestion === 'answered' ||
      (line.state === 'waiting' && String(answeredAt) === String(line.changedAt)),
    isOneself: line.clinicianId === acting.actor.clinicianId,
  }
}

type WithVerified = Pick<store.QueueLine, 'verifiedName' | 'verifiedCredential'>
const verifiedIn = ({ verifiedName, verifiedCredential }: WithVerified): Named | undefined =>
  verifiedName === null ? undefined : { name: verifiedName, credential: verifiedCredential ?? '' }

/** Whether a steward waits for one's own words about the name one has now. */
export async function isAskedAboutName(acting: Acting): Promise<boolean> {
  const lines = await askedOnce(acting, linesOfActor)
  const ids = lines.filter(({ state }) => state === 'verified').map(({ id }) => id)
  return [...(await store.nameQuestions(acting.tx, ids)).values()].includes('open')
}

/** Whether a steward waits for one's own words about this license: about the claim, or the name one has now. */
export async function isAskedAbout(acting: Acting, { licenseId }: { licenseId: string }): Promise<boolean> {
  const line = (await askedOnce(acting, linesOfActor)).find(({ id }) => id === licenseId)
  return (
    line?.state === 'asked' || (await store.nameQuestions(acting.tx, [licenseId])).get(licenseId) === 'open'
  )
}

/** How many people other than this steward are called otherwise than was verified, and it is a steward's turn. */
export async function renamedPeople(acting: Acting): Promise<number> {
  await requireSteward(acting)
  return store.countRenamed(acting.tx, acting.actor.clinicianId)
}

/** How many licenses wait for this steward. */
export async function waitingLicenses(acting: Acting): Promise<number> {
  await requireSteward(acting)
  return store.countWaiting(acting.tx, acting.actor.clinicianId)
}

export type LicenseToDecide = LicenseView & {
  person: { id: string; name: string; credential: string }
  /** As whom a steward verified the person, where they are called otherwise now. */
  verifiedAs: Named | undefined
  /** Stands for the claim and the name as they are shown. */
  revision: string
  isOneself: boolean
  possible: DecisionKind[]
  others: {
    id: string
    state: LicenseState
    jurisdiction: string
    profession: string
    expiresOn: string | null
  }[]
}

/** A license with what its steward needs to decide. Refuses: NotFound for others. */
export async function licenseToDecide(
  acting: Acting,
  { licenseId }: { licenseId: string },
): Promise<LicenseToDecide> {
  await requireSteward(acting)
  const [license] = await store.licenses(acting.tx, { id: licenseId })
  const person = license && (await cardsByIds(acting, [license.clinicianId])).get(license.clinicianId)
  if (!license || !person) throw new NotFound()
  const [view] = await viewsOf(acting, [license], person.zone)
  const all = await store.licenses(acting.tx, { clinicianId: license.clinicianId })
  const verified = await verifiedNameOf(acting, { clinicianId: person.id })
  const verifiedAs = otherThanVerified(person, verified)
  // Who was asked is not asked again before they have answered.
  const isToAsk =
    license.state !== 'verified' || (verified?.licenseId === licenseId && view!.nameQuestion !== 'open')
  const isOneself = license.clinicianId === acting.actor.clinicianId
  return {
    ...view!,
    person: { id: person.id, name: person.name, credential: person.credential },
    verifiedAs,
    revision: revisionOf(license, person, view!.nameQuestion),
    isOneself,
    possible: isOneself
      ? []
      : decisionsFrom(license.state).filter((kind) => {
          if (kind === 'asked' && !isToAsk) return false
          const isAboutName = kind === 'renamed' || (kind === 'asked' && license.state === 'verified')
          return !isAboutName || verifiedAs !== undefined
        }),
    others: all
      .filter((other) => other.id !== licenseId)
      .map(({ id, state, jurisdiction, profession, expiresOn }) => ({
        id,
        state,
        jurisdiction,
        profession,
        expiresOn: expiresOn && String(expiresOn),
      })),
  }
}

/**
 * When a license was last decided on, held until the transaction ends so that no other decision comes between.
 * Undefined while it waits, for a steward or for an answer, and where there is none. A question about a name is none.
 */
export async function lastDecided(
  acting: Acting,
  { licenseId }: { licenseId: string },
): Promise<Temporal.Instant | undefined> {
  const line = await store.lockLine(acting.tx, licenseId)
  const at = await lastSettled(acting, { licenseId })
  return line && line.state !== 'waiting' && line.state !== 'asked' ? at : undefined
}
