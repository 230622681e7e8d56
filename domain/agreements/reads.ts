import { requireSeat } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { NotFound } from '#platform/refusals'
import {
  type Clause,
  type ClauseChange,
  changesBetween,
  firstDayToAmend,
  versionInForce,
  versionToCome,
} from './agreement.ts'
import * as store from './store.ts'

export type VersionShown = {
  id: string
  number: number
  clauses: Clause[]
  inForceFrom: string
  madeAt: string
  digest: string
}
export type AgreementShown = {
  inForce: VersionShown | undefined
  toCome: VersionShown | undefined
  /** The one written last, whatever is in force: what an amendment is based on. */
  newest: VersionShown | undefined
  /** The version this person is asked to sign now: the one to come, else the one in force; undefined when both are signed. */
  toSign: VersionShown | undefined
  /** What changed against the version signed last; empty when none was signed. */
  changes: ClauseChange[]
  own: { versionId: string; number: number; typedName: string; signedAt: string; digest: string }[]
  versions: { id: string; number: number; inForceFrom: string }[]
}

type Row = Awaited<ReturnType<typeof store.versionsOf>>[number]
const shown = (v: Row): VersionShown => ({
  id: v.id,
  number: v.number,
  clauses: v.clauses,
  inForceFrom: v.inForceFrom.toString(),
  madeAt: v.madeAt.toString(),
  digest: v.digest.toString('hex'),
})

/** The agreement as a person with a seat (an offer included) meets it. Refuses: NotFound outside. */
export async function agreementOf(acting: Acting, { groupId }: { groupId: string }): Promise<AgreementShown> {
  const { tx, actor, now } = acting
  await requireSeat(acting, groupId)
  const [versions, signed] = await Promise.all([
    store.versionsOf(tx, groupId),
    store.signedBy(tx, actor.clinicianId),
  ])
  const own = signed.filter((s) => s.groupId === groupId)
  const isSigned = (v: Row) => own.some((s) => s.versionId === v.id)
  const inForce = versionInForce(versions, now)
  const toCome = versionToCome(versions, now)
  const toSign = [inForce, toCome].find((version) => version && !isSigned(version))
  const newest = versions.at(-1)
  const last = own.toSorted((a, b) => b.number - a.number)[0]
  return {
    inForce: inForce && shown(inForce),
    toCome: toCome && shown(toCome),
    newest: newest && shown(newest),
    toSign: toSign && shown(toSign),
    changes: toSign && last ? changesBetween(last.clauses, toSign.clauses) : [],
    own: own.map((s) => ({
      versionId: s.versionId,
      number: s.number,
      typedName: s.typedName,
      signedAt: s.signedAt.toString(),
      digest: s.digest.toString('hex'),
    })),
    versions: versions.map((v) => ({ id: v.id, number: v.number, inForceFrom: v.inForceFrom.toString() })),
  }
}

/** From which day on an amendment may hold (firstDayToAmend). Refuses: NotFound outside. */
export async function firstDayForAmendment(
  acting: Acting,
  { groupId, zone }: { groupId: string; zone: string },
): Promise<Temporal.PlainDate> {
  await requireSeat(acting, groupId)
  return firstDayToAmend(await store.versionsOf(acting.tx, groupId), acting.now, zone)
}

/** In which of these groups this person is asked to sign: since or from when it holds, and whether it is their first. */
export async function groupsToSign(
  { tx, actor, now }: Acting,
  { groupIds }: { groupIds: readonly string[] },
): Promise<{ groupId: string; holdsFrom: Temporal.Instant; isFirst: boolean }[]> {
  if (groupIds.length === 0) return []
  const versions = await store.outlinesOf(tx, groupIds, actor.clinicianId)
  return groupIds.flatMap((groupId) => {
    const own = versions.filter((v) => v.groupId === groupId)
    const candidates = [versionInForce(own, now), versionToCome(own, now)]
    const version = candidates.find((v) => v && !v.isSigned)
    return version ? [{ groupId, holdsFrom: version.inForceFrom, isFirst: !version.isGroupSigned }] : []
  })
}

/**
 * Who of the group signed the version in force, and the one to come, where a change waits: when, by id. Refuses: NotFound
 * outside.
 */
export async function signaturesNow(acting: Acting, { groupId }: { groupId: string }) {
  await requireSeat(acting, groupId)
  const versions = await store.versionsOf(acting.tx, groupId)
  const inForce = versionInForce(versions, acting.now)
  const toCome = versionToCome(versions, acting.now)
  const ids = [inForce, toCome].flatMap((version) => (version ? [version.id] : []))
  const rows = ids.length > 0 ? await store.signaturesOf(acting.tx, ids) : []
  const of = (version: Row | undefined) =>
    version && {
      number: version.number,
      signedAt: new Map(
        rows
          .filter((row) => row.versionId === version.id)
          .map((row) => [row.clinicianId, row.signedAt.toString()]),
      ),
    }
  return { inForce: of(inForce), toCome: of(toCome) }
}

/** One's own copy of what one signed: the words, name, time and digest. Refuses: NotFound when not signed. */
export async function signedCopy({ tx, actor }: Acting, { versionId }: { versionId: string }) {
  const copy = (await store.signedBy(tx, actor.clinicianId)).find((s) => s.versionId === versionId)
  if (!copy) throw new NotFound()
  return { ...copy, signedAt: copy.signedAt.toString(), digest: copy.digest.toString('hex') }
}
