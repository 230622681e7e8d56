/** `npm start` and `npm run dev`. */
import { runProgram } from './program.ts'

await runProgram(async () => {
  const { readSettings } = await import('#platform/settings')
  const { start } = await import('./start.ts')
  return start({ settings: readSettings(process.env), development: process.argv.includes('--dev') })
})
