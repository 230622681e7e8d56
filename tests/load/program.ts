/** The product's own program started, timed, weighed and stopped, as `npm start` runs it. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Program, runFile } from '../setup/program.ts'

export type Started = { program: Program; seconds: number; stop(): Promise<void> }

/** Starts it and waits for the first 200 of its readiness; `seconds` counts from the process's first moment. */
export async function startProgram(settings: Record<string, string>): Promise<Started> {
  const began = performance.now()
  const program = runFile('server/main.ts', settings)
  let ended = false
  program.ended.then(() => {
    ended = true
  })
  while (!(await isReady(Number(settings.PORT)))) {
    if (ended) throw new Error(`the program ended:\n${program.output()}`)
    await sleep(5)
  }
  const seconds = (performance.now() - began) / 1000
  return {
    program,
    seconds,
    async stop() {
      program.process.kill('SIGTERM')
      await program.ended
    },
  }
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = get({ host: '127.0.0.1', port, path: '/readyz', agent: false }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode === 200))
    })
    asking.once('error', () => resolve(false))
  })
}

export type Memory = { node: number; postgres: number | null }

/** Resident megabytes: of the program, and of its PostgreSQL with what its processes share counted once (Linux). */
export function memoryOf(program: Program, dataDir: string): Memory {
  const { pid } = program.process
  const told = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return { node: Math.round(Number(told) / 1024), postgres: postgresMemory(dataDir) }
}

function postgresMemory(dataDir: string): number | null {
  const lock = join(dataDir, 'pg/postmaster.pid')
  if (!existsSync(lock) || !existsSync('/proc/self/smaps_rollup')) return null
  const postmaster = readFileSync(lock, 'utf8').split('\n')[0]!
  const processes = readdirSync('/proc').filter(
    (name) => name === postmaster || parentOf(name) === postmaster,
  )
  try {
    const kilobytes = processes.map((pid) => {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
      return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0)
    })
    return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024)
  } catch {
    return null // another account's processes
  }
}

function parentOf(pid: string): string | undefined {
  if (!/^\d+$/.test(pid)) return undefined
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  } catch {
    return undefined // it ended meanwhile
  }
}
