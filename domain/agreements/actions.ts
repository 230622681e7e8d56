import { createHash } from 'node:crypto'
import { ownProfile } from '#domain/clinicians/reads'
import { requireGoingOn } from '#domain/groups/reads'
import { activateOwnSeat } from '#domain/seats/actions'
import { lockGroup, othersSeated, requireFacilitator, requireSeat } from '#domain/seats/reads'
import { shutBy } from '#domain/seats/seat'
import type { Acting } from '#platform/database/acting'
import { postMailToAll, tellAll } from '#platform/mail/post'
import { record } from '#platform/record'
import { Invalid, NotAllowed, NotFound, Stale } from '#platform/refusals'
import {
  type AmendAgreement,
  type Clause,
  canonicalForm,
  firstDayToAmend,
  lastDayToAmend,
  type SignAgreement,
  saysTheSame,
  versionInForce,
  versionToCome,
} from './agreement.ts'
import { isNamed } from './signer.ts'
import * as store from './store.ts'

const digestOf = (number: number, clauses: readonly Clause[]) =>
  createHash('sha256').update(canonicalForm(number, clauses)).digest()

/**
 * Signs the version in force, or the one that comes into force later; signing again returns the
 * first signature. An offered seat becomes active by signing the version in force.
 * Refuses: NotFound outside the group; NotAllowed without a good license or before vouching; Stale when the version
 * is neither of the two by now; Invalid for another name than the profile's that is not said to be one's legal name,
 * and for an offered seat of a group that has ended.
 */
export async function signAgreement(acting: Acting, input: SignAgreement): Promise<store.Signature> {
  const { actor, tx, now } = acting
  const door = await requireSeat(acting, input.groupId)
  // What else keeps the door shut (license, vouching) must be mended before a name is put under the agreement.
  const shut = shutBy({ ...door, state: 'active', signed: true })
  if (shut) throw new NotAllowed(shut, { groupId: input.groupId })
  if (door.state === 'offered') {
    // Who ends the group at this moment holds it: then the offer is over.
    await lockGroup(acting, input)
    await requireGoingOn(acting, input)
  }
  const versions = await store.versionsOf(tx, input.groupId)
  const inForce = versionInForce(versions, now)
  const version = [inForce, versionToCome(versions, now)].find((v) => v?.id === input.versionId)
  if (!version) throw inForce ? new Stale() : new NotFound()

  const first = await store.signatureOf(tx, version.id, actor.clinicianId)
  if (!first) await requireOwnName(acting, input)
  const added = await store.addSignature(tx, {
    ...input,
    clinicianId: actor.clinicianId,
    digest: version.digest,
    signedAt: now,
  })
  if (added)
    await record(acting, {
      kind: 'agreement.signed',
      audience: 'group',
      groupId: input.groupId,
      subjectId: version.id,
      clinicianId: actor.clinicianId,
    })
  if (version.id === inForce?.id) await activateOwnSeat(acting, { groupId: input.groupId })
  const signature = await store.signatureOf(tx, version.id, actor.clinicianId)
  if (!signature) throw new NotFound()
  return signature
}

async function requireOwnName(
  acting: Acting,
  { typedName, isLegalName }: Pick<SignAgreement, 'typedName' | 'isLegalName'>,
): Promise<void> {
  const { name } = await ownProfile(acting)
  if (!isLegalName && !isNamed(typedName, name))
    throw new Invalid({ typedName: { code: 'agreement.otherName', values: { name } } })
}

/** The first version of a draft's agreement, in force at once; written again while the group is a draft is refused as Stale. */
export async function writeFirstAgreement(
  acting: Acting,
  input: { groupId: string; versionId: string; clauses: Clause[] },
): Promise<void> {
  const { actor, tx, now } = acting
  const added = await store.addVersion(tx, {
    id: input.versionId,
    groupId: input.groupId,
    number: 1,
    clauses: input.clauses,
    digest: digestOf(1, input.clauses),
    inForceFrom: now,
    madeBy: actor.clinicianId,
    madeAt: now,
  })
  if (!added && !(await store.versionsOf(tx, input.groupId)).some((v) => v.id === input.versionId))
    throw new Stale()
}

/**
 * Amends the agreement from a day on; every member is told and signs again. Until the day the old
 * version holds; from then on who has not signed the new one finds the door shut.
 * Refuses: NotAllowed for who is no facilitator; Stale when another amendment came in between;
 * Invalid without a clause or with nothing changed, or when the day is not after today, or before an amendment that is on
 * its way.
 */
export async function amendAgreement(
  acting: Acting,
  input: AmendAgreement & { zone: string },
): Promise<void> {
  const { actor, tx, now } = acting
  await requireFacilitator(acting, input.groupId)
  // Sent twice at once, the second waits for the first and finds its version.
  await lockGroup(acting, input)
  const versions = await store.versionsOf(tx, input.groupId)
  if (versions.some((v) => v.id === input.versionId)) return
  const newest = versions.at(-1)
  if (!newest || newest.number !== input.basedOn) throw new Stale()
  if (input.clauses.length === 0) throw new Invalid({ '': 'group.clausesNeeded' })
  const day = Temporal.PlainDate.from(input.effectiveDay)
  const firstDay = firstDayToAmend(versions, now, input.zone)
  if (Temporal.PlainDate.compare(day, firstDay) < 0) throw new Invalid({ effectiveDay: 'group.dayTooSoon' })
  if (Temporal.PlainDate.compare(day, lastDayToAmend(firstDay, now, input.zone)) > 0)
    throw new Invalid({ effectiveDay: 'group.dayTooLate' })
  if (saysTheSame(newest.clauses, input.clauses)) throw new Invalid({ '': 'group.clausesUnchanged' })
  const inForceFrom = day.toZonedDateTime(input.zone).toInstant()
  const number = newest.number + 1
  const clauses = input.clauses
  const added = await store.addVersion(tx, {
    id: input.versionId,
    groupId: input.groupId,
    number,
    clauses,
    digest: digestOf(number, clauses),
    inForceFrom,
    madeBy: actor.clinicianId,
    madeAt: now,
  })
  if (!added) throw new Stale()
  await record(acting, {
    kind: 'agreement.amended',
    audience: 'group',
    groupId: input.groupId,
    subjectId: input.versionId,
  })
  const { groupId } = input
  const told = await othersSeated(acting, { groupId })
  await tellAll(tx, told, 'agreement-amended', { groupId })
  await postMailToAll(tx, told, { kind: 'agreement-amended', ids: { groupId } })
}
