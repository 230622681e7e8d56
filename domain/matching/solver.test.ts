import { expect, test } from 'vitest'
import { chance } from './chance.ts'
import { type Entries, loadSolver, Program, type Row } from './solver.ts'

/** Many things to be chosen, each in four of the rows. */
function crowded(): { rows: Row[]; columns: Entries[] } {
  const roll = chance(1)
  const rows = Array.from({ length: 150 }, () => ({ lower: -Infinity, upper: 1 }))
  const columns = Array.from({ length: 600 }, () => {
    const used = [...new Set(Array.from({ length: 4 }, () => Math.floor(roll() * rows.length)))]
    return { cost: used.length + roll(), upper: 1, rows: used, values: used.map(() => 1) }
  })
  return { rows, columns }
}

test.each(['simplex', 'inside'] as const)(
  'a program that was stopped is not told as solved: %s',
  async (way) => {
    const { rows, columns } = crowded()
    const solver = await loadSolver(() => false)
    const stopped = new Program({ ...solver, halt: () => true }, rows, columns, way)
    expect(stopped.run().status).toBe('limit')
    stopped.dispose()
  },
)

test('from inside a program comes to the same optimum, and its prices bound it', async () => {
  const { rows, columns } = crowded()
  const solver = await loadSolver(() => false)
  const [corner, inside] = (['simplex', 'inside'] as const).map((way) => {
    const program = new Program(solver, rows, columns, way)
    const outcome = program.run()
    program.dispose()
    return outcome
  })
  expect(inside!.status).toBe('optimal')
  expect(Math.abs(inside!.objective - corner!.objective)).toBeLessThan(0.01 * corner!.objective)
  const prices = inside!.duals!.map((price) => Math.max(0, price))
  const worth = columns.map(({ cost, rows: all }) => all.reduce((left, row) => left - prices[row]!, cost))
  const bound =
    prices.reduce((sum, price) => sum + price, 0) + worth.reduce((sum, w) => sum + Math.max(0, w), 0)
  expect(bound).toBeGreaterThanOrEqual(corner!.objective - 1e-6)
  expect(bound).toBeLessThan(1.01 * corner!.objective)
})

test('through the inside a program comes to a corner that is as good, and goes on from there', async () => {
  const { rows, columns } = crowded()
  const solver = await loadSolver(() => false)
  const [straight, through] = [0, 1].map(() => new Program(solver, rows, columns))
  const cut = columns.flatMap(({ rows: all }, j) => (all.includes(7) || all.includes(8) ? [j] : []))
  try {
    const isBasic = solver.highs.constants.basisStatus.basic
    for (const limit of [Infinity, 1]) {
      for (const program of [straight!, through!])
        if (limit === 1) program.addRows({ lower: 0, upper: 1 }, [{ columns: cut, values: cut.map(() => 1) }])
      const found = through!.runThrough()
      expect(found.status).toBe('optimal')
      expect(found.objective).toBeCloseTo(straight!.run().objective, 6)
      const { colStatus, rowStatus } = through!.basis()
      const basics = [...colStatus, ...rowStatus].filter((status) => status === isBasic)
      expect(basics.length).toBe(rowStatus.length)
    }
    expect(through!.run().objective).toBeCloseTo(straight!.run().objective, 6)
  } finally {
    for (const program of [straight!, through!]) program.dispose()
  }
})

test('bounds may change between a run through the inside and others, with nothing new', async () => {
  const solver = await loadSolver(() => false)
  const roll = chance(2)
  const rows = Array.from({ length: 10 }, () => ({ lower: -Infinity, upper: 1 }))
  for (let n = 0; n < 100; n++) {
    const columns = Array.from({ length: 12 }, () => {
      const used = [...new Set(Array.from({ length: 4 }, () => Math.floor(roll() * rows.length)))]
      return { cost: used.length, upper: Infinity, rows: used, values: used.map(() => 1) }
    })
    const [straight, through] = [0, 1].map(() => new Program(solver, rows, columns))
    for (let step = 0; step < 5; step++) {
      const upper = Float64Array.from(columns, () => (roll() < 0.1 ? 0 : Infinity))
      for (const program of [straight!, through!]) program.setUpper(0, upper)
      const { objective } = step % 2 === 0 ? through!.run() : through!.runThrough()
      expect(objective).toBeCloseTo(straight!.run().objective, 6)
    }
    for (const program of [straight!, through!]) program.dispose()
  }
})

test('where there is no way through the inside, it goes from corner to corner', async () => {
  const { rows, columns } = crowded()
  const solver = await loadSolver(() => false)
  const { highs } = solver
  let runs = 0
  const createModel: typeof highs.createModel = (source) => {
    const model = highs.createModel(source)
    const run = model.run.bind(model)
    model.run = ((callbacks) => {
      if (runs++ === 0) throw new highs.errors.HighsError('no numbers', 'run')
      return run(callbacks)
    }) as typeof model.run
    return model
  }
  const program = new Program({ ...solver, highs: { ...highs, createModel } }, rows, columns)
  expect(program.runThrough().status).toBe('optimal')
  expect(runs).toBe(2)
  program.dispose()
})

test('a program that was stopped on its way through the inside is not solved some other way', async () => {
  const { rows, columns } = crowded()
  const solver = await loadSolver(() => false)
  const program = new Program({ ...solver, halt: () => true }, rows, columns)
  expect(program.runThrough().status).toBe('limit')
  program.dispose()
})

test('where a program has come to no corner, nothing is let go of', async () => {
  const { rows, columns } = crowded()
  const solver = await loadSolver(() => false)
  const all = { rows: new Uint8Array(rows.length).fill(1), columns: new Uint8Array(columns.length).fill(1) }
  const none = { rows: all.rows.map(() => 0), columns: all.columns.map(() => 0) }
  const program = new Program({ ...solver, halt: () => true }, rows, columns)
  expect(program.prune(all)).toEqual(none)
  program.runThrough()
  expect(program.prune(all)).toEqual(none)
  program.dispose()
})

test('a program without columns has a known solution too: none', async () => {
  const program = new Program(await loadSolver(() => false), [{ lower: 0, upper: 1 }], [])
  for (const outcome of [program.run(), program.runThrough()])
    expect(outcome).toMatchObject({ status: 'optimal', objective: 0 })
  program.dispose()
})
