import { z } from 'zod'
import { SeenLine, SeenName } from '#platform/names'

/** What presence counts as; the words of the certificate (field facts, "Credit"). */
export const CATEGORIES = ['individual', 'group', 'peer', 'ethics', 'general'] as const
export type Category = (typeof CATEGORIES)[number]
export const ROUNDINGS = ['down', 'nearest', 'up'] as const
/** Whose minutes count: all of one's presence, or one's own turn to present only. */
export const COUNTS = ['all', 'own-turn'] as const

/** How presence becomes credit in this network, as a steward keeps it. Boards differ and change: data, never code. */
export type Policy = {
  id: string
  /** what a document calls the activity */
  title: string
  providerName: string
  providerNumber: string
  approvalSentence: string
  unitName: string
  unitMinutes: number
  /** the smallest step, in hundredths of a unit */
  incrementPercent: number
  rounding: (typeof ROUNDINGS)[number]
  minPresenceMinutes: number
  minPresencePercent: number
  counts: (typeof COUNTS)[number]
  category: Category
  groupMin: number
  groupMax: number
  evaluationRequired: boolean
  evaluationDays: number
  objectives: string[]
  signerName: string
  signerTitle: string
  source: string
  validFrom: Temporal.PlainDate
  /** the last day it holds; null: until another day is set */
  validTo: Temporal.PlainDate | null
  confirmedOn: Temporal.PlainDate | null
  changedAt: Temporal.Instant
}

/** One meeting somebody was at, as attendance holds it. Minutes are whole. */
export type Attended = {
  startsAt: Temporal.Instant
  zone: string
  /** planned length */
  minutes: number
  minutesPresent: number
  presentingMinutes: number
  peoplePresent: number
  evaluatedAt: Temporal.Instant | null
}

/** Why there is no document (yet). Only `evaluation` can be mended by the person. */
export type Missing =
  | { reason: 'not-in-force' }
  | { reason: 'too-short'; minutes: number; needed: number }
  | { reason: 'below-one-step'; minutes: number; needed: number }
  | { reason: 'group-too-small'; people: number; needed: number }
  | { reason: 'group-too-large'; people: number; allowed: number }
  | { reason: 'evaluation'; dueAt: Temporal.Instant }
  | { reason: 'evaluation-late'; dueAt: Temporal.Instant }

type Shown<M> = M extends { dueAt: Temporal.Instant } ? Omit<M, 'dueAt'> & { dueAt: string } : M
/** The same as a page shows it: instants as ISO strings. */
export type MissingShown = Shown<Missing>

/** What a meeting is worth under a policy: whole minutes, hundredths of a unit; earned when nothing is missing. */
export type Credit = { minutes: number; unitsHundredths: number; category: Category; missing: Missing[] }

/** The day a meeting counts for: its date where it was planned. */
export function dayOf({ startsAt, zone }: Pick<Attended, 'startsAt' | 'zone'>): Temporal.PlainDate {
  return startsAt.toZonedDateTimeISO(zone).toPlainDate()
}

/** Whether a policy holds on a day, first and last day included. */
export function isInForce(policy: Pick<Policy, 'validFrom' | 'validTo'>, day: Temporal.PlainDate): boolean {
  const { compare } = Temporal.PlainDate
  return compare(policy.validFrom, day) <= 0 && (policy.validTo === null || compare(day, policy.validTo) <= 0)
}

/** What a board confirms, word for word. */
const ofProvider = ['providerName', 'providerNumber', 'approvalSentence'] as const

/** What became of a board's confirmation: it stays, is given (or taken away) now, or is still of another provider's words. */
export function confirmationIn(before: Policy | undefined, after: Policy): 'stays' | 'given' | 'of-before' {
  if (!before?.confirmedOn || !after.confirmedOn?.equals(before.confirmedOn)) return 'given'
  return ofProvider.every((field) => before[field] === after[field]) ? 'stays' : 'of-before'
}

/** Only an approved provider's documents may call themselves certificates: both name and number are there. */
export function documentKind(
  policy: Pick<Policy, 'providerName' | 'providerNumber'>,
): 'attendance' | 'certificate' {
  return policy.providerName.trim() !== '' && policy.providerNumber.trim() !== ''
    ? 'certificate'
    : 'attendance'
}

/** The end of the last day for an evaluation, where the meeting was planned. */
export function evaluationDueAt(
  policy: Pick<Policy, 'evaluationDays'>,
  meeting: Pick<Attended, 'startsAt' | 'zone'>,
): Temporal.Instant {
  return dayOf(meeting)
    .add({ days: policy.evaluationDays + 1 })
    .toZonedDateTime(meeting.zone)
    .toInstant()
}

/** Hundredths of a unit for whole minutes, in steps of `incrementPercent`; integers throughout, so exact. */
export function unitsFor(
  policy: Pick<Policy, 'unitMinutes' | 'incrementPercent' | 'rounding'>,
  minutes: number,
): number {
  const step = policy.unitMinutes * policy.incrementPercent // in hundredths of a minute
  const worth = minutes * 100
  const rest = worth % step
  const down = (worth - rest) / step
  const isUp = rest > 0 && (policy.rounding === 'up' || (policy.rounding === 'nearest' && rest * 2 >= step))
  return (isUp ? down + 1 : down) * policy.incrementPercent
}

/** What a meeting is worth to one person under `policy`, seen at `now`, and everything that is missing. */
export function creditFor(policy: Policy, attended: Attended, now: Temporal.Instant): Credit {
  const counted =
    policy.counts === 'own-turn'
      ? Math.min(attended.presentingMinutes, attended.minutesPresent)
      : attended.minutesPresent
  const unitsHundredths = unitsFor(policy, counted)
  const missing = [
    ...(isInForce(policy, dayOf(attended)) ? [] : [{ reason: 'not-in-force' } as const]),
    ...presenceMissing(policy, attended),
    ...(unitsHundredths === 0
      ? [{ reason: 'below-one-step', minutes: counted, needed: oneStep(policy) } as const]
      : []),
    ...peopleMissing(policy, attended),
    ...evaluationMissing(policy, attended, now),
  ]
  return { minutes: counted, unitsHundredths, category: policy.category, missing }
}

/** The fewest minutes that give any credit. */
function oneStep(policy: Policy): number {
  let minutes = 1
  while (unitsFor(policy, minutes) === 0) minutes++
  return minutes
}

/** The fewest minutes of presence: minutes, or per cent of the planned length, whichever is more; at least one. */
export function presenceNeeded(
  policy: Pick<Policy, 'minPresenceMinutes' | 'minPresencePercent'>,
  plannedMinutes: number,
): number {
  return Math.max(1, policy.minPresenceMinutes, Math.ceil((policy.minPresencePercent * plannedMinutes) / 100))
}

function presenceMissing(policy: Policy, attended: Attended): Missing[] {
  const needed = presenceNeeded(policy, attended.minutes)
  return attended.minutesPresent < needed
    ? [{ reason: 'too-short', minutes: attended.minutesPresent, needed }]
    : []
}

function peopleMissing(policy: Policy, { peoplePresent: people }: Attended): Missing[] {
  if (people < policy.groupMin) return [{ reason: 'group-too-small', people, needed: policy.groupMin }]
  if (people > policy.groupMax) return [{ reason: 'group-too-large', people, allowed: policy.groupMax }]
  return []
}

function evaluationMissing(policy: Policy, attended: Attended, now: Temporal.Instant): Missing[] {
  if (!policy.evaluationRequired) return []
  const dueAt = evaluationDueAt(policy, attended)
  const isLate = Temporal.Instant.compare(attended.evaluatedAt ?? now, dueAt) >= 0
  if (isLate) return [{ reason: 'evaluation-late', dueAt }]
  return attended.evaluatedAt ? [] : [{ reason: 'evaluation', dueAt }]
}

/**
 * Of what is missing, what a person is told: an evaluation only where it is all that is missing, since alone it earns nothing
 * else; and not twice, in other numbers, that they were not there for long enough.
 */
export function missingToTell(missing: readonly Missing[]): Missing[] {
  const short = missing.find((one) => one.reason === 'too-short')
  const isSaid = (one: Missing) =>
    one.reason === 'below-one-step' && short?.minutes === one.minutes && one.needed <= short.needed
  return missing.filter((one) => !isSaid(one) && (one.reason !== 'evaluation' || missing.length === 1))
}

export type Earned = { year: number; category: Category; unitName: string; unitsHundredths: number }

/** Sums by year, newest first, kind and unit; different units are never added up. */
export function totalsOf(earned: readonly Earned[]): Earned[] {
  const sums = new Map<string, Earned>()
  for (const one of earned) {
    const key = `${one.year} ${one.category} ${one.unitName}`
    const sum = sums.get(key)
    if (sum) sum.unitsHundredths += one.unitsHundredths
    else sums.set(key, { ...one })
  }
  return [...sums.values()].sort((a, b) => b.year - a.year || a.category.localeCompare(b.category))
}

/** As many as a document's first page takes. */
const mostObjectives = 12

const words = (most: number) => z.string().trim().max(most).default('')
const line = (most: number) => SeenLine(most).default('')
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

/**
 * A policy as a steward writes it. policyId is made with the form, so that sending it twice makes one.
 */
export const KeepPolicy = z
  .object({
    policyId: z.uuid(),
    title: SeenName(120),
    category: z.enum(CATEGORIES),
    unitName: SeenName(40),
    unitMinutes: whole(1, 240),
    incrementPercent: whole(1, 100),
    rounding: z.enum(ROUNDINGS),
    counts: z.enum(COUNTS),
    minPresenceMinutes: whole(0, 480),
    minPresencePercent: whole(0, 100),
    groupMin: whole(1, 20),
    groupMax: whole(1, 40),
    evaluationRequired: z.boolean().default(false),
    evaluationDays: whole(1, 365),
    objectives: words(2000).transform((text) => objectivesFrom(text).join('\n')),
    providerName: line(200),
    providerNumber: line(100),
    approvalSentence: words(600),
    signerName: line(200),
    signerTitle: line(200),
    source: words(600),
    validFrom: z.iso.date(),
    validTo: z.iso.date().optional(),
    /** the day the board confirmed it; left out while none has */
    confirmedOn: z.iso.date().optional(),
    /** that the board confirmed, on the day given before, also what is said of its provider now */
    confirmedAnew: z.boolean().optional(),
  })
  .superRefine((policy, { addIssue }) => {
    const refuse = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message })
    if (objectivesFrom(policy.objectives).length > mostObjectives)
      addIssue({ code: 'too_big', path: ['objectives'], maximum: mostObjectives, origin: 'array', input: [] })
    if (policy.groupMax < policy.groupMin) refuse('groupMax', 'credit.groupMax')
    if (policy.validTo && policy.validTo < policy.validFrom) refuse('validTo', 'credit.validTo')
    if (policy.providerNumber && !policy.providerName) refuse('providerName', 'credit.providerName')
    if (policy.providerName && !policy.providerNumber) refuse('providerNumber', 'credit.providerNumber')
    if (policy.providerName && !policy.signerName) refuse('signerName', 'credit.signerName')
  })
export type KeepPolicy = z.infer<typeof KeepPolicy>

/** Objectives as typed, one a line. */
export function objectivesFrom(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
