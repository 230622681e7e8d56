/** Keeps the embedded database running: starts it again when it dies, stops it with the program. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cluster, type ClusterOptions, startCluster } from './postgres/cluster.ts'

export type Guarded = {
  /** The addresses stay the same over restarts. */
  url: Cluster['url']
  stop(): Promise<void>
}

/** Milliseconds before each new try: what fails at once may go in a moment, when a disk has room again. */
const pauses = [50, 500, 2000, 5000]
const hopeless = pauses.length + 1

/**
 * The database of `dataDir`, watched. When it dies five times within a minute `giveUp` is called
 * with its last words.
 */
export async function guardCluster(
  dataDir: string,
  options: ClusterOptions,
  giveUp: (reason: string) => void,
): Promise<Guarded> {
  let cluster = await startCluster(dataDir, options)
  const { url } = cluster
  let stopped = false
  let restarting: Promise<void> | undefined
  let deaths: Temporal.Instant[] = []

  const watch = () => {
    cluster.died.then((lastWords) => {
      if (!stopped) restarting = revive(lastWords)
    })
  }
  const revive = async (lastWords: string) => {
    const now = Temporal.Now.instant()
    deaths = [...deaths.filter((at) => now.since(at).total('seconds') < 60), now]
    if (deaths.length >= hopeless) return giveUp(lastWords)
    options.tell(`The database ended and is started again: ${lastWords}`)
    try {
      await sleep(pauses[deaths.length - 1])
      if (stopped) return
      cluster = await cluster.restart()
      watch()
    } catch (error) {
      await revive((error as Error).message)
    }
  }
  watch()
  return {
    url,
    async stop() {
      stopped = true
      await restarting
      await cluster.stop()
    },
  }
}
