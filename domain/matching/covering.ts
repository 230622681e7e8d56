/** The program over small cells of which a cover is made: its columns, its rows, and what a solution of it says. */
import type { Cell } from './cells.ts'
import type { Group } from './gathering.ts'
import type { Problem } from './problem.ts'
import type { Entries, Row } from './solver.ts'

export type Join = { person: number; group: number }

/** Who is in which cell and joins whom. */
export type Chosen = {
  /** People of each small cell in use, with the number of groups they make. */
  parts: { people: number[]; groups: number }[]
  /** Who joins which recruiting group. */
  joins: Join[]
  /** How many it places, those easy to place counted only where it uses them. */
  placed: number
}

/** A small cell in the program. */
export type Used = {
  cell: Cell
  /** The column of its first person; that of its number of groups follows its last. */
  from: number
  /** The most groups it may hold. */
  many: number
  /** Columns of which together at most as many as groups may be chosen. */
  bonds: number[][]
}
/** The program, and what its columns mean. */
export type Built = {
  rows: Row[]
  columns: Entries[]
  easy: number
  used: Used[]
  joins: Join[]
  joinsFrom: number
}

/** The program over the cells in which somebody is not easy to place, and over the seats of recruiting groups. */
export function build(problem: Problem, cells: readonly Cell[], easyFrom: number): Built {
  const easy = new Uint8Array(problem.people)
  for (const { people } of cells) if (people.length >= easyFrom) for (const p of people) easy[p] = 1
  const { min, max } = problem.pool.rules.size
  const rows: Row[] = Array.from({ length: problem.people }, () => ({ lower: 0, upper: 1 }))
  const columns: Entries[] = []
  const used: Used[] = []
  for (const cell of cells) {
    if (!cell.people.some((p) => !easy[p])) continue
    const many = Math.floor(cell.people.length / min)
    const from = columns.length
    const open = rows.length
    rows.push({ lower: 0, upper: Infinity }, { lower: -Infinity, upper: 0 })
    for (const p of cell.people)
      columns.push({ cost: easy[p] ? 0 : 1, upper: 1, rows: [p, open, open + 1], values: [1, 1, 1] })
    const groups: Entries = { cost: 0, upper: many, rows: [open, open + 1], values: [-min, -max] }
    columns.push(groups)
    const pairs = conflictsWithin(problem, cell.people, from)
    const bonds = [...Array.from(cell.people, (_, i) => [from + i]), ...pairs]
    used.push({ cell, from, many, bonds })
    if (many === 1) {
      for (const j of pairs.flat()) columns[j]!.integer = true
      for (const bond of bonds) tie(rows, columns, bond, groups)
    }
    if (cell.names.includes(0)) addNames(cell, rows, groups, columns.slice(from))
  }
  const joinsFrom = columns.length
  const joins: Join[] = []
  problem.groups.forEach(({ joiners, openSeats }, group) => {
    rows.push({ lower: 0, upper: openSeats })
    const people = joiners.filter((p) => !easy[p])
    const from = columns.length
    for (const person of people) {
      joins.push({ person, group })
      columns.push({ cost: 1, upper: 1, rows: [person, rows.length - 1], values: [1, 1] })
    }
    for (const pair of conflictsWithin(problem, people, from)) {
      for (const j of pair) columns[j]!.integer = true
      tie(rows, columns, pair)
    }
  })
  return { rows, columns, easy: easy.reduce((sum, e) => sum + e, 0), used, joins, joinsFrom }
}

/** A row in which all of these may be at most the number of groups, or one. */
function tie(rows: Row[], columns: readonly Entries[], bond: readonly number[], groups?: Entries): void {
  for (const j of bond) {
    columns[j]!.rows.push(rows.length)
    columns[j]!.values.push(1)
  }
  groups?.rows.push(rows.length)
  groups?.values.push(-1)
  rows.push({ lower: -Infinity, upper: groups ? 0 : 1 })
}

/** Pairs in conflict, as columns when the first person has column `from`. */
function conflictsWithin({ conflicts }: Problem, people: Int32Array, from: number): number[][] {
  const at = new Map(Array.from(people, (p, i) => [p, from + i]))
  const pairs: number[][] = []
  for (const p of people) {
    for (const q of conflicts[p]!) if (q > p && at.has(q)) pairs.push([at.get(p)!, at.get(q)!])
  }
  return pairs
}

/** As many who name the hour as groups. */
function addNames(cell: Cell, rows: Row[], groups: Entries, people: Entries[]): void {
  groups.rows.push(rows.length)
  groups.values.push(-1)
  people.forEach((one, i) => {
    if (!cell.names[i]) return
    one.rows.push(rows.length)
    one.values.push(1)
  })
  rows.push({ lower: 0, upper: Infinity })
}

/** What a solution of the program says; `placed` counts whom it uses. */
export function read({ used, joins, joinsFrom }: Built, values: Float64Array): Chosen {
  const parts = used.map(({ cell, from }) => ({
    people: Array.from(cell.people).filter((_, i) => values[from + i]! > 0.5),
    groups: Math.round(values[from + cell.people.length]!),
  }))
  const chosen = joins.filter((_, i) => values[joinsFrom + i]! > 0.5)
  const placed = parts.reduce((sum, p) => sum + p.people.length, chosen.length)
  return { parts: parts.filter((p) => p.groups > 0), joins: chosen, placed }
}

/** The groups of a solution, in which nobody is together with whom they are in conflict: who finds no seat then is left out. */
export function groupsOf({ parts, joins }: Pick<Chosen, 'parts' | 'joins'>, problem: Problem): Group[] {
  const { conflicts, pool } = problem
  const seated = new Map<number, number[]>()
  for (const { person, group } of joins) {
    const mates = seated.get(group) ?? []
    if (!mates.some((q) => conflicts[person]!.has(q))) seated.set(group, [...mates, person])
  }
  const founded = parts
    .flatMap((part) => dealt(part, problem))
    .filter((people) => people.length >= pool.rules.size.min)
  return [
    ...Array.from(seated, ([group, people]) => ({ people, group })),
    ...founded.map((people) => ({ people, group: -1 })),
  ]
}

/** Deals the people of a cell into as many groups as it has, keeping conflicts apart where there is a choice. */
function dealt({ people, groups }: Chosen['parts'][number], { conflicts, pool }: Problem): number[][] {
  const { max } = pool.rules.size
  const hands: number[][] = Array.from({ length: groups }, () => [])
  const hardFirst = [...people].sort((a, b) => conflicts[b]!.size - conflicts[a]!.size || a - b)
  for (const p of hardFirst) {
    const open = hands.filter((h) => h.length < max && !h.some((q) => conflicts[p]!.has(q)))
    open.sort((a, b) => a.length - b.length)[0]?.push(p)
  }
  return hands
}
