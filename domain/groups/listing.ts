import type { Charter } from './charter.ts'

/** Seats as approaches: how many of each family, how many taken and open. No names. */
export type Ring = { families: Record<string, number>; taken: number; open: number }

/** A group as it is shown to people outside: its public charter and its ring. */
export type Listing = Charter & {
  ring: Ring
  admission: string
  openedAt: string | null
  /** When the charter's hour comes next: for telling each reader their own weekday and time. Null while there is none. */
  hourAt: string | null
}

/** With the facilitator who chose to be named. */
export type PublicListing = Listing & { contact: string | null }

/** The ring of a group with so many seats, of which these are taken. */
export function ringOf(families: Record<string, number>, seatsMax: number): Ring {
  let taken = 0
  for (const family in families) taken += families[family]!
  return { families, taken, open: Math.max(0, seatsMax - taken) }
}
