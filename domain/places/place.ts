import { z } from 'zod'

/** Where a group meets. For those inside only; '' where nothing is set. */
export type Place = { videoLink: string; address: string }

export const SetPlace = z.object({
  groupId: z.uuid(),
  videoLink: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]),
  address: z.string().trim().max(500),
})
