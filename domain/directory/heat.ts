/** A week in blocks of two hours, in one person's own time: how many groups begin then, and when that person is free. */
export type HeatBlock = { groups: number; isFree: boolean }
/** `hour`: when the row's blocks begin, 6 to 20. `blocks`: Monday to Sunday. */
export type HeatRow = { hour: number; blocks: HeatBlock[] }

/** Monday is 1. */
export type HourOfWeek = { weekday: number; hour: number }

const rows = [6, 8, 10, 12, 14, 16, 18, 20]

/**
 * What begins before the first row counts as the first, what begins after the last as the last. Somebody is free in a
 * block when a group could begin in it: one of its half hours is free.
 * `begun`: when groups meet next, on one person's clock. `free`: half hours of an ordinary week from Monday 00:00.
 */
export function heatOf(begun: readonly HourOfWeek[], free: ReadonlySet<number>): HeatRow[] {
  const counts = new Map<number, number>()
  for (const { weekday, hour } of begun) {
    const block = weekday * 24 + (rows.findLast((row) => row <= hour) ?? rows[0]!)
    counts.set(block, (counts.get(block) ?? 0) + 1)
  }
  return rows.map((hour) => ({
    hour,
    blocks: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      groups: counts.get(weekday * 24 + hour) ?? 0,
      isFree: [0, 1, 2, 3].some((half) => free.has((weekday - 1) * 48 + hour * 2 + half)),
    })),
  }))
}
