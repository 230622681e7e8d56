import * as z from 'zod'
import { Email } from '#platform/accounts/email'

export const InviteSteward = z.object({ invitationId: z.uuid(), email: Email })
export type InviteSteward = z.infer<typeof InviteSteward>

export const TakeUpInvitation = z.object({ token: z.string().min(20).max(200) })
export type TakeUpInvitation = z.infer<typeof TakeUpInvitation>

export const OfSteward = z.object({ clinicianId: z.uuid() })
export type OfSteward = z.infer<typeof OfSteward>

export const ResetSignIn = z.object({ clinicianId: z.uuid(), reason: z.string().trim().min(10).max(1000) })
export type ResetSignIn = z.infer<typeof ResetSignIn>

export const FindPeople = z.object({
  name: z
    .string()
    .trim()
    .transform((name) => name.slice(0, 80))
    .default(''),
  after: z.uuid().optional().catch(undefined),
})
export type FindPeople = z.infer<typeof FindPeople>

export const invitationDays = 7
