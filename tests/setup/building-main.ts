/** server/main.ts with a build that never ends, for tests that stop it meanwhile. */
import { runTool } from '#server/build'
import { runProgram } from '#server/program'

await runProgram(async (stopping) => {
  const { readSettings } = await import('#platform/settings')
  const { start } = await import('#server/start')
  const load = async () => {
    console.log('building')
    const { status } = await runTool(['-e', 'setInterval(() => {}, 1000)'], stopping)
    throw new Error(`the build that never ends ended: ${status}`)
  }
  return start({ settings: readSettings(process.env), load, stopping })
})
