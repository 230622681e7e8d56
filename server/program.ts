/** A program that serves until it is told to stop: signals, exit statuses, one clear line for what the operator can mend. */
import type { Running } from './start.ts'

/** Ctrl-C reaches us twice, from the terminal and passed on by npm: within this many milliseconds it is the same one. */
const echo = 1000

/**
 * Runs `begin` and then serves. SIGTERM, SIGINT and SIGHUP stop it cleanly, a second one at once; `stopping` tells what
 * takes long at the start.
 * Exit status 0 after a clean stop, 2 when the start was refused, 3 when the embedded database does not run, 1 for
 * anything else.
 */
export async function runProgram(begin: (stopping: AbortSignal) => Promise<Running>): Promise<void> {
  if (!('Temporal' in globalThis)) {
    console.error(
      `Colloquy brings Node 26 along; this is ${process.version}. Start it with npm start, after npm ci.`,
    )
    process.exit(2)
  }
  const stopping = new AbortController()
  const asked = new Promise<void>((resolve) => {
    let first: number | undefined
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
      process.on(signal, () => {
        first ??= performance.now()
        if (performance.now() - first > echo) process.exit(1)
        stopping.abort()
        resolve()
      })
  })
  try {
    const beginning = begin(stopping.signal)
    const early = await Promise.race([beginning.then(() => false), asked.then(() => true)])
    const running = await beginning
    if (!early) await Promise.race([asked, running.failed])
    await running.stop()
    process.exit(0)
  } catch (error) {
    if (stopping.signal.aborted && (error as Error).name === 'AbortError') process.exit(0)
    await stopWith(error)
  }
}

const statuses: Record<string, number> = { StartRefused: 2, DatabaseDown: 3 }

/** Prints why a program ends and ends it. */
export async function stopWith(error: unknown): Promise<never> {
  const status = error instanceof Error ? statuses[error.name] : undefined
  console.error(status ? (error as Error).message : error)
  process.exit(status ?? 1)
}
