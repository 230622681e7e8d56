import { goesOn, silenceEnds } from '#domain/presence/answer'
import { type Interval, minutesIn, union, within, without } from '#platform/interval'

/**
 * What answered until now goes on to `now`: who leaves is there until then, as who stepped out and was to be away counts as
 * there. Else the very last moment would tell the one from the other.
 */
export function untilNow(answered: readonly Interval[], now: number): Interval[] {
  return answered.map((i) => (i.to < now && goesOn(i.to, now) ? { ...i, to: now } : i))
}

/** Who is back this long after an outage of the server's own was there all along: browsers try again every few seconds. */
const backWithin = 60_000

/**
 * What answered, with the outages of the server that it goes through: who answered until one began and again soon after
 * it was over counts as there meanwhile. Who had left before, or did not come back, gets nothing of it.
 */
export function bridged(answered: readonly Interval[], outages: readonly Interval[]): Interval[] {
  const over = [...outages, ...joined(outages)].flatMap((outage) => {
    const last = Math.max(...answered.filter((i) => i.to < outage.to).map((i) => i.to))
    const next = Math.min(...answered.filter((i) => i.to > last && i.from > last).map((i) => i.from))
    const wasThere = outage.from - last <= silenceEnds
    return wasThere && next >= outage.from && next - outage.to <= backWithin ? [{ from: last, to: next }] : []
  })
  return [...answered, ...over]
}

/** Outages so close to each other that nobody need have been back in between. */
function joined(outages: readonly Interval[]): Interval[] {
  const merged: Interval[] = []
  for (const outage of union(outages)) {
    const last = merged.at(-1)
    if (last && outage.from - last.to <= backWithin) last.to = outage.to
    else merged.push({ ...outage })
  }
  return merged
}

export type Presence = {
  /** As facilitators see them: a time one had stepped out and was to be away counts as present, so that it tells nothing. */
  minutes: number
  /** Of these, minutes one had stepped out: they are the person's alone to know, and no credit comes of them. */
  outMinutes: number
  /** Of these, minutes during the phases of a case of one's own. */
  presentingMinutes: number
  firstAt: number | undefined
  lastAt: number | undefined
}

/**
 * What counts as being present: while any device answered, during the meeting. For who was there at all, also the time
 * of the cases they had stepped out of, whether a device answered then or not; of that nothing counts for credit. An outage
 * of the server's own is nobody's absence, and who was away from a case then is taken for one who was in it.
 */
export function presenceIn(evening: {
  answered: readonly Interval[]
  meeting: Interval
  steppedOut: readonly Interval[]
  ownCases: readonly Interval[]
  outages: readonly Interval[]
}): Presence {
  const wasThere = within(bridged(evening.answered, evening.outages), [evening.meeting]).length > 0
  const out = wasThere ? within(evening.steppedOut, [evening.meeting]) : []
  // Of the case, too, only what lies beside an outage says that somebody was there before it or after.
  const there = bridged([...evening.answered, ...without(out, evening.outages)], evening.outages)
  const present = within([...there, ...out], [evening.meeting])
  const counted = without(present, out)
  const minutes = minutesIn(present)
  return {
    minutes,
    outMinutes: minutes - Math.min(minutes, minutesIn(counted)),
    presentingMinutes: minutesIn(within(counted, evening.ownCases)),
    firstAt: present[0]?.from,
    lastAt: present.at(-1)?.to,
  }
}
