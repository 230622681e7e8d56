/** The listening socket: taken first, so that a taken port is told at once; answers by itself until the web is there. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartRefused } from '#platform/settings'

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

export type Entrance = {
  server: Server
  /** From now on `handler` answers. */
  serve(handler: Handler): void
  /** Takes nothing new and lets answers under way finish, for `patience` milliseconds at most; live streams go on. */
  quiet(patience: number): Promise<void>
  /** Ends what is left. */
  close(): Promise<void>
}

/** Listens on `host` and `port`. Refuses (StartRefused) where the port is taken or not permitted. */
export async function openEntrance(host: string, port: number): Promise<Entrance> {
  let handler: Handler = starting
  const underWay = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
    return handler(request, response)
  })
  // Slow writers of headers are cut off; a body may take its time (evidence files on a slow line).
  server.headersTimeout = 20_000
  server.requestTimeout = 180_000
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)))
    server.listen(port, host)
  })
  return {
    server,
    serve(next) {
      handler = next
    },
    async quiet(patience) {
      handler = stopping
      server.close()
      const until = performance.now() + patience
      while ([...underWay].some((response) => !isStream(response)) && performance.now() < until)
        await sleep(10)
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream')
}

const stopping: Handler = (_request, response) => {
  response.writeHead(503, {
    'content-type': 'text/plain; charset=utf-8',
    connection: 'close',
    'retry-after': '2',
  })
  response.end('stopping')
}

/** While databases and pages are prepared the process lives but is not ready. */
const starting: Handler = (request, response) => {
  const alive = request.url === '/healthz'
  response.writeHead(alive ? 200 : 503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' })
  response.end(alive ? 'ok' : 'starting')
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new StartRefused(
      `PORT ${port} on ${host} is taken by another program: stop that one, or set PORT.`,
    )
  if (error.code === 'EACCES')
    return new StartRefused(`PORT ${port} is not permitted to this account: set PORT above 1023.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartRefused(`HOST ${host} is not an address of this machine.`)
  return error
}
