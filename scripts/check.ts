/** `npm run check`: the whole gate but the tests. Runs all parts, tells what failed, exit status 1. */
import { spawn } from 'node:child_process'

const parts: Record<string, string> = {
  'format and lint': 'biome check .',
  types: 'react-router typegen && tsc --noEmit',
  house: 'node scripts/check-house.ts',
  'generated types': 'node scripts/types.ts --verify',
  'unused code and packages': 'knip',
}

let failed = 0
let passed = 0
for (const [name, command] of Object.entries(parts)) {
  const { status, output } = await run(command)
  if (status === 0) passed += 1
  else {
    failed += 1
    console.error(`\n── ${name} (${command})\n${output.trim()}\n`)
  }
}
console.log(`Check: ${passed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0

function run(command: string): Promise<{ status: number | null; output: string }> {
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      output += part
    })
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })))
}
