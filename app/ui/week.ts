/** A painted week: half hours numbered from Monday 00:00 (0) to Sunday 23:30 (335). Pure, for grid and server alike. */
const halvesInDay = 48
export const cellsInWeek = 7 * halvesInDay

/** The number of a half hour: weekday from 1 (Monday), half from 0 to 47. */
export const cellAt = (weekday: number, half: number) => (weekday - 1) * halvesInDay + half
export const weekdayOf = (cell: number) => Math.floor(cell / halvesInDay) + 1
export const halfOf = (cell: number) => cell % halvesInDay

/** A half hour's beginning as wall time, `18:30`; 48 is `24:00`. */
export const clockOf = (half: number) =>
  `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`

/** Cells as what a form posts: runs within a day, `36-39`, or a single `36`. */
export function runsOf(cells: Iterable<number>): string[] {
  return stretchesOf(cells).map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
}

/** Stretches of cells within a day: the first and the last of each. */
export function stretchesOf(cells: Iterable<number>): [first: number, last: number][] {
  const runs: [number, number][] = []
  for (const cell of [...new Set(cells)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && cell === last[1] + 1 && weekdayOf(cell) === weekdayOf(last[1])) last[1] = cell
    else runs.push([cell, cell])
  }
  return runs
}

/** Cells of posted runs; what is no run of a week is left out. */
export function cellsOfRuns(runs: Iterable<string>): number[] {
  const cells = new Set<number>()
  for (const run of runs) {
    const [, first, last = first] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(run) ?? []
    if (first === undefined) continue
    for (let cell = Number(first); cell <= Math.min(Number(last), cellsInWeek - 1); cell++) cells.add(cell)
  }
  return [...cells].sort((a, b) => a - b)
}

/** The week after painting the rectangle between two cells. */
export function painted(cells: ReadonlySet<number>, from: number, to: number, isOn: boolean): Set<number> {
  const days = [weekdayOf(from), weekdayOf(to)].sort((a, b) => a - b) as [number, number]
  const halves = [halfOf(from), halfOf(to)].sort((a, b) => a - b) as [number, number]
  const next = new Set(cells)
  for (let day = days[0]; day <= days[1]; day++)
    for (let half = halves[0]; half <= halves[1]; half++)
      if (isOn) next.add(cellAt(day, half))
      else next.delete(cellAt(day, half))
  return next
}

/** Where an arrow key leads within the shown hours; undefined for other keys. At an edge it stays. */
export function movedBy(key: string, cell: number, firstHalf: number, endHalf: number): number | undefined {
  const day = weekdayOf(cell)
  const half = halfOf(cell)
  switch (key) {
    case 'ArrowLeft':
      return cellAt(Math.max(1, day - 1), half)
    case 'ArrowRight':
      return cellAt(Math.min(7, day + 1), half)
    case 'ArrowUp':
      return cellAt(day, Math.max(firstHalf, half - 1))
    case 'ArrowDown':
      return cellAt(day, Math.min(endHalf - 1, half + 1))
    case 'Home':
      return cellAt(day, firstHalf)
    case 'End':
      return cellAt(day, endHalf - 1)
    default:
      return undefined
  }
}

/** Shown hours: 7 AM to 10 PM, and as much more as is painted. Whole hours, as halves. */
export function shownHalves(cells: Iterable<number>): [first: number, end: number] {
  const halves = [...cells].map(halfOf)
  const first = Math.min(14, ...halves)
  const end = Math.max(44, ...halves.map((half) => half + 1))
  return [first - (first % 2), end + (end % 2)]
}

/** An hour's checkbox without JavaScript: what it posts, and whether it is checked. A painted half stays a half. */
export function hourBox(
  cells: ReadonlySet<number>,
  weekday: number,
  hour: number,
): { run: string; isOn: boolean } {
  const halves = [cellAt(weekday, hour * 2), cellAt(weekday, hour * 2 + 1)]
  const on = halves.filter((cell) => cells.has(cell))
  return { run: runsOf(on.length ? on : halves)[0]!, isOn: on.length > 0 }
}
