/**
 * `npm test`: unit and database tests, then the journeys in a real browser. Names of files given are
 * passed on to the first. Ends with a line `N passed, N failed`; exit status 2 where Chromium is
 * missing and cannot be installed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundBrowser } from '#tests/setup/browser'

/** Debian's packages with a browser for the journeys, the lighter first; not every release has it. */
const PACKAGES = ['chromium-headless-shell', 'chromium']

const named = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'colloquy-results-'))
const counts = { passed: 0, failed: 0 }
try {
  await vitest()
  if (named.length === 0 && existsSync('playwright.config.ts')) await journeys()
} finally {
  rmSync(folder, { recursive: true })
}
console.log(`${counts.passed} passed, ${counts.failed} failed`)
if (counts.failed > 0) process.exitCode = 1

async function vitest(): Promise<void> {
  const file = join(folder, 'vitest.json')
  const status = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...named,
  ])
  const told = read<{ numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }>(file)
  count(status, told?.numPassedTests ?? 0, told?.numFailedTests ?? 0)
}

async function journeys(): Promise<void> {
  const path = browser()
  if (!path) {
    console.error(
      'The journeys need Chromium: install it (apt-get install chromium) or set CHROMIUM to its path.',
    )
    process.exit(2)
  }
  const file = join(folder, 'playwright.json')
  const env = { CHROMIUM: path, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const status = await run('playwright', ['test', '--reporter=list,json'], env)
  const told = read<{ stats: { expected: number; flaky: number; unexpected: number } }>(file)
  count(status, (told?.stats.expected ?? 0) + (told?.stats.flaky ?? 0), told?.stats.unexpected ?? 0)
}

/** A runner that ends badly without a failed test (a crash, no tests at all) is a failure too. */
function count(status: number, passed: number, failed: number): void {
  counts.passed += passed
  counts.failed += status !== 0 && failed === 0 ? 1 : failed
}

/** The browser's path; installed first where it is missing and this may. */
function browser(): string | undefined {
  const found = foundBrowser()
  if (found) return found
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (!mayInstall) return undefined
  console.log('Chromium is missing and is installed by apt.')
  apt('update', '-q')
  for (const name of PACKAGES) if (!foundBrowser()) apt('install', '-qy', '--no-install-recommends', name)
  return foundBrowser()
}

function apt(...parameters: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', parameters, { stdio: 'inherit', env })
}

function run(program: string, parameters: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(program, parameters, { stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise((resolve, reject) =>
    child.once('close', (status) => resolve(status ?? 1)).once('error', reject),
  )
}

function read<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined
}
