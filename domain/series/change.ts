/** A meeting of the old rhythm that may live on in the new one. */
export type Standing = { id: string; day: Temporal.PlainDate }
export type CarryOver = {
  /** Meetings that go on, with the day of the new rhythm each now stands for. */
  kept: { id: string; day: Temporal.PlainDate }[]
  /** Meetings no day of the new rhythm stands for. */
  dropped: string[]
  /** Days of the new rhythm that need a new meeting. */
  added: Temporal.PlainDate[]
}

/** A meeting goes on when the new rhythm has a day this near to it. */
const NEAR_DAYS = 3

/**
 * Fits the coming meetings of a series that ends to the days of the one that follows, so that answers, turns
 * and each member's calendar entry live on: the same day first, then the nearest free one within three days.
 */
export function carryOver(standing: readonly Standing[], days: readonly Temporal.PlainDate[]): CarryOver {
  const free = new Map(days.map((day) => [day.toString(), day]))
  const kept: CarryOver['kept'] = []
  const keep = (id: string, day: Temporal.PlainDate) => {
    free.delete(day.toString())
    kept.push({ id, day })
  }
  const unmoved = standing.filter(({ id, day }) => {
    if (!free.has(day.toString())) return true
    keep(id, free.get(day.toString())!)
    return false
  })
  const dropped: string[] = []
  for (const { id, day } of unmoved) {
    const near = nearest(day, [...free.values()])
    if (near) keep(id, near)
    else dropped.push(id)
  }
  return { kept, dropped, added: [...free.values()] }
}

function nearest(
  day: Temporal.PlainDate,
  among: readonly Temporal.PlainDate[],
): Temporal.PlainDate | undefined {
  const apart = (other: Temporal.PlainDate) => Math.abs(day.until(other).days)
  return among.filter((other) => apart(other) <= NEAR_DAYS).toSorted((a, b) => apart(a) - apart(b))[0]
}
