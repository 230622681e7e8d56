import { z } from 'zod'

/** Days an invitation can be taken up. */
export const INVITATION_DAYS = 14

export const Invite = z.object({
  invitationId: z.uuid(),
  groupId: z.uuid(),
  /** Empty: a link to hand over oneself. Else mailed, and good for that confirmed address only. */
  address: z.union([z.literal(''), z.email().max(254)]),
})
export const OfInvitation = z.object({ groupId: z.uuid(), invitationId: z.uuid() })

export type InvitationState = 'waiting' | 'opened' | 'used' | 'declined' | 'expired' | 'revoked'

type Dates = {
  usedAt: Temporal.Instant | null
  revokedAt: Temporal.Instant | null
  expiresAt: Temporal.Instant
  openedBy: string | null
  /** Whether the seat it was used for was given back unsigned, by who was invited. */
  declined?: boolean
}

/** What became of an invitation at `now`. */
export function stateOf(i: Dates, now: Temporal.Instant): InvitationState {
  if (i.usedAt) return i.declined ? 'declined' : 'used'
  if (i.revokedAt) return 'revoked'
  if (Temporal.Instant.compare(i.expiresAt, now) <= 0) return 'expired'
  return i.openedBy ? 'opened' : 'waiting'
}

/** An address as it is compared: trimmed, lower case. */
export const addressForm = (address: string) => address.trim().toLowerCase().normalize('NFC')
