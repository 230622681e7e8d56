/** The web's build: made when it is missing or older than its sources. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { StartRefused } from '#platform/settings'
import { holdFolder } from './folderlock.ts'

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))
/** The bundle that holds Hono, the pages and everything they use. */
const bundle = join(root, 'build/server/index.js')
const stamp = join(root, 'build/stamp')
const sources = ['app', 'copy', 'demo', 'domain', 'platform', 'server']
const files = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'react-router.config.ts',
]

/** A digest of everything the build is made from; tests are not. */
function sourcesDigest(): string {
  const digest = createHash('sha256')
  const names = sources
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
  for (const name of [...names, ...files.map((file) => join(root, file))].toSorted()) {
    if (existsSync(name))
      digest
        .update(`${name.slice(root.length)}\0`)
        .update(readFileSync(name))
        .update('\0')
  }
  return digest.digest('hex')
}

/** True when the build was made from the sources as they are. */
function buildIsCurrent(): boolean {
  return existsSync(bundle) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesDigest()
}

/**
 * Builds where needed; processes that start at once wait for the one that builds. Refuses with the tool's words;
 * rejects with an AbortError soon after `stopping`.
 */
export async function ensureBuild(tell: (line: string) => void, stopping?: AbortSignal): Promise<void> {
  while (!buildIsCurrent()) {
    const held = await holdFolder(root, 'build')
    if (!held) {
      await sleep(100, undefined, { signal: stopping })
      continue
    }
    try {
      if (buildIsCurrent()) return
      tell('Building the pages, once after each change of the program.')
      return await build(stopping)
    } finally {
      await held.release()
    }
  }
}

/** The tool's words; where it was not allowed to write, what to do about it. */
export function whyNotBuilt(output: string): string {
  if (/\b(EROFS|EACCES|EPERM)\b/.test(output))
    return `The pages have to be built anew, and this process may not write in ${root}: run npm run build there as the account that owns it, then start again.`
  return `The pages could not be built:\n${output.trim()}`
}

/** Runs the build and stamps it with the digest of what it was made from. */
export async function build(stopping?: AbortSignal): Promise<void> {
  const digest = sourcesDigest()
  try {
    rmSync(stamp, { force: true }) // a build that is given up half-way is no build
  } catch (error) {
    throw new StartRefused(whyNotBuilt((error as Error).message))
  }
  const tool = join(root, 'node_modules/@react-router/dev/bin.cjs')
  const { status, output } = await runTool([tool, 'build'], stopping)
  if (status !== 0 || !existsSync(bundle)) throw new StartRefused(whyNotBuilt(output))
  writeFileSync(stamp, digest)
}

/** Runs a program of Node's; gives its status and the end of what it said. `stopping` ends it and rejects, once it is gone. */
export async function runTool(
  parameters: readonly string[],
  stopping?: AbortSignal,
): Promise<{ status: number | null; output: string }> {
  stopping?.throwIfAborted()
  const tool = spawn(process.execPath, parameters, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [tool.stdout, tool.stderr])
    stream.on('data', (part) => {
      output = (output + part).slice(-20_000)
    })
  const end = () => tool.kill('SIGKILL')
  stopping?.addEventListener('abort', end)
  try {
    const status = await new Promise<number | null>((resolve, reject) =>
      tool.once('close', resolve).once('error', reject),
    )
    stopping?.throwIfAborted()
    return { status, output }
  } finally {
    stopping?.removeEventListener('abort', end)
  }
}
