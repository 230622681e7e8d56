/**
 * Candidate groups as columns of a set packing: who is in each, which recruiting group it joins
 * (-1: a new group), the sum of its people's fits, and what sort of new group it is (sorts.ts; -1: none).
 */
export class Columns {
  /** Column j holds people[starts[j] .. starts[j + 1]]. */
  starts: number[] = [0]
  people: number[] = []
  group: number[] = []
  fit: number[] = []
  sort: number[] = []
  readonly #seen = new Set<string>()
  /** Who is in each column, as bits. */
  #bits = new Int32Array(0)
  #width = 0
  #marked = 0

  get count(): number {
    return this.fit.length
  }

  size(j: number): number {
    return this.starts[j + 1]! - this.starts[j]!
  }

  of(j: number): number[] {
    return this.people.slice(this.starts[j]!, this.starts[j + 1]!)
  }

  push(people: ArrayLike<number>, n: number, group: number, fit: number, sort: number): void {
    for (let i = 0; i < n; i++) this.people.push(people[i]!)
    this.starts.push(this.people.length)
    this.group.push(group)
    this.fit.push(fit)
    this.sort.push(sort)
  }

  /** Adds a set unless it is there; the order of its people does not matter. */
  once(people: ArrayLike<number>, n: number, group: number, fit: number, sort: number): void {
    const sorted = Array.from({ length: n }, (_, i) => people[i]!).sort((a, b) => a - b)
    const key = `${group}:${sorted.join()}`
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    this.push(sorted, n, group, fit, sort)
  }

  /** Only these of the columns. */
  only(list: readonly number[]): Columns {
    const columns = new Columns()
    for (const j of list) columns.push(this.of(j), this.size(j), this.group[j]!, this.fit[j]!, this.sort[j]!)
    return columns
  }

  /** Whether a person is in group `j`. */
  holds(j: number, person: number): boolean {
    if (this.#marked < this.count) this.#mark()
    const word = person >> 5
    return word < this.#width && (this.#bits[j * this.#width + word]! & (1 << (person & 31))) !== 0
  }

  #mark(): void {
    let top = 0
    for (let i = 0; i < this.people.length; i++) top = Math.max(top, this.people[i]!)
    const width = Math.max(this.#width, (top >> 5) + 1)
    if (width > this.#width || this.#bits.length < this.count * width) {
      this.#width = width
      this.#bits = new Int32Array(width * Math.max(64, 2 * this.count))
      this.#marked = 0
    }
    for (let j = this.#marked; j < this.count; j++)
      for (let i = this.starts[j]!; i < this.starts[j + 1]!; i++) {
        const p = this.people[i]!
        this.#bits[j * width + (p >> 5)]! |= 1 << (p & 31)
      }
    this.#marked = this.count
  }

  /** Whether two groups cannot be formed together. */
  meets(j: number, k: number): boolean {
    const { group } = this
    if (group[j]! >= 0 && group[j] === group[k]) return true
    if (this.#marked < this.count) this.#mark()
    const width = this.#width
    for (let w = 0; w < width; w++) if (this.#bits[j * width + w]! & this.#bits[k * width + w]!) return true
    return false
  }
}
