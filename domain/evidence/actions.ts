import { lastDecided } from '#domain/licenses/reads'
import { requireSteward } from '#domain/stewards/reads'
import type { Acting } from '#platform/database/acting'
import { freeSpaceLater } from '#platform/destruction'
import { newId } from '#platform/identifiers'
import { destroyTexts, makeKey } from '#platform/keyring'
import { record } from '#platform/record'
import { Invalid, NotFound } from '#platform/refusals'
import { acceptUpload } from '#platform/uploads'
import { evidenceDays, largestEvidence, mostEvidence } from './evidence.ts'
import * as store from './store.ts'

/**
 * Adds a file to a claim of one's own, whose action has looked at the claim; images are re-encoded.
 * Again with the same id changes nothing. Refuses: Invalid (file) for one too many, too large or of another type.
 */
export async function addEvidence(
  { tx, actor, now }: Acting,
  { licenseId, evidenceId, file }: { licenseId: string; evidenceId: string; file: File },
): Promise<void> {
  const there = await store.evidenceOf(tx, [licenseId])
  if (there.some(({ id }) => id === evidenceId)) return
  if (there.length >= mostEvidence)
    throw new Invalid({ file: { code: 'file.many', values: { maximum: mostEvidence } } })
  const { mediaType, bytes } = await acceptUpload('file', file, largestEvidence)
  const keyId = newId()
  await makeKey(keyId, 'evidence')
  await store.addEvidence(tx, {
    id: evidenceId,
    keyId,
    licenseId,
    clinicianId: actor.clinicianId,
    mediaType,
    bytes,
    at: now,
  })
}

/** Takes one's own file away, its key with it; again changes nothing. */
export async function removeEvidence(
  { tx, actor }: Acting,
  { evidenceId }: { evidenceId: string },
): Promise<void> {
  const file = await store.evidenceFile(tx, evidenceId)
  if (file?.clinicianId !== actor.clinicianId) return
  const keys = await store.removeEvidence(tx, { id: evidenceId })
  await freeSpaceLater(tx)
  await destroyTexts(keys)
}

/** Destroys all evidence of one's own, when the account goes. */
export async function destroyOwnEvidence({ tx, actor }: Acting): Promise<void> {
  await destroyTexts(await store.removeEvidence(tx, { clinicianId: actor.clinicianId }))
}

/**
 * Opens a license's evidence for its steward, on the record (once a day a license); for its owner without.
 * Refuses: NotFound.
 */
export async function openEvidence(
  acting: Acting,
  { evidenceId }: { evidenceId: string },
): Promise<store.EvidenceFile> {
  const { tx, actor } = acting
  const file = await store.evidenceFile(tx, evidenceId)
  if (!file) throw new NotFound()
  if (file.clinicianId === actor.clinicianId) return file
  await requireSteward(acting)
  await recordOpening(acting, {
    kind: 'evidence.opened',
    clinicianId: file.clinicianId,
    licenseId: file.licenseId,
  })
  return file
}

/** Notes in the record that a steward opened somebody's license or its evidence, once a day each. */
export async function recordOpening(
  acting: Acting,
  opened: { kind: 'license.opened' | 'evidence.opened'; clinicianId: string; licenseId: string },
): Promise<void> {
  const { kind, clinicianId, licenseId } = opened
  const { tx, actor, now } = acting
  if (await store.hasOpened(tx, kind, actor.clinicianId, licenseId, now.subtract({ hours: 24 }))) return
  await record(acting, { kind, audience: 'stewards', clinicianId, subjectId: licenseId })
}

/** Destroys the evidence of a license 30 days after its last decision; sooner it does nothing. Acts for its owner. */
export async function destroyEvidence(acting: Acting, { licenseId }: { licenseId: string }): Promise<void> {
  const { now } = acting
  const decidedAt = await lastDecided(acting, { licenseId })
  if (!decidedAt) return
  if (Temporal.Instant.compare(decidedAt.add({ hours: 24 * evidenceDays }), now) <= 0)
    await destroyEvidenceNow(acting, { licenseId })
}

/** Destroys the evidence of a license of one's own, the keys first; the caller says when. */
export async function destroyEvidenceNow(
  { tx }: Acting,
  { licenseId }: { licenseId: string },
): Promise<void> {
  const keys = await store.removeEvidence(tx, { licenseId })
  await freeSpaceLater(tx)
  await destroyTexts(keys)
}
