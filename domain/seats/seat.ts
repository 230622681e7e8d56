import { z } from 'zod'
import type { Standing } from '#domain/licenses/standing'
import type { LicenseMend, Mend } from '#platform/refusals'

/** A place in the ring. Accepting an offer makes it wait for the signature; signing makes it active. */
export type SeatState = 'offered' | 'active' | 'paused' | 'ended'
export type Role = 'member' | 'facilitator'

/** Everything that decides whether a person with a seat may enter the confidential space. */
export type Door = {
  state: SeatState
  role: Role
  license: Standing
  /** Whether the version of the agreement in force is signed. */
  signed: boolean
  /** False while a facilitator must vouch after a steward reset this person's sign-in. */
  vouched: boolean
}

/** What mends a license that keeps doors shut; undefined for one that opens them. */
export const mendOfLicense = (standing: Standing): LicenseMend | undefined =>
  standing === 'verified' ? undefined : `license-${standing}`

/**
 * What keeps the door shut, and so what mends it; undefined when it is open. The same rule as
 * `groups_open_to()` in migrations/0480_asked_within.sql: an active seat, a good license, the version in
 * force signed, nobody's vouching missing.
 */
export function shutBy(door: Door): Mend | undefined {
  const license = mendOfLicense(door.license)
  if (license) return license
  // Before the agreement: that is out of sight until then.
  if (!door.vouched) return 'be-vouched-for'
  if (door.state === 'offered') return 'sign-first'
  if (!door.signed) return 'sign-agreement'
  return door.state === 'paused' ? 'seat-paused' : undefined
}

/** Whether somebody may use a facilitator's powers: the office, and the open door. */
export function leads(door: Door): boolean {
  return door.role === 'facilitator' && shutBy(door) === undefined
}

/** How many of one's doors are shut until somebody of the group vouches. */
export const untilVouched = (doors: readonly Door[]): number => doors.filter((door) => !door.vouched).length

/** One's own seat in a group, with its door. */
export type OwnSeat = Door & { seatId: string; groupId: string }

export const OfMember = z.object({ groupId: z.uuid(), clinicianId: z.uuid() })
export const OfGroup = z.object({ groupId: z.uuid() })
export const ChangeRole = OfMember.extend({ role: z.enum(['member', 'facilitator']) })

export type Member = {
  clinicianId: string
  name: string
  credential: string
  family: string | null
  approaches: string[]
  zone: string
  role: Role
  state: SeatState
  isYou: boolean
}
