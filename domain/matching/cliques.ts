/**
 * Cuts over listed groups: of groups that cannot be formed together, two by two, at most one is formed (the clique
 * inequalities of set packing, Padberg 1973). Pricing could not count them; among groups that are all listed they hold
 * the relaxation down further than cuts over three people, which are cliques as well.
 */
import type { Columns } from './columns.ts'
import type { Clique } from './extra.ts'
import type { Master } from './master.ts'

/** By how much a clique must be broken. */
const BROKEN = 0.02
/** Sets looked at for the heaviest clique around a group. */
const LOOKS = 5_000
const EPS = 1e-6

/** People by whom the groups of a clique are told apart. */
const HUBS = 8

/** A relaxation over listed groups. */
type OfListed = Pick<Master, 'columns' | 'used' | 'worths'>

type Heavy = { members: number[]; weight: number }

/** The cliques that the relaxation breaks most, each with all the groups that may be added to it. */
export function cliques(master: OfListed, most: number): Clique[] {
  const { columns } = master
  const used = master.used().filter(({ value }) => value < 1 - 1e-7)
  used.sort((a, b) => b.value - a.value || a.j - b.j)
  const weights = used.map(({ value }) => value)
  const meets = used.map(({ j }) => used.map(({ j: k }) => j !== k && columns.meets(j, k)))
  const found = new Map<string, Heavy>()
  for (const first of used.keys()) {
    const heavy = heaviest(first, weights, meets)
    if (heavy) found.set(heavy.members.join(), heavy)
  }
  const worths = master.worths()
  return [...found.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ members }) => extended(columns, worths, new Set(members.map((i) => used[i]!.j))))
}

/** The heaviest clique around one, if it is broken: the best seen in so many looks. */
function heaviest(first: number, weights: readonly number[], meets: readonly boolean[][]): Heavy | undefined {
  let best: Heavy | undefined
  let looks = LOOKS
  const grow = (members: readonly number[], weight: number, others: readonly number[]) => {
    if (looks-- <= 0) return
    if (weight > (best?.weight ?? 1 + BROKEN) + EPS)
      best = { members: members.toSorted((a, b) => a - b), weight }
    let rest = others.reduce((sum, i) => sum + weights[i]!, 0)
    for (const [at, i] of others.entries()) {
      if (weight + rest <= (best?.weight ?? 1 + BROKEN) + EPS) return
      rest -= weights[i]!
      const both = others.slice(at + 1).filter((other) => meets[i]![other])
      grow([...members, i], weight + weights[i]!, both)
    }
  }
  const others = [...weights.keys()].filter((i) => meets[first]![i])
  grow([first], weights[first]!, others)
  return best
}

/** With all groups that meet everyone in it, those worth most first. */
function extended(columns: Columns, worths: Float64Array, clique: Set<number>): Clique {
  const core = [...clique]
  const able: number[] = []
  for (let j = 0; j < columns.count; j++)
    if (!clique.has(j) && core.every((k) => columns.meets(j, k))) able.push(j)
  able.sort((a, b) => worths[b]! - worths[a]! || a - b)
  const hubs = hubsOf(core.map((j) => columns.of(j)))
  // Groups that share a hub meet: only those that share none are compared.
  const added: { held: number; groups: number[] }[] = []
  for (const j of able) {
    const held = hubs.reduce((bits, p, h) => (columns.holds(j, p) ? bits | (1 << h) : bits), 0)
    const meets = added.every(
      (same) => (same.held & held) !== 0 || same.groups.every((k) => columns.meets(j, k)),
    )
    if (!meets) continue
    const same = added.find((other) => other.held === held)
    if (same) same.groups.push(j)
    else added.push({ held, groups: [j] })
    clique.add(j)
  }
  return clique
}

/** The people who are in most of these groups. */
function hubsOf(groups: readonly number[][]): number[] {
  const times = new Map<number, number>()
  for (const p of groups.flat()) times.set(p, (times.get(p) ?? 0) + 1)
  return [...times.keys()].sort((a, b) => times.get(b)! - times.get(a)! || a - b).slice(0, HUBS)
}
