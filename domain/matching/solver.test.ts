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

test('a program that was stopped tells no bound below its optimum', async () => {
  const { rows, columns } = crowded()
  const solver = await loadSolver(() => false)
  const whole = new Program(solver, rows, columns)
  const { objective } = whole.run()
  whole.dispose()
  const stopped = new Program({ ...solver, halt: () => true }, rows, columns)
  const { status, bound } = stopped.run()
  stopped.dispose()
  expect(status).toBe('limit')
  expect(bound).toBeGreaterThan(objective - 1e-6)
})

test('a program without columns has a known solution too: none', async () => {
  const program = new Program(await loadSolver(() => false), [{ lower: 0, upper: 1 }], [])
  program.suggest(new Float64Array(0))
  expect(program.run()).toMatchObject({ status: 'optimal', objective: 0 })
  program.dispose()
})
