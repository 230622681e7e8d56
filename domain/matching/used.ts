/** What a relaxation uses: whole groups, the main one, the plan they make. */
import type { Master } from './master.ts'
import type { Draft } from './roster.ts'

const EPS = 1e-6

/** A group of a plan: who is in it, the recruiting group it joins (-1: a new one) and the sum of its fits. */
export type Formed = { people: number[]; group: number; fit: number }

/** The groups of the relaxation, if it uses none in part. */
export function wholeOf(master: Pick<Master, 'used'>): number[] | undefined {
  const used = master.used()
  return used.every(({ value }) => value > 1 - EPS) ? used.map(({ j }) => j) : undefined
}

/** The group of which the relaxation uses the most, those that are left out aside. */
export function mainOf(master: Master, isOut: (j: number) => boolean): number | undefined {
  let best: number | undefined
  let most = EPS
  for (const { j, value } of master.used()) {
    if (value <= most + 1e-9 || isOut(j)) continue
    best = j
    most = value
  }
  return best
}

/** A plan of these groups. */
export function draftOf({ columns, problem }: Master, chosen: readonly number[]): Draft {
  const draft: Draft = { groups: problem.groups.map(() => []), placed: 0, fit: 0 }
  for (const j of chosen)
    form(draft, { people: columns.of(j), group: columns.group[j]!, fit: columns.fit[j]! })
  return draft
}

/** Adds a group to a plan. */
export function form(draft: Draft, { people, group, fit }: Formed): void {
  if (group >= 0) draft.groups[group] = people
  else draft.groups.push(people)
  draft.placed += people.length
  draft.fit += fit
}
