/** `npm start` and `npm run dev`. */
import { runProgram } from './program.ts'

await runProgram(async (stopping) => {
  const { readSettings } = await import('#platform/settings')
  const { start } = await import('./start.ts')
  const development = process.argv.includes('--dev')
  return start({ settings: readSettings(process.env), development, stopping })
})
