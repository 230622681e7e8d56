/** PostgreSQL's own lock on its folder, and what a killed process leaves of it. */
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartRefused } from '#platform/settings'
import { answers } from '../folderlock.ts'

/** The socket folder of a running server, as PostgreSQL notes it on the fifth line of postmaster.pid. */
export function socketOfRunning(cluster: string): string | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  return readFileSync(file, 'utf8').split('\n')[4] || undefined
}

/**
 * Clears what a killed server left behind. PostgreSQL only asks whether the pid in its lock exists,
 * which a zombie and a pid used again both answer with yes; so the processes that really work in
 * the folder are asked to stop, awaited, and then the lock files are removed.
 * Only the holder of the data folder may call this.
 */
export async function clearStaleLock(cluster: string, socket: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const lockedBy = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
  const before = Temporal.Now.instant()
  let asked = false
  while (workingIn(cluster).length > 0) {
    if (lockedBy && !asked && workingIn(cluster).includes(lockedBy)) {
      process.kill(lockedBy, 'SIGINT')
      asked = true
    }
    if (Temporal.Now.instant().since(before).total('seconds') > 30)
      throw new StartRefused(
        `An earlier PostgreSQL in ${cluster} does not stop (process ${workingIn(cluster)[0]}).`,
      )
    await sleep(20)
  }
  // No process to be seen works here and somebody answers: in another container, on the same volume. What asks about
  // processes sees nothing of it, the data folder's lock and PostgreSQL's own included.
  if (await answers(join(socket, '.s.PGSQL.5432')))
    throw new StartRefused(
      `The database in ${cluster} is in use by another Colloquy, perhaps in another container: stop that one.`,
    )
  rmSync(file, { force: true })
  rmSync(join(socket, '.s.PGSQL.5432.lock'), { force: true })
  rmSync(join(socket, '.s.PGSQL.5432'), { force: true })
}

/** Processes whose working folder is the cluster's. Where there is no /proc, the lock's own process. */
function workingIn(cluster: string): number[] {
  if (!existsSync('/proc/self')) return lockHolder(cluster)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === cluster
      } catch {
        return false // gone meanwhile, a zombie, or another account's
      }
    })
    .map(Number)
}

function lockHolder(cluster: string): number[] {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return []
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 0)
    return [pid]
  } catch {
    return []
  }
}
