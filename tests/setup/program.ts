/** A program of ours as a process of its own, for tests that start, stop and kill it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Program = {
  process: ChildProcess
  /** All it printed so far. */
  output(): string
  /** Resolves with what `pattern` found in the output. Rejects when the program ends without it. */
  prints(pattern: RegExp): Promise<RegExpExecArray>
  /** Resolves with the exit status; a signal's name where one ended it. */
  ended: Promise<number | string>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Programs are started a hundred times in a run: what Node compiled once it need not compile again. */
const compiled = join(root, 'node_modules/.cache/compiled')

/** Starts `node <file>` in the project's folder with these settings and none of the surrounding ones. */
export function runFile(file: string, settings: Record<string, string>, parameters: string[] = []): Program {
  const child = spawn(process.execPath, [file, ...parameters], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_COMPILE_CACHE: compiled, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      text += part
      for (const look of waiting) look()
    })
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (status, signal) => resolve(status ?? signal ?? 'unknown'))
  })
  return {
    process: child,
    output: () => text,
    ended,
    prints: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(text)
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
        ended.then((status) => reject(new Error(`ended (${status}) without ${pattern}:\n${text}`)))
      }),
  }
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
