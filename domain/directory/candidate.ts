import type { Charter } from '#domain/groups/charter'
import { type Ring, ringOf } from '#domain/groups/listing'

/** What of a listed group decides whether and how well it fits somebody: little, since thousands are ranked by it. */
export type Candidate = Pick<
  Charter,
  | 'groupId'
  | 'name'
  | 'goal'
  | 'cadence'
  | 'language'
  | 'place'
  | 'protocol'
  | 'weekday'
  | 'startsLocal'
  | 'zone'
  | 'minutes'
  | 'seatsMax'
> & { ring: Ring; admission: string }

/** A candidate's facts in the order of the store's query; JSON, since a thousand rows of columns are slow to read. */
export type Narrow = [
  groupId: string,
  name: string,
  goal: string,
  cadence: string,
  language: string,
  place: string,
  protocol: string,
  weekday: number | null,
  startsLocal: string | null,
  zone: string,
  minutes: number,
  seatsMax: number,
  families: Record<string, number>,
  admission: string,
]

/** The candidate these facts are of. */
export function candidateFrom(facts: Narrow): Candidate {
  return {
    groupId: facts[0],
    name: facts[1],
    goal: facts[2],
    cadence: facts[3],
    language: facts[4],
    place: facts[5],
    protocol: facts[6],
    weekday: facts[7],
    startsLocal: facts[8],
    zone: facts[9],
    minutes: facts[10],
    seatsMax: facts[11],
    ring: ringOf(facts[12], facts[11]),
    admission: facts[13],
  }
}

/** Whether somebody who asks could get a seat: one is open, and people are taken in all the time. */
export const takesSomebody = ({ ring, admission }: Candidate): boolean =>
  ring.open > 0 && admission === 'rolling'
