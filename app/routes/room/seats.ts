import { isNamed } from '#domain/room/protocol'
import type { Seated } from '#domain/room/reads'
import type { RoomView } from '#domain/room/view'

/** Who is who at the table, by first name where that is enough to tell people apart. */
export type Table = {
  people: readonly Seated[]
  you: Seated | undefined
  /** The name to call someone by. */
  name: (id: string | undefined) => string
}

export function tableOf(people: readonly Seated[]): Table {
  const first = (name: string) => name.trim().split(/\s+/)[0] ?? name
  const alone = (name: string) => people.filter((person) => first(person.name) === first(name)).length < 2
  const called = new Map(
    people.map((person) => [person.id, alone(person.name) ? first(person.name) : person.name]),
  )
  return {
    people,
    you: people.find((person) => person.isYou),
    name: (id) => (id && called.get(id)) || '',
  }
}

/** The phase that is on, and the one that comes after it in the same part. */
export function phasesOf(view: RoomView) {
  const part = view.parts[view.part]
  return { part, phase: part?.phases[view.phase], following: part?.phases[view.phase + 1] }
}

/** Whether whoever facilitates is this meeting's timekeeper, too. */
export const keepsTimeToo = ({ facilitatorId, timekeeperId }: RoomView): boolean =>
  timekeeperId !== undefined && timekeeperId === facilitatorId

/** Whether someone may speak in the phase that is on. */
export const mayHaveWord = (view: RoomView, id: string): boolean => isNamed(view.speakers, view, id)

/** Whether someone was given the word, rather than having it since the phase names them alone. */
export function wasGivenWord(view: RoomView, id: string | undefined): boolean {
  const [only, ...others] = view.speakers
  const isAlone = others.length === 0 && (only === 'P' || only === 'F')
  return id !== undefined && view.speaker === id && !isAlone
}

/** The part one has oneself in what goes on; who presents is that before all else. */
export function yourPart(
  view: Pick<RoomView, 'presenterId' | 'facilitatorId'>,
  table: Table,
): 'presenter' | 'facilitator' | undefined {
  if (!table.you) return undefined
  if (view.presenterId === table.you.id) return 'presenter'
  return view.facilitatorId === table.you.id ? 'facilitator' : undefined
}
