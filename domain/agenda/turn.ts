/** A turn taken or had: the instant of its meeting, as text that sorts. */
export type Turn = { presenterId: string; startsAt: string }
export type InQueue = { clinicianId: string; lastPresented: string | undefined }

/** Minutes one case needs at least; a 90-minute meeting holds two (field facts: structured peer consultation 60, Balint 45). */
const CASE_MINUTES = 45

/** How many cases a meeting of this length holds. */
export function turnsIn(minutes: number): number {
  return Math.max(1, Math.floor(minutes / CASE_MINUTES))
}

/**
 * The fair queue: who has presented least recently comes first, who never has before them, then in the ring's
 * order (members as given). Turns taken ahead count as presented, so a person is not asked twice.
 */
export function queue(members: readonly string[], turns: readonly Turn[]): InQueue[] {
  const last = new Map<string, string>()
  for (const { presenterId, startsAt } of turns) {
    if (startsAt > (last.get(presenterId) ?? '')) last.set(presenterId, startsAt)
  }
  return members
    .map((clinicianId) => ({ clinicianId, lastPresented: last.get(clinicianId) }))
    .toSorted((a, b) => (a.lastPresented ?? '').localeCompare(b.lastPresented ?? ''))
}

/** A coming meeting as the queue sees it: how many turns it holds, how many are taken, and who is known to have one. */
export type Evening = { meetingId: string; holds: number; taken: number; presenters: readonly string[] }

/** The meeting of the next free turn for this person: the first with room in which they do not present yet. */
export function nextTurn(evenings: readonly Evening[], clinicianId: string): string | undefined {
  return evenings.find((e) => e.taken < e.holds && !e.presenters.includes(clinicianId))?.meetingId
}
