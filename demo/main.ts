/** `npm run demo`: the product with a sample network, in a database of its own. */
import { runProgram } from '#server/program'

await runProgram(async (stopping) => {
  const { startDemo } = await import('./start.ts')
  return startDemo(process.env, process.argv.includes('--fresh'), stopping)
})
