import { phaseOf } from '#domain/meetings/meeting'
import { eveningWith } from '#domain/meetings/reads'
import { ownDoor } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { rolesIn } from './reads.ts'
import type { GiveRole, Role } from './rota.ts'
import * as store from './store.ts'

/**
 * Gives a role of one meeting to a member. Who has it may hand it on; a member may take time keeping, and
 * facilitating too where leadership rotates; a facilitator of the group may do either for anyone.
 * Refuses: NotFound outside or for someone who is no member; NotAllowed; Invalid when the meeting is over.
 */
export async function giveRole(acting: Acting, input: GiveRole): Promise<void> {
  const { tx, actor, now } = acting
  const evening = await eveningWith(acting, input)
  const { meeting, members, group } = evening
  if (phaseOf(meeting, now) === 'past') throw new Invalid({ '': 'meeting.over' })
  const roles = await rolesIn(acting, evening)
  const taker = members.find((m) => m.clinicianId === input.clinicianId)
  if (taker?.state !== 'active') throw new NotFound()
  const holds = roles[input.role] === actor.clinicianId
  const takes =
    taker.isYou &&
    (input.role === 'timekeeper' || group.leadership === 'rotating' || taker.role === 'facilitator')
  if (!holds && !takes && !evening.leads) {
    const { role, shut } = await ownDoor(acting, meeting)
    throw new NotAllowed((role === 'facilitator' && shut) || 'facilitators-only', {
      groupId: meeting.groupId,
    })
  }
  const set = (role: Role, clinicianId: string) =>
    store.setRole(tx, {
      meetingId: meeting.id,
      groupId: meeting.groupId,
      role,
      clinicianId,
      setBy: actor.clinicianId,
      setAt: now,
    })
  const other: Role = input.role === 'facilitator' ? 'timekeeper' : 'facilitator'
  const held = roles[input.role]
  // Who has the other role swaps: nobody has both.
  if (roles[other] === input.clinicianId && held) await set(other, held)
  await set(input.role, input.clinicianId)
}

/**
 * Writes the rota's choice down, so that it is settled who facilitates and keeps time: at the reminder and when the
 * room opens. What a person set stays. Returns the roles. Refuses: NotFound outside.
 */
export async function settleRoles(
  acting: Acting,
  { meetingId }: { meetingId: string },
): Promise<Partial<Record<Role, string>>> {
  const { tx, now } = acting
  const evening = await eveningWith(acting, { meetingId })
  const roles = await rolesIn(acting, evening)
  for (const role of ['facilitator', 'timekeeper'] as const) {
    const clinicianId = roles[role]
    if (clinicianId) {
      await store.setRole(tx, {
        meetingId,
        groupId: evening.meeting.groupId,
        role,
        clinicianId,
        setBy: null,
        setAt: now,
      })
    }
  }
  return roles
}
