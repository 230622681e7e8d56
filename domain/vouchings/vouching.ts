import { z } from 'zod'

/** Whom one vouches for: the sign-in as it was at `neededSince`, when it was shown; one that was reset since is another. */
export const VouchFor = z.object({
  groupId: z.uuid(),
  clinicianId: z.uuid(),
  neededSince: z.iso.datetime(),
})
export type VouchFor = z.infer<typeof VouchFor>
