/** From one moment to a later one, in milliseconds since 1970. */
export type Interval = { from: number; to: number }

/** The intervals as few and apart as they can be, in order: over all of a person's devices, time counts once. */
export function union(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = []
  for (const next of intervals.filter((i) => i.to > i.from).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to)
    else merged.push({ ...next })
  }
  return merged
}

/** What of the intervals lies within any of the windows. */
export function within(intervals: readonly Interval[], windows: readonly Interval[]): Interval[] {
  const apart = union(windows)
  return union(
    intervals.flatMap((i) =>
      apart.map((w) => ({ from: Math.max(i.from, w.from), to: Math.min(i.to, w.to) })),
    ),
  )
}

/** What of the intervals lies outside all of the holes. */
export function without(intervals: readonly Interval[], holes: readonly Interval[]): Interval[] {
  const between = [Number.NEGATIVE_INFINITY, ...union(holes).flatMap((h) => [h.from, h.to]), Infinity]
  const gaps: Interval[] = []
  for (let i = 0; i < between.length; i += 2) {
    gaps.push({ from: between[i] ?? 0, to: between[i + 1] ?? 0 })
  }
  return within(intervals, gaps)
}

/** Whole minutes, to the nearest one. */
export function minutesIn(intervals: readonly Interval[]): number {
  return Math.round(union(intervals).reduce((sum, i) => sum + i.to - i.from, 0) / 60_000)
}
