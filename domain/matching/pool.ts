/**
 * A pool of clinicians to be formed into groups: its shapes, and the refusals of the command
 * (one line, so that a steward can find the field).
 */
import { z } from 'zod'

const wallTime = /^([01]\d|2[0-3]):[0-5]\d$/
const Time = z.string().regex(wallTime, 'expected a wall time HH:MM')
const EndTime = z
  .string()
  .refine((t) => t === '24:00' || wallTime.test(t), 'expected a wall time HH:MM or 24:00')
const Id = z.string().min(1)
const Weekday = z.int().min(1).max(7)
const MOST_WEEKS = 530
/** How long a meeting takes: no longer than the longest round. */
const Minutes = z
  .int()
  .min(1)
  .max(MOST_WEEKS * 7 * 1440)

/** Names that are zones: a pool asks for each of its people, and has few. */
const zonesKnown = new Set<string>()

/** True for a name of the IANA time zone database; offsets such as +05:00 are not zones. */
export function isZone(name: string): boolean {
  if (zonesKnown.has(name)) return true
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false
  try {
    new Temporal.ZonedDateTime(0n, name)
    zonesKnown.add(name)
    return true
  } catch {
    return false
  }
}

const Zone = z.string().refine(isZone, 'unknown time zone')

/** Wall time in the clinician's zone, each week; `to` before `from` ends the next day. */
export const Window = z
  .object({ weekday: Weekday, from: Time, to: EndTime, preferred: z.boolean().default(false) })
  .refine((w) => w.from !== w.to, { message: 'from equals to', path: ['to'] })
export type Window = z.infer<typeof Window>

export const SizeRange = z
  .object({ min: z.int().min(1), max: z.int().min(1) })
  .refine((s) => s.min <= s.max, { message: 'min is greater than max', path: ['min'] })
export type SizeRange = z.infer<typeof SizeRange>

const Wishes = z.object({
  specialties: z.array(z.string()).default([]),
  backgrounds: z.array(z.string()).default([]),
})

export const Clinician = z.object({
  id: Id,
  zone: Zone,
  availability: z.array(Window),
  goals: z.array(z.string()),
  cadences: z.array(z.string()),
  languages: z.array(z.string()),
  where: z.array(z.string()),
  formats: z.array(z.string()).default([]),
  orientation: z.string(),
  orientationWish: z.enum(['varied', 'same', 'any']),
  years: z.number().min(0),
  specialties: z.array(z.string()),
  backgrounds: z.array(z.string()).default([]),
  seeks: Wishes.default({ specialties: [], backgrounds: [] }),
  size: SizeRange.optional(),
})
export type Clinician = z.infer<typeof Clinician>

export const Member = z.object({
  id: Id,
  orientation: z.string(),
  years: z.number().min(0),
  specialties: z.array(z.string()),
  backgrounds: z.array(z.string()).default([]),
})
export type Member = z.infer<typeof Member>

/** A weekly hour: the weekday and wall time hold in `zone`, whatever the clock does elsewhere. */
export const Slot = z.object({ zone: Zone, weekday: Weekday, time: Time })
export type Slot = z.infer<typeof Slot>

export const RecruitingGroup = z.object({
  id: Id,
  goal: z.string(),
  cadence: z.string(),
  language: z.string(),
  where: z.string(),
  format: z.string(),
  slot: Slot,
  minutes: Minutes,
  openSeats: z.int().min(0),
  members: z.array(Member),
})
export type RecruitingGroup = z.infer<typeof RecruitingGroup>

export const Rules = z.object({
  start: z.string().refine(isDate, 'expected a date YYYY-MM-DD'),
  weeks: z.int().min(1).max(MOST_WEEKS),
  minutes: Minutes,
  stepMinutes: z.int().min(1),
  size: SizeRange,
  seniorYears: z.number().min(0),
  earlyYears: z.number().min(0),
})
export type Rules = z.infer<typeof Rules>

export const Pool = z.object({
  round: z.string(),
  seed: z.number().optional(),
  rules: Rules,
  places: z.array(z.object({ id: Id, zone: Zone })).default([]),
  clinicians: z.array(Clinician),
  conflicts: z.array(z.tuple([z.string(), z.string()])).default([]),
  recruitingGroups: z.array(RecruitingGroup).default([]),
})
export type Pool = z.infer<typeof Pool>

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

/** A pool that cannot be read. `message` is one line that names the field. */
export class BadPool extends Error {}

/**
 * Reads a pool from JSON text.
 * Refuses with BadPool: invalid JSON, a missing or wrong field, an unknown zone or place,
 * two clinicians or two groups with one id, `from` = `to`, `min` > `max`.
 */
export function readPool(text: string): Pool {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    throw new BadPool('the pool is not valid JSON')
  }
  const parsed = Pool.safeParse(raw, { error: wrongIn })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new BadPool(`${pathOf(issue.path)}: ${issue.message}`)
  }
  refuseRepeats(parsed.data)
  refuseUnknownPlaces(parsed.data)
  return parsed.data
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
}

/** What is wrong with a field, in a few plain words; what a shape says itself goes before. */
const wrongIn: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'missing'
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${KINDS[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `expected ${either.format(issue.values.map(String))}`
    case 'too_small':
      return `expected ${amount(issue, 'at least', issue.minimum)}`
    case 'too_big':
      return `expected ${amount(issue, 'at most', issue.maximum)}`
    default:
      return 'not as expected'
  }
}
const either = new Intl.ListFormat('en', { type: 'disjunction' })

/** A limit of a number, or of how many entries or letters there may be. */
function amount({ origin }: { origin: string }, limit: string, n: number | bigint): string {
  if (origin === 'string') return 'some text'
  if (origin === 'array') return `${limit} ${n} entries`
  return `a number of ${limit} ${n}`
}

/** Where a field is: clinicians[3].zone. */
function pathOf(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
  return steps.join('').replace(/^\./, '') || 'pool'
}

/** Somebody's word in quotation marks, on one line and no longer than a line is read. */
function quoted(word: string): string {
  const line = word.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
  return `"${line.length > LONGEST_WORD ? `${line.slice(0, LONGEST_WORD)}…` : line}"`
}
const LONGEST_WORD = 80

function refuseRepeats(pool: Pool): void {
  for (const field of ['clinicians', 'recruitingGroups', 'places'] as const) {
    const seen = new Set<string>()
    pool[field].forEach(({ id }, i) => {
      if (seen.has(id)) throw new BadPool(`${field}[${i}].id: ${quoted(id)} is used twice`)
      seen.add(id)
    })
  }
}

function refuseUnknownPlaces(pool: Pool): void {
  const known = new Set(['online', ...pool.places.map((p) => p.id)])
  const refuse = (at: string, place: string) => {
    if (!known.has(place)) throw new BadPool(`${at}: unknown place ${quoted(place)}`)
  }
  pool.clinicians.forEach((c, i) => {
    c.where.forEach((place, w) => {
      refuse(`clinicians[${i}].where[${w}]`, place)
    })
  })
  pool.recruitingGroups.forEach((g, i) => {
    refuse(`recruitingGroups[${i}].where`, g.where)
  })
}
