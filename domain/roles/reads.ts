import { endsAt, type Meeting } from '#domain/meetings/meeting'
import type { Member } from '#domain/seats/seat'
import type { Acting } from '#platform/database/acting'
import { type Leadership, type Roles, rota } from './rota.ts'
import * as store from './store.ts'

type OneEvening = {
  meeting: Pick<Meeting, 'id' | 'groupId' | 'startsAt' | 'minutes'>
  members: readonly Member[]
  group: { leadership: string }
}

/** Who has which role that evening: what was settled in the year behind, then everything ahead by the rota. */
export async function rolesIn(acting: Acting, { meeting, members, group }: OneEvening): Promise<Roles> {
  const { tx, now } = acting
  const from = now.subtract({ hours: 24 * 366 })
  const { evenings, licensed } = await store.settledEvenings(tx, meeting.groupId, {
    from,
    until: endsAt(meeting),
    now,
  })
  const candidates = members
    .filter((m) => m.state === 'active')
    .map((m) => ({
      clinicianId: m.clinicianId,
      isFacilitator: m.role === 'facilitator',
      isLicensed: licensed.includes(m.clinicianId),
    }))
  return rota(group.leadership as Leadership, candidates, evenings).get(meeting.id) ?? {}
}
