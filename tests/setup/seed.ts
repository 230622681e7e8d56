/** A data folder as a first start leaves it, for tests of what comes after: a copy takes a moment, a first start seconds. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, runFile } from './program.ts'

export type Seed = {
  /** Where it lies. */
  data: string
  remove(): void
}

/** Starts the product around the bare web in an empty folder and stops it. */
export async function makeSeed(): Promise<Seed> {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-seed-'))
  chmodSync(folder, 0o711) // PostgreSQL's account may pass
  const data = join(folder, 'data')
  const program = runFile('tests/setup/bare-main.ts', {
    PORT: String(await freePort()),
    COLLOQUY_DATA_DIR: data,
  })
  await program.prints(/Colloquy is ready: \S+/)
  program.process.kill('SIGTERM')
  await program.ended
  return { data, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Puts a copy of a seed's data where nothing is yet, owners and modes as they are. */
export function plant(seed: string, data: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', seed, data], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The seed could not be copied: ${stderr}`)
}
