/** Sees to the house's rules: layers, names, cycles, habits, migrations, walls. Prints each problem with its place. */
import { fileURLToPath } from 'node:url'
import { exceptions } from './house/exceptions.ts'
import { habitProblems } from './house/habits.ts'
import { cycleProblems, layerProblems } from './house/layers.ts'
import { migrationProblems, readMigrations } from './house/migrations.ts'
import { readSources } from './house/sources.ts'
import { wallProblems } from './house/walls.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = readSources(root)
const migrations = readMigrations(root)
const found = [
  ...layerProblems(sources),
  ...cycleProblems(sources),
  ...habitProblems(sources),
  ...migrationProblems(migrations),
  ...wallProblems(sources, migrations),
]
const excepted = (problem: { rule: string; path: string }) =>
  exceptions.some(({ rule, path }) => rule === problem.rule && path === problem.path)
const problems = found.filter((problem) => !excepted(problem))
const unneeded = exceptions.filter(
  ({ rule, path }) => !found.some((one) => one.rule === rule && one.path === path),
)

for (const { path, line, rule, message } of problems) console.error(`${path}:${line}  ${rule}: ${message}`)
for (const { rule, path } of unneeded)
  console.error(`scripts/house/exceptions.ts  ${rule} for ${path} is not needed any more`)
// A check that saw nothing must not pass.
const blind = sources.length < 50 || migrations.length === 0
if (blind)
  console.error(
    `the house's check saw ${sources.length} files and ${migrations.length} migrations: too few to be all`,
  )
if (problems.length > 0 || unneeded.length > 0 || blind) process.exitCode = 1
else console.log(`House: ${sources.length} files and ${migrations.length} migrations are in order.`)
