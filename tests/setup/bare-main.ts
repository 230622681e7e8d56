/** server/main.ts around the bare web, for tests that kill it. */
import { runProgram } from '#server/program'

await runProgram(async () => {
  const { readSettings } = await import('#platform/settings')
  const { start } = await import('#server/start')
  return start({ settings: readSettings(process.env), load: () => import('./bare-web.ts') })
})
