/** One process a data folder: a lock that cannot outlive its holder, however that ends. */
import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Held = { release(): Promise<void> }

/**
 * Takes the lock of `folder` for `purpose`; undefined when another process holds it. It is a
 * listening socket: the kernel closes it with its process, so nothing stale remains to be judged.
 */
export async function holdFolder(folder: string, purpose: string): Promise<Held | undefined> {
  const address = addressOf(folder, purpose)
  const server = await listen(address)
  if (server) return held(server)
  if (address.startsWith('\0') || (await answers(address))) return undefined
  // A socket file of a process that was killed: nobody answers, so it may go.
  rmSync(address, { force: true })
  const second = await listen(address)
  return second && held(second)
}

function held(server: Server): Held {
  server.unref()
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}

function addressOf(folder: string, purpose: string): string {
  const digest = createHash('sha256')
    .update(`${purpose} ${realpathSync(folder)}`)
    .digest('hex')
    .slice(0, 24)
  return process.platform === 'linux' ? `\0colloquy-${digest}` : join(tmpdir(), `colloquy-${digest}.sock`)
}

function listen(path: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('listening', () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(path)
  })
}

/** Whether somebody listens at this socket file. */
export function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.unref()
  })
}
