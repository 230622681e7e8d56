/**
 * Cells: an hour with a goal, cadence, language and place, and everyone who is free then and
 * accepts all four. A new group lives in one cell. Used for the bound on the number placed and for
 * the reason a person has no group.
 */
import type { Problem } from './problem.ts'

/**
 * People of a cell, ascending, and which of them give its hour a name: a group there needs one
 * of these. Cells with the same people and names are one.
 */
export type Cell = { hour: number; people: Int32Array; names: Uint8Array }

/** Values of a field that a person accepts, as indices. */
function accepted(problem: Problem, person: number, field: number): number[] {
  const { from, to, values } = problem.fields[field]!
  const found: number[] = []
  for (let v = 0; v < values.length && from < to; v++) {
    if (problem.accepts.words[person * problem.accepts.width + from + (v >> 5)]! & (1 << (v & 31)))
      found.push(v)
  }
  return found
}

/** The frames (goal, cadence, language, where) each person accepts, as one number each. */
export function framesOf(problem: Problem): number[][] {
  const [, cadences, languages, where] = problem.fields.map((f) => f.values.length)
  return Array.from({ length: problem.people }, (_, p) => {
    const [g, c, l, w] = [0, 1, 2, 3].map((f) => accepted(problem, p, f))
    return g!.flatMap((a) =>
      c!.flatMap((b) =>
        l!.flatMap((d) => w!.map((e) => ((a * cadences! + b) * languages! + d) * where! + e)),
      ),
    )
  })
}

/** For each of these people, whether they (in person: the place) give the hour a name in an allowed zone. */
function namesOf(problem: Problem, hour: number, where: number, people: readonly number[]): Uint8Array {
  const { named, zone, zoneNames, placeZone } = problem
  const row = hour * zoneNames.length
  return Uint8Array.from(people, (p) => named[row + (where > 0 ? placeZone[where]! : zone[p]!)] ?? 0)
}

/** All cells with at least the people a group needs, conflicts ignored, without those inside another. */
export function cellsOf(problem: Problem): Cell[] {
  const cells = new Map<string, Cell>()
  eachCell(problem, (hour, people, names) => {
    const key = `${people.join()} ${names.join('')}`
    if (!cells.has(key)) cells.set(key, { hour, people: Int32Array.from(people), names })
  })
  return maximal([...cells.values()], problem.people)
}

/** Calls back with every cell that is large enough and has a name for its hour, but for hours that are of no `use`. */
export function eachCell(
  problem: Problem,
  found: (hour: number, people: number[], names: Uint8Array) => void,
  use: (hour: number) => boolean = () => true,
): void {
  const frames = framesOf(problem)
  const places = problem.fields[3]!.values.length
  const { min } = problem.pool.rules.size
  for (let hour = 0; hour < problem.slots; hour++) {
    if (problem.peopleAt[hour]!.length < min || !use(hour)) continue
    const byFrame = new Map<number, number[]>()
    for (const p of problem.peopleAt[hour]!) {
      for (const frame of frames[p]!) {
        const people = byFrame.get(frame)
        if (people) people.push(p)
        else byFrame.set(frame, [p])
      }
    }
    for (const [frame, people] of byFrame) {
      if (people.length < min) continue
      const names = namesOf(problem, hour, frame % places, people)
      if (names.includes(1)) found(hour, people, names)
    }
  }
}

/** Without the cells that lie inside another which names the hour at least as well. */
export function maximal<Kind extends Pick<Cell, 'people' | 'names'>>(cells: Kind[], people: number): Kind[] {
  cells.sort(
    (a, b) => b.people.length - a.people.length || compare(a.people, b.people) || compare(b.names, a.names),
  )
  const within: { cell: number; names: number }[][] = Array.from({ length: people }, () => [])
  const kept: Kind[] = []
  const hits = new Int32Array(cells.length)
  for (const cell of cells) {
    hits.fill(0, 0, kept.length)
    let inside = false
    cell.people.forEach((p, i) => {
      for (const other of within[p]!) {
        if (other.names < cell.names[i]!) continue
        if (++hits[other.cell]! === cell.people.length) inside = true
      }
    })
    if (inside) continue
    cell.people.forEach((p, i) => {
      within[p]!.push({ cell: kept.length, names: cell.names[i]! })
    })
    kept.push(cell)
  }
  return kept
}

function compare(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}
