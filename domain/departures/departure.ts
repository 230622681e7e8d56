import { z } from 'zod'

/** Leaving a group; with the cases one presented there destroyed now, if one wishes. */
export const LeaveGroup = z.object({ groupId: z.uuid(), destroyCases: z.boolean().default(false) })
export type LeaveGroup = z.infer<typeof LeaveGroup>

/** Deleting one's account needs its consequences ticked off. */
export const DeleteAccount = z.object({
  understood: z.boolean().refine((yes) => yes, 'departures.understood'),
})
export type DeleteAccount = z.infer<typeof DeleteAccount>

/**
 * A group one would leave: alone in it, or its only facilitator while others are there. `ends`: nobody is left and it
 * is one's own to end.
 */
export type Parting = {
  groupId: string
  name: string
  isLast: boolean
  ends: boolean
  handOverFirst: boolean
}

type Member = { clinicianId: string; role: string; state: string }

/** How one stands to leave a group whose members are these (offers do not count). */
export function partingOf(
  group: { groupId: string; name: string; state: string },
  members: readonly Member[],
  clinicianId: string,
): Parting {
  const seated = members.filter((member) => member.state !== 'offered')
  const others = seated.filter((member) => member.clinicianId !== clinicianId)
  const own = seated.find((member) => member.clinicianId === clinicianId)
  const isLast = own !== undefined && others.length === 0
  const handOverFirst =
    own?.role === 'facilitator' &&
    others.length > 0 &&
    !others.some((member) => member.role === 'facilitator')
  const ends = isLast && own.role === 'facilitator' && group.state !== 'ended'
  return { groupId: group.groupId, name: group.name, isLast, ends, handOverFirst }
}
