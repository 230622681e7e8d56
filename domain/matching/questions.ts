/** What a relaxation leaves undecided. */
import { ALL, isBroken } from './bounds.ts'
import type { Master } from './master.ts'
import type { Kind } from './sorts.ts'

/** How many groups there are of a kind; whether two people are together; whether a group is formed. */
export type Question = { kind: Kind; value: number } | { a: number; b: number } | { column: number }

/** How many questions of each sort are worth a try. */
const KINDS = 2
const PAIRS = 1

/**
 * What is undecided, the most even first: the number of new groups, else of groups of a kind and
 * pairs of people who are together in part, else groups formed in part.
 */
export function questions(master: Master): Question[] {
  const kinds = brokenKinds(master)
  if (kinds[0]?.kind === ALL) return [kinds[0]]
  const asked: Question[] = [...kinds.slice(0, KINDS), ...brokenPairs(master).slice(0, PAIRS)]
  if (asked.length > 0) return asked
  return master
    .used()
    .filter(({ value }) => value < 1 - 1e-6)
    .sort((x, y) => Math.abs(x.value - 0.5) - Math.abs(y.value - 0.5))
    .slice(0, KINDS)
    .map(({ j }) => ({ column: j }))
}

/** Kinds of groups of which there is a broken number: all of them first, then the most even. */
export function brokenKinds(master: Master): { kind: Kind; value: number }[] {
  const { columns, sorts } = master
  const sums = new Map<string, { kind: Kind; value: number }>()
  const add = (kind: Kind, value: number) => {
    const key = `${kind.room} ${kind.format}`
    const sum = sums.get(key)
    if (sum) sum.value += value
    else sums.set(key, { kind, value })
  }
  for (const { j, value } of master.used()) {
    const sort = columns.sort[j]!
    if (sort < 0) continue
    const format = sorts.format(sort)
    add(ALL, value)
    add({ format }, value)
    if (!sorts.hasRooms) continue
    const room = sorts.room(sort)
    add({ room }, value)
    add({ room, format }, value)
  }
  const found = [...sums.values()].filter(({ value }) => isBroken(value))
  const odd = (value: number) => Math.abs(value - Math.floor(value) - 0.5)
  return found.sort((x, y) => {
    if (x.kind === ALL) return -1
    return y.kind === ALL ? 1 : odd(x.value) - odd(y.value)
  })
}

function brokenPairs(master: Master): { a: number; b: number }[] {
  const { people } = master.problem
  const pairs = new Map<number, number>()
  for (const { j, value } of master.used()) {
    const all = master.columns.of(j)
    for (const p of all)
      for (const q of all) if (p < q) pairs.set(p * people + q, (pairs.get(p * people + q) ?? 0) + value)
  }
  return [...pairs]
    .filter(([, value]) => value > 1e-5 && value < 1 - 1e-5)
    .map(([pair, value]) => ({ a: Math.floor(pair / people), b: pair % people, odd: Math.abs(value - 0.5) }))
    .sort((x, y) => x.odd - y.odd)
    .map(({ a, b }) => ({ a, b }))
}
