import type { Member } from '#domain/seats/seat'

/**
 * Clock changes as a member meets them. A series keeps its wall time in its own zone; for someone elsewhere it
 * shifts whenever the two zones' clocks drift apart. Asked of instants, so also moved dates are right.
 */
export type Shift = {
  /** The first meeting at the new hour, as its instant. */
  startsAt: Temporal.Instant
  /** How much later (positive) or earlier by the member's clock than the meeting before, in minutes. */
  minutes: number
  /** How many coming meetings stay at the new hour before the next shift. */
  meetings: number
}

/** Which coming meetings shift for a member's zone, in order of the meetings given (sorted by time). */
export function shiftsAhead(
  startsAt: readonly Temporal.Instant[],
  seriesZone: string,
  memberZone: string,
): Shift[] {
  const shifts: Shift[] = []
  let before: number | undefined
  for (const at of startsAt) {
    const apart = minutesApart(at, seriesZone, memberZone)
    if (before !== undefined && apart !== before) {
      shifts.push({ startsAt: at, minutes: apart - before, meetings: 0 })
    }
    const latest = shifts.at(-1)
    if (latest) latest.meetings += 1
    before = apart
  }
  return shifts
}

/** How far the member's clock is ahead of the series' clock at an instant, in minutes. */
export function minutesApart(at: Temporal.Instant, seriesZone: string, memberZone: string): number {
  const offset = (zone: string) => at.toZonedDateTimeISO(zone).offsetNanoseconds
  return (offset(memberZone) - offset(seriesZone)) / 60e9
}

/** One zone's view of a date: its own wall time, and whether its day differs from the series' day. */
export type LocalTime = { zone: string; local: Temporal.PlainDateTime; otherDay: boolean }

/** The wall times of an instant, one for each zone in its place. */
export function localTimes(at: Temporal.Instant, seriesZone: string, zones: readonly string[]): LocalTime[] {
  const home = at.toZonedDateTimeISO(seriesZone).toPlainDate()
  return zones.map((zone) => {
    const local = at.toZonedDateTimeISO(zone).toPlainDateTime()
    return { zone, local, otherDay: !local.toPlainDate().equals(home) }
  })
}

export type ShiftFacts = {
  /** The first meeting at the new hour. */
  startsAt: string
  /** The instant that shows the hour before, read on the same clock. */
  was: string
  meetings: number
  zone: string
  names: string[]
  isYou: boolean
}
export type ZoneTime = { zone: string; local: string; otherDay: boolean; names: string[] }

/** Each zone of the members once, the series' own first, with who lives there. */
export function zoneTimes(at: Temporal.Instant, seriesZone: string, members: readonly Member[]): ZoneTime[] {
  const byZone = Map.groupBy(members, (m) => m.zone)
  const zones = [seriesZone, ...[...byZone.keys()].filter((zone) => zone !== seriesZone)]
  return localTimes(at, seriesZone, zones).map(({ zone, local, otherDay }) => ({
    zone,
    local: local.toString({ smallestUnit: 'minute' }),
    otherDay,
    names: (byZone.get(zone) ?? []).map((m) => m.name),
  }))
}

/** Clock changes among coming meetings, one line for each zone and shift, with whom it concerns. */
export function shiftsOf(
  starts: readonly Temporal.Instant[],
  seriesZone: string,
  members: readonly Member[],
): ShiftFacts[] {
  return [...Map.groupBy(members, (m) => m.zone)]
    .flatMap(([zone, there]) =>
      shiftsAhead(starts, seriesZone, zone).map((shift) => ({
        startsAt: shift.startsAt.toString(),
        was: shift.startsAt.subtract({ minutes: shift.minutes }).toString(),
        meetings: shift.meetings,
        zone,
        names: there.map((m) => m.name),
        isYou: there.some((m) => m.isYou),
      })),
    )
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
}
