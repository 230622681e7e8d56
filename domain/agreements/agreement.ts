import { diffWordsWithSpace } from 'diff'
import { z } from 'zod'
import { SeenLine, SeenName } from '#platform/names'

/** A clause of a confidentiality agreement as the group wrote or took it over. */
export const Clause = z.object({
  id: z.string().trim().min(1).max(60),
  title: SeenLine(120).min(1),
  text: z.string().trim().min(1).max(2000),
})
export type Clause = z.infer<typeof Clause>

export type Version = {
  id: string
  number: number
  clauses: Clause[]
  inForceFrom: Temporal.Instant
  madeAt: Temporal.Instant
}

export const SignAgreement = z.object({
  groupId: z.uuid(),
  versionId: z.uuid(),
  typedName: SeenName(200),
  /** Signs with a name that is not the one in the profile: the person says it is their legal name. */
  isLegalName: z.boolean().optional(),
})
export type SignAgreement = z.infer<typeof SignAgreement>

export const AmendAgreement = z.object({
  groupId: z.uuid(),
  versionId: z.uuid(),
  /** The version the writer looked at; another one in between refuses the change. */
  basedOn: z.coerce.number().int().min(0),
  clauses: z.array(Clause).min(1).max(40),
  /** The day from which it holds, in the writer's zone. */
  effectiveDay: z.iso.date(),
})
export type AmendAgreement = z.infer<typeof AmendAgreement>

/** Whether two lists of clauses say the same in the same order: then there is nothing to sign anew. */
export const saysTheSame = (a: readonly Clause[], b: readonly Clause[]): boolean =>
  a.length === b.length &&
  a.every((clause, at) => clause.title === b[at]!.title && clause.text === b[at]!.text)

/** The newest version in force at `now`; undefined before the first one is. */
export function versionInForce<V extends Pick<Version, 'inForceFrom' | 'number'>>(
  versions: readonly V[],
  now: Temporal.Instant,
): V | undefined {
  return versions
    .filter((v) => Temporal.Instant.compare(v.inForceFrom, now) <= 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.inForceFrom, b.inForceFrom) || a.number - b.number)
    .at(-1)
}

/** The next version that is not in force yet, if any; of two that begin at one moment the newer, which replaces the other. */
export function versionToCome<V extends Pick<Version, 'inForceFrom' | 'number'>>(
  versions: readonly V[],
  now: Temporal.Instant,
): V | undefined {
  return versions
    .filter((v) => Temporal.Instant.compare(v.inForceFrom, now) > 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.inForceFrom, b.inForceFrom) || b.number - a.number)
    .at(0)
}

/**
 * The first day, in `zone`, on which an amended agreement may begin to hold: tomorrow, since nobody can have signed it
 * before they were told; and not before one that is already on its way, since that would replace the newer words.
 */
export function firstDayToAmend(
  versions: readonly Pick<Version, 'inForceFrom' | 'number'>[],
  now: Temporal.Instant,
  zone: string,
): Temporal.PlainDate {
  const tomorrow = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 })
  const newest = versions.toSorted((a, b) => a.number - b.number).at(-1)
  if (!newest || Temporal.Instant.compare(newest.inForceFrom, now) <= 0) return tomorrow
  const waiting = newest.inForceFrom.toZonedDateTimeISO(zone)
  const day = waiting.toPlainDate()
  const startsThen = Temporal.Instant.compare(day.toZonedDateTime(zone).toInstant(), newest.inForceFrom) >= 0
  const earliest = startsThen ? day : day.add({ days: 1 })
  return Temporal.PlainDate.compare(earliest, tomorrow) > 0 ? earliest : tomorrow
}

const LATEST_MONTHS = 3

/**
 * The last day, in `zone`, on which it may begin to hold: a slip of the year would otherwise stand in the way of every
 * other change until then.
 */
export function lastDayToAmend(
  firstDay: Temporal.PlainDate,
  now: Temporal.Instant,
  zone: string,
): Temporal.PlainDate {
  const day = now.toZonedDateTimeISO(zone).toPlainDate().add({ months: LATEST_MONTHS })
  return Temporal.PlainDate.compare(day, firstDay) > 0 ? day : firstDay
}

/**
 * The form of an agreement that its digest is taken of: what a signer saw, nothing else.
 * Never change it: old digests must stay checkable.
 */
export function canonicalForm(number: number, clauses: readonly Clause[]): string {
  return JSON.stringify([number, ...clauses.map((c) => [c.title.normalize('NFC'), c.text.normalize('NFC')])])
}

export type ClauseChange =
  | { kind: 'kept'; clause: Clause }
  | { kind: 'added'; clause: Clause }
  | { kind: 'removed'; clause: Clause }
  | { kind: 'changed'; clause: Clause; before: Clause; words: Stretch[] }

/** A stretch of a text compared with what stood there before. */
export type Stretch = { text: string; is: 'kept' | 'added' | 'removed' }

/** Two texts as one, word by word: what stayed, what is new, what is gone. */
export function wordsBetween(before: string, after: string): Stretch[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => {
    const left = removed ? 'removed' : 'kept'
    return { text: value, is: added ? 'added' : left }
  })
}

/** What changed between two versions, clause by clause in the new order, removed ones last. */
export function changesBetween(before: readonly Clause[], after: readonly Clause[]): ClauseChange[] {
  const old = new Map(before.map((c) => [c.id, c]))
  const changes: ClauseChange[] = after.map((clause) => {
    const was = old.get(clause.id)
    old.delete(clause.id)
    if (!was) return { kind: 'added', clause }
    return was.title === clause.title && was.text === clause.text
      ? { kind: 'kept', clause }
      : { kind: 'changed', clause, before: was, words: wordsBetween(was.text, clause.text) }
  })
  return [...changes, ...[...old.values()].map((clause) => ({ kind: 'removed', clause }) as const)]
}
