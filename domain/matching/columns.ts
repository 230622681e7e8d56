/**
 * Candidate groups as columns of a set packing: who is in each, which recruiting group it joins
 * (-1: a new group) and the sum of its people's fits.
 */
export class Columns {
  /** Column j holds people[starts[j] .. starts[j + 1]]. */
  starts: number[] = [0]
  people: number[] = []
  group: number[] = []
  fit: number[] = []
  readonly #seen = new Set<string>()

  get count(): number {
    return this.fit.length
  }

  size(j: number): number {
    return this.starts[j + 1]! - this.starts[j]!
  }

  of(j: number): number[] {
    return this.people.slice(this.starts[j]!, this.starts[j + 1]!)
  }

  push(people: ArrayLike<number>, n: number, group: number, fit: number): void {
    for (let i = 0; i < n; i++) this.people.push(people[i]!)
    this.starts.push(this.people.length)
    this.group.push(group)
    this.fit.push(fit)
  }

  /** Adds a set unless it is there; the order of its people does not matter. */
  once(people: ArrayLike<number>, n: number, group: number, fit: number): void {
    const sorted = Array.from({ length: n }, (_, i) => people[i]!).sort((a, b) => a - b)
    const key = `${group}:${sorted.join()}`
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    this.push(sorted, n, group, fit)
  }
}
