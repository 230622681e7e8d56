/** `npm run check:calendar`: the feed read by khal and vdirsyncer. Exit status 2 where they are missing. */
import { spawnSync } from 'node:child_process'

const missing = ['khal', 'vdirsyncer'].filter((program) => spawnSync(program, ['--version']).status !== 0)
if (missing.length > 0) {
  console.error(`Missing: ${missing.join(' and ')}. On Debian: apt install khal vdirsyncer`)
  process.exit(2)
}
const { status } = spawnSync('vitest', ['run', '--config', 'tests/calendar/vitest.config.ts'], {
  stdio: 'inherit',
})
process.exit(status ?? 1)
