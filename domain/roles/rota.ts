import { z } from 'zod'

export type Role = 'facilitator' | 'timekeeper'
export type Leadership = 'designated' | 'co-led' | 'rotating'
/**
 * A member who can take a role; candidates come in the ring's order, longest in the group first. `isLicensed`: holds a
 * good license now, without which nobody enters the room.
 */
export type Candidate = { clinicianId: string; isFacilitator: boolean; isLicensed: boolean }
/** A meeting in time order with the roles that are settled; absent: who said "not coming". */
export type Evening = {
  meetingId: string
  settled: Partial<Record<Role, string>>
  absent: readonly string[]
}
export type Roles = Partial<Record<Role, string>>

export const GiveRole = z.object({
  meetingId: z.uuid(),
  role: z.enum(['facilitator', 'timekeeper']),
  clinicianId: z.uuid(),
})
export type GiveRole = z.infer<typeof GiveRole>

/**
 * Who facilitates and keeps time at each meeting, by the charter's leadership (product A5):
 * designated: the facilitator longest in the group; co-led: facilitators take turns; rotating: every member
 * takes turns. The timekeeper always rotates among the others. Least recently first, then in the order given.
 * What is settled stays, as long as that person is a member; who said "not coming" is passed over and is next, and so
 * is whose license is not good, even for somebody who is not coming.
 */
export function rota(
  leadership: Leadership,
  candidates: readonly Candidate[],
  evenings: readonly Evening[],
): Map<string, Roles> {
  const facilitators = candidates.filter((c) => c.isFacilitator)
  const leaders = leadership === 'rotating' || facilitators.length === 0 ? candidates : facilitators
  const last: Record<Role, Map<string, number>> = { facilitator: new Map(), timekeeper: new Map() }
  const roles = new Map<string, Roles>()
  evenings.forEach((evening, index) => {
    const isHere = (id: string) => candidates.some((c) => c.clinicianId === id)
    const settled = (role: Role) =>
      evening.settled[role] && isHere(evening.settled[role]) ? evening.settled[role] : undefined
    const turn = (role: Role, among: readonly Candidate[], not: string | undefined) =>
      settled(role) ??
      leastRecent(
        among.filter((c) => c.clinicianId !== not),
        last[role],
        evening.absent,
      )
    const keepsTime = settled('timekeeper')
    const facilitator =
      leadership === 'designated'
        ? (settled('facilitator') ?? firstPresent(leaders, evening.absent))
        : turn('facilitator', leaders, keepsTime)
    const timekeeper = turn('timekeeper', candidates, facilitator)
    if (facilitator) last.facilitator.set(facilitator, index)
    if (timekeeper) last.timekeeper.set(timekeeper, index)
    roles.set(evening.meetingId, { facilitator, timekeeper })
  })
  return roles
}

/** Of these, who is coming and licensed; where nobody is, who only is not coming; else all. */
function ableAmong(among: readonly Candidate[], absent: readonly string[]): readonly Candidate[] {
  const licensed = among.filter((c) => c.isLicensed)
  const present = licensed.filter((c) => !absent.includes(c.clinicianId))
  return [present, licensed].find((some) => some.length > 0) ?? among
}

const firstPresent = (among: readonly Candidate[], absent: readonly string[]): string | undefined =>
  ableAmong(among, absent)[0]?.clinicianId

/** Who had the role longest ago (or never), of those who can take it. */
function leastRecent(
  among: readonly Candidate[],
  last: ReadonlyMap<string, number>,
  absent: readonly string[],
): string | undefined {
  const able = ableAmong(among, absent)
  return able.toSorted((a, b) => (last.get(a.clinicianId) ?? -1) - (last.get(b.clinicianId) ?? -1))[0]
    ?.clinicianId
}
