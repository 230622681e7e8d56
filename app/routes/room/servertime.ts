/** How far the server's time is ahead of the browser's, in milliseconds; `trip`: how long the answer took; `at`: when it was asked. */
export type ServerTime = { ahead: number; trip: number; at: number }

/** An answer that took hardly longer than the best one is taken; any is, once the best one is two minutes old. */
const hardlyLonger = 20
const longest = 120_000

/** What an answer says of the server's time: it came about when half of its way was over (RFC 5905, section 8). */
export function serverTimeOf(now: number, asked: number, answered: number): ServerTime {
  const trip = answered - asked
  return { ahead: now - asked - trip / 2, trip, at: asked }
}

/**
 * Which of two to go by: the one that was the faster to come. The truth lies within half a trip of either, so that a known
 * one that is farther than both halves from the new one is true no more: the browser slept, or one of the clocks was set.
 */
export function better(known: ServerTime | undefined, heard: ServerTime): ServerTime {
  if (!known || heard.trip <= known.trip + hardlyLonger || heard.at - known.at > longest) return heard
  const contradicts = Math.abs(heard.ahead - known.ahead) > (heard.trip + known.trip) / 2 + hardlyLonger
  return contradicts ? heard : known
}
