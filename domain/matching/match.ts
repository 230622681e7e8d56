/**
 * Forms groups from a pool: the most people placed, then the best fit.
 *
 * Large pools are filled for the number alone and bounded in outline. Where all people can be looked at so, as in smaller pools, it is counted how
 * many can be placed; else dives look for more. Then it is annealed for fit and repaired region by region, and in small pools a proof is sought by
 * column generation. Without a stop from outside all limits count work, so equal pools give equal plans.
 */
import { cellsOf } from './cells.ts'
import { chance } from './chance.ts'
import { Filling, STEPS } from './filling.ts'
import { Forming } from './forming.ts'
import { draftOf, type Gathering, gatheringOf, heldIn, reachable } from './gathering.ts'
import { Headcount } from './headcount.ts'
import { Placing } from './placing.ts'
import { type Plan, planOf } from './plan.ts'
import type { Pool } from './pool.ts'
import type { Mate } from './pricing.ts'
import { compile, type Problem } from './problem.ts'
import { prove } from './proof.ts'
import { Regions } from './region.ts'
import type { Found, Rival } from './rival.ts'
import { better, type Draft } from './roster.ts'
import { Rounding } from './rounding.ts'
import { Search } from './search.ts'
import { loadSolver, type Solver } from './solver.ts'
import type { Placed, Seeking } from './standing.ts'

/** `fitBound`: no plan that places `bound` has a better mean fit. */
export type Progress = { stage: string; placed: number; fit: number; bound?: number; fitBound?: number }

export type Options = {
  /** Asked often; true ends the search with the best plan so far. */
  stop?: () => boolean
  progress?: (progress: Progress) => void
  /** Told of better plans while the search goes on; each is complete and valid. */
  found?: (problem: Problem, draft: Draft, bound: number) => void
  /** Prove a bound on the number placed even where the plan does not need it. */
  bound?: boolean
  /** Go on improving until stopped. */
  endless?: boolean
  /** Runs half of the searches of a proof meanwhile; the plan is the same without. */
  mate?: Mate
  /** Another search of the same pool, by another seed: each goes on from what either has found. */
  rival?: Rival
}

/** Pools up to this size are worth much work for a proof, those up to the second some. */
const SMALL = 100
export const PROVABLE = 200
/** Above this many people it is bounded in outline first how many can be placed. */
const MIDDLE = 700

/** What a proof may spend. */
const FIRST = { columns: 5_000, open: 5_000, relaxations: 100 }
const EFFORT = {
  first: FIRST,
  looks: 600_000_000,
  columns: 150_000,
  open: 150_000,
  relaxations: 3_000,
  dives: 6,
  renews: true,
}
const LITTLE = {
  first: FIRST,
  looks: 40_000_000,
  columns: 50_000,
  open: 5_000,
  relaxations: 200,
  dives: 2,
  renews: false,
}
/** What one person placed counts, in annealing, where hardly any plan places as many. */
const KEEPING = 30
/** Sets scored for the first plan of a large pool. */
const BRIEF = 150_000
/** Relaxations in which it is looked for more people in a small pool. */
const SETTLING = 420
/** How many relaxations a region is worth, and how many people it has. */
const REPAIRING = 30
const REGION = 150

/** The best plan for a pool within the work it is worth, or so far when stopped. */
export async function match(pool: Pool, options: Options = {}): Promise<Plan> {
  const problem = compile(pool)
  const run = new Run(problem, options, await loadSolver(options.stop ?? (() => false)))
  return planOf(problem, run.solve(), options.bound ? run.bound : undefined)
}

class Run {
  readonly #problem: Problem
  readonly #options: Options
  readonly #solver: Solver
  readonly #search: Search
  readonly #halt: () => boolean
  readonly #seed: number
  bound: number
  #fitBound: number | undefined
  #seeking: Seeking | undefined

  constructor(problem: Problem, options: Options, solver: Solver) {
    this.#problem = problem
    this.#options = options
    this.#solver = solver
    this.#halt = solver.halt
    this.bound = problem.people
    this.#seed = problem.pool.seed ?? 1
    const found = (draft: Draft) => {
      options.found?.(problem, draft, this.bound)
    }
    this.#search = new Search(problem, this.#seed, { halt: this.#halt, found })
  }

  solve(): Draft {
    const { people } = this.#problem
    const search = this.#search
    const gathering = gatheringOf(this.#problem, cellsOf(this.#problem))
    this.bound = reachable(gathering)
    if (this.bound === 0) return search.best
    this.#tell('read')
    search.anneal(
      Math.min(people > MIDDLE ? BRIEF : 400_000, (people > PROVABLE ? 200 : 2_000) * people),
      people > MIDDLE ? 0.5 : 3,
      0.03,
    )
    this.#tell('first')
    try {
      this.#advance(gathering)
    } finally {
      this.#seeking?.dispose?.()
    }
    return search.best
  }

  /** Places the most, proves it or improves the fit, until halted. */
  #advance(gathering: Gathering): void {
    const { people } = this.#problem
    if (!this.#halt() && people <= PROVABLE) this.#count(gathering)
    else if (!this.#halt() && people <= MIDDLE) this.#place(gathering)
    else if (!this.#halt()) this.#form(gathering)
    if (!this.#halt() && !this.#prove() && this.bound > 0 && !this.#halt()) this.#improve(gathering)
  }

  /** What the other search has found, if there is one. */
  get #elsewhere(): (() => Found) | undefined {
    const { rival } = this.#options
    return rival && (() => rival.found)
  }

  #tell(stage: string): void {
    this.#share()
    const { placed, fit } = this.#search.best
    this.#options.progress?.({
      stage,
      placed,
      fit: placed === 0 ? 0 : fit / placed,
      bound: this.bound,
      fitBound: this.#fitBound,
    })
  }

  /** Shows the other search what is found here, and takes from there what is better; whether that is another plan. */
  #share(): boolean {
    const { rival } = this.#options
    if (!rival) return false
    rival.show(this.#search.best, this.bound)
    this.bound = Math.min(this.bound, rival.found.bound)
    const plan = rival.plan()
    if (!plan || !better(plan, this.#search.best)) return false
    this.#search.adopt(plan)
    return true
  }

  /** Proves the best plan of a pool that is small enough. */
  #prove(): boolean {
    const { people } = this.#problem
    const search = this.#search
    if (people > PROVABLE) return false
    const found = (draft: Draft) => this.#options.found?.(this.#problem, draft, this.bound)
    const effort = people <= SMALL ? EFFORT : LITTLE
    // The better the plan that is known, the fewer groups are left to decide on.
    search.rewind()
    if (!search.anneal(this.#work(), 0.3, 0.01)) return false
    // A thread that hangs when it is stopped has its last report used.
    found(search.best)
    const proof = prove(this.#problem, search.best, this.bound, this.#solver, {
      ...effort,
      found,
      mate: this.#options.mate,
    })
    if (better(proof.draft, search.best)) search.adopt(proof.draft)
    this.bound = proof.bound
    if (proof.upper < Infinity) this.#fitBound = proof.upper / proof.bound
    this.#tell(proof.proven ? 'proven' : 'packed')
    return proof.proven
  }

  /** Places the most, then improves how they suit: in a large pool. */
  #form(gathering: Gathering): void {
    const { rival } = this.#options
    const forming = new Forming(gathering, this.#seed, this.#solver, this.bound, this.#elsewhere)
    // One looks for more, for both, and the other for what suits.
    if (!rival?.isSecond) this.#seeking = forming
    this.#take(rival?.isSecond ? forming.fill(this.#search.best) : forming.first(this.#search.best))
  }

  /** Anneals for the number alone; whether more are placed then. */
  #fill(gathering: Gathering): boolean {
    const search = this.#search
    const filling = new Filling(gathering, this.#seed, this.#halt)
    filling.anneal(STEPS * this.#problem.people)
    if (filling.placed <= search.best.placed) return false
    search.adopt(filling.draft())
    return true
  }

  /** Places the most, then improves how they suit: in a pool of middle size. */
  #place(gathering: Gathering): void {
    const { rival } = this.#options
    const placing = new Placing(
      gathering,
      this.#seed,
      this.#solver,
      this.bound,
      this.#elsewhere,
      rival?.isSecond,
    )
    this.#seeking = placing
    this.#take(placing.first(this.#search.best))
  }

  /** Takes better plans and bounds as they come, and cools them: for a moment what is new, and wholly when nothing more comes for a while. */
  #take(steps: Iterable<Placed>): void {
    const search = this.#search
    const { rival } = this.#options
    // One of two looks for lower bounds first of all, and the other cools the same plan.
    const isSecond = rival?.isSecond && this.#problem.people <= MIDDLE
    const isProving = () => isSecond && search.best.placed < this.bound
    let isHot = false
    for (const { stage, bound, draft } of steps) {
      const { best } = search
      this.bound = Math.min(this.bound, bound)
      if (draft) search.adopt(draft)
      this.#tell(stage)
      isHot ||= search.best !== best
      const isSoonBettered = stage !== 'filled' && this.#problem.people > MIDDLE
      if (search.best !== best && !isSoonBettered && !isProving()) search.anneal(this.#work() / 8, 0.3, 0.01)
      if (!isHot || stage !== 'paused' || isProving()) continue
      this.#cool('cooled')
      isHot = false
    }
    // What the other search has may be why this one ended.
    if ((this.#share() || isHot) && !isProving()) this.#cool('cooled')
  }

  /** Improves the fit, and tells of it as of this stage. */
  #cool(stage: string): void {
    this.#search.anneal(this.#work(), 0.3, 0.01)
    this.#tell(stage)
  }

  /** Counts how many can be placed, where annealing may have placed too few, and looks for a plan that places as many. */
  #count(gathering: Gathering): void {
    const search = this.#search
    if (search.best.placed >= this.bound) return
    const rounding = new Rounding(gathering, this.#seed, this.#halt)
    const headcount = new Headcount(gathering, this.#solver, rounding)
    try {
      headcount.learn(heldIn(gathering, search.best))
      this.bound = headcount.bound(this.bound)
      this.#tell('bounded')
      this.#settle(gathering, headcount)
    } finally {
      headcount.dispose()
    }
    this.#tell('counted')
  }

  /** A plan that places more, of a small pool: filled, then counted. */
  #settle(gathering: Gathering, headcount: Headcount): void {
    const search = this.#search
    const { placed } = search.best
    if (placed >= this.bound || this.#halt()) return
    this.#fill(gathering)
    headcount.learn(heldIn(gathering, search.best))
    this.bound = headcount.tighten(search.best.placed, this.bound)
    for (const { bound, groups } of headcount.settle(search.best.placed, this.bound, SETTLING)) {
      this.bound = bound
      if (groups) search.adopt(draftOf(groups, this.#problem.groups.length))
    }
    if (search.best.placed > placed) search.anneal(this.#work(), 0.3, 0.01, KEEPING)
  }

  /** Sets to be scored in one cooling. */
  #work(): number {
    const { people } = this.#problem
    return people <= MIDDLE ? 2_000 * people : Math.min(1_000 * people, 6_000_000)
  }

  #improve(gathering: Gathering): void {
    const regions = new Regions(gathering, this.#solver, chance(this.#seed + this.#problem.people))
    const rounds = this.#problem.people <= MIDDLE ? 8 : 2
    for (let round = 0; this.#options.endless || round < rounds; round++) {
      if (this.#halt()) return
      this.#share()
      this.#sharpen()
      this.#repair(regions, round)
      if (!this.#refine(round)) return
      this.#tell('round')
    }
    this.#repair(regions, rounds)
  }

  /** Improves the fit of the best plan or, every other time, of another one that places as many; false when halted. */
  #refine(round: number): boolean {
    const search = this.#search
    const other = round % 2 === 0 ? this.#seeking?.other?.(search.best.placed) : undefined
    if (other) {
      search.adopt(other)
      return search.anneal(this.#work(), 0.3, 0.01)
    }
    search.rewind()
    const work = this.#work() / (this.#problem.people <= MIDDLE ? 1 : 2)
    return search.anneal(work, round % 4 === 3 ? 0.6 : 0.2, 0.008)
  }

  /** Looks once more, with more work, for more people to be placed, in a pool that is not small. */
  #sharpen(): void {
    if (!this.#seeking || this.#search.best.placed >= this.bound) return
    this.#take(this.#seeking.again(this.#search.best))
  }

  /** Makes room for people still waiting, region by region, until the bound is met or nothing helps. */
  #repair(regions: Regions, round: number): void {
    const search = this.#search
    const roll = chance(this.#seed + round)
    search.rewind()
    const { rival } = this.#options
    // Where another search counts on, more come from there.
    let tries = this.#problem.people <= MIDDLE || rival ? 8 : 80
    while (tries-- > 0 && search.best.placed < this.bound && !this.#halt()) {
      if (rival && rival.found.placed > search.best.placed) break
      const waiting = regions.waiting(search)
      if (waiting.length === 0) return
      regions.repair(search, waiting[Math.floor(roll() * waiting.length)]!, REGION, REPAIRING)
      search.note()
    }
    this.#tell('repaired')
  }
}
