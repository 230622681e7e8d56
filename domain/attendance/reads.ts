import { meetingFacts, requireMeeting } from '#domain/meetings/reads'
import { outagesIn } from '#domain/outages/reads'
import { groupMembers, requireMember } from '#domain/seats/reads'
import { leads } from '#domain/seats/seat'
import type { Acting } from '#platform/database/acting'
import { within } from '#platform/interval'
import { minutesHeld, type Role } from './attendance.ts'
import * as store from './store.ts'

/**
 * One person at a meeting. Minutes and reason are there for the person and the group's facilitators. One's own minutes
 * leave out time stepped out; those facilitators see of others count it as present, so that they tell nobody who
 * stepped out of which case (docs/decisions/minutes-tell-nothing.md).
 */
export type AttendanceLine = {
  clinicianId: string
  /** Null: someone who is no member any more. */
  name: string | null
  isYou: boolean
  role: Role
  wasThere: boolean
  /** In the room, but only before the meeting's time or after it; known of whose minutes one may see. */
  isOutside: boolean
  /** Undefined: nothing was recorded, or one may not see it. */
  minutes: number | undefined
  presentingMinutes: number
  correctedAt: string | undefined
  /** Null: someone who is no member any more. */
  correctedBy: string | null | undefined
  reason: string | undefined
}

/** Who was at a meeting, with minutes where one may see them, members who were not included. Refuses: NotFound outside the group. */
export async function attendanceOfMeeting(
  acting: Acting,
  { meetingId }: { meetingId: string },
): Promise<{
  meeting: Awaited<ReturnType<typeof meetingFacts>>
  lines: AttendanceLine[]
  mayCorrect: boolean
  /** Minutes of its planned time during which its room was open, so far; undefined where it never was. */
  held: number | undefined
  /** When the server itself was away meanwhile: minutes may be missing that nobody was absent for. */
  outages: { from: string; to: string }[]
}> {
  const meeting = await meetingFacts(acting, { meetingId })
  const door = await requireMember(acting, meeting.groupId)
  const [members, rows, attenders] = await Promise.all([
    groupMembers(acting, { groupId: meeting.groupId }),
    store.attendanceAt(acting.tx, meetingId),
    store.attendersOf(acting.tx, meetingId),
  ])
  const mayCorrect = leads(door)
  const names = new Map(members.map((member) => [member.clinicianId, member.name]))
  const lines = await Promise.all(
    rows.map(async (row) => {
      const isYou = row.clinicianId === acting.actor.clinicianId
      return {
        clinicianId: row.clinicianId,
        name: names.get(row.clinicianId) ?? null,
        isYou,
        role: row.role as Role,
        wasThere: row.minutes > 0,
        isOutside: row.firstAt === null && row.correctedAt === null,
        minutes: isYou ? await store.minutesThatCount(acting.tx, meetingId, row.minutes) : row.minutes,
        presentingMinutes: row.presentingMinutes,
        correctedAt: row.correctedAt?.toString(),
        correctedBy: row.correctedBy ? (names.get(row.correctedBy) ?? null) : undefined,
        reason: isYou || mayCorrect ? await store.reasonOf(acting.tx, { meetingId, ...row }) : undefined,
      }
    }),
  )
  const shown = new Set(rows.map((row) => row.clinicianId))
  const present = attenders
    .filter(({ clinicianId }) => !shown.has(clinicianId))
    .map(({ clinicianId, role }) => ({
      ...without({ clinicianId, name: names.get(clinicianId) ?? null, isYou: false }),
      role,
      wasThere: true,
    }))
  const recorded = new Set([...shown, ...present.map((line) => line.clinicianId)])
  const others = members.filter((member) => !recorded.has(member.clinicianId) && member.state === 'active')
  const ring = members.map((member) => member.clinicianId)
  const inRing = (line: AttendanceLine) => (line.name === null ? ring.length : ring.indexOf(line.clinicianId))
  return {
    meeting,
    mayCorrect,
    held: mayCorrect ? minutesHeld(await requireMeeting(acting, meetingId), acting.now) : undefined,
    outages: await outagesOf(acting, meeting),
    // In the ring's order, who has left at the end; members the room did not see after those it did.
    lines: [...[...lines, ...present].toSorted((a, b) => inRing(a) - inRing(b)), ...others.map(without)],
  }
}

async function outagesOf(acting: Acting, { startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  const at = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds
  const [from, to] = [at(startsAt), at(endsAt)]
  const outages = await outagesIn(acting, { from, to })
  const iso = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString()
  return within(outages, [{ from, to }]).map((outage) => ({ from: iso(outage.from), to: iso(outage.to) }))
}

/** Without minutes: none were recorded, or they are not one's to see. */
function without(member: { clinicianId: string; name: string | null; isYou: boolean }): AttendanceLine {
  return {
    clinicianId: member.clinicianId,
    name: member.name,
    isYou: member.isYou,
    role: 'member',
    wasThere: false,
    isOutside: false,
    minutes: undefined,
    presentingMinutes: 0,
    correctedAt: undefined,
    correctedBy: undefined,
    reason: undefined,
  }
}

/** Minutes of one's own that a facilitator corrected, with the reason; without who it was. */
export const ownCorrections = ({ tx, actor }: Acting) => store.ownCorrections(tx, actor.clinicianId)
