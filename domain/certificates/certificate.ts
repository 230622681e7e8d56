import { z } from 'zod'
import type { Category } from '#domain/credit/policy'

/** Crockford's base32: no I, L, O and U, so that nothing read from paper is mistaken. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 23 digits are 115 bits of chance; one more checks them. */
const CHANCE = 23

/** Crockford's check symbol: the number modulo 37; five of them (here '') are no digits. */
function checkDigit(digits: string): string {
  const rest = [...digits].reduce((sum, digit) => (sum * 32 + DIGITS.indexOf(digit)) % 37, 0)
  return DIGITS[rest] ?? ''
}

/**
 * The code of a document from random bytes: 23 digits of chance and a check digit that finds any one
 * wrong digit and any two exchanged. Undefined where the check would be one of Crockford's five signs
 * that no address likes: ask again with other bytes.
 */
export function codeFrom(random: Uint8Array): string | undefined {
  const digits = [...random.subarray(0, CHANCE)].map((byte) => DIGITS[byte & 31]).join('')
  const check = checkDigit(digits)
  return digits.length === CHANCE && check ? digits + check : undefined
}

/** A code as somebody typed it, in its one form; undefined when it cannot be one. I and L are read as 1, O as 0. */
export function codeIn(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0')
  const isForm = code.length === CHANCE + 1 && [...code].every((digit) => DIGITS.includes(digit))
  return isForm && checkDigit(code.slice(0, CHANCE)) === code.at(-1) ? code : undefined
}

/** In groups of four, as printed. */
export const codeInGroups = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''

export type Kind = 'attendance' | 'certificate'

/**
 * What a document says, fixed when it is issued so that a reissue is identical. Instants as ISO strings in
 * UTC. No group's name and no case content (confidentiality). A license number is not here: it is sealed.
 */
export type Facts = {
  edition: 1 | 2 | 3
  locale: string
  issuer: string
  learner: { name: string; credential: string }
  title: string
  provider: { name: string; number: string; approval: string } | null
  startsAt: string
  /** As planned; before the third edition when its room ended, if that was earlier. */
  endsAt: string
  zone: string
  /** When its room was open; without an end, it still was. Null: never, or a document before the third edition. */
  room: { openedAt: string; endedAt: string | null } | null
  /** Which facilitator set the minutes by hand, and when; never why. Null: nobody, or not known before the third edition. */
  corrected: { by: { name: string; credential: string }; at: string } | null
  place: { kind: 'online' | 'in-person'; area: string }
  hours: { category: Category; unitName: string; minutes: number; unitsHundredths: number }[]
  minutesPresent: number
  facilitators: { name: string; credential: string }[]
  objectives: string[]
  signer: { name: string; title: string } | null
  evaluated: boolean
}

/** The first edition knew one facilitator, or none; the second not where its minutes came from. */
type Kept = Omit<Facts, Newer> &
  Partial<Pick<Facts, Newer>> & { facilitator?: Facts['facilitators'][0] | null }
type Newer = 'facilitators' | 'room' | 'corrected'

/** Facts as they are kept, of any edition, read as those of the newest. */
export function factsKept({ facilitator, facilitators, ...facts }: Kept): Facts {
  return {
    room: null,
    corrected: null,
    ...facts,
    facilitators: facilitators ?? (facilitator ? [facilitator] : []),
  }
}

/** Where minutes come from; `unknown`: a document of before the third edition, which may be either. */
export type MinutesFrom = 'room' | 'corrected' | 'entered' | 'beyond' | 'unknown'

/** A license as it may be printed, when its holder wishes so. Its ids are kept: the catalog has their words. */
export type PrintedLicense = { profession: string; jurisdiction: string; number: string }

export type Document = {
  id: string
  code: string
  kind: Kind
  meetingId: string
  policyId: string
  facts: Facts
  minutes: number
  unitsHundredths: number
  issuedAt: Temporal.Instant
  revokedAt: Temporal.Instant | null
}

/** certificateId is made with the form, so that sending it twice issues one document. */
export const IssueDocument = z.object({
  certificateId: z.uuid(),
  meetingId: z.uuid(),
  policyId: z.uuid(),
  withLicense: z.boolean().default(false),
})
export type IssueDocument = z.infer<typeof IssueDocument>

export const OneDocument = z.object({ certificateId: z.uuid() })
export type OneDocument = z.infer<typeof OneDocument>

/** A code as somebody read it from a paper. */
export const TypedCode = z.object({ code: z.string().trim().min(1).max(60) })
export type TypedCode = z.infer<typeof TypedCode>

export const RevokeByCode = TypedCode.extend({ reason: z.string().trim().min(10).max(1000) })
export type RevokeByCode = z.infer<typeof RevokeByCode>

export const RevokeDocument = OneDocument.extend({ reason: z.string().trim().min(10).max(1000) })
export type RevokeDocument = z.infer<typeof RevokeDocument>
