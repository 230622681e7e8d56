/** The listening socket: taken first, so that a taken port is told at once; answers by itself until the web is there. */
import { hash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { entrance as copy } from '#copy/entrance.en'
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
  // Longer than a proxy before it keeps an idle line (Caddy two minutes, nginx one): who closes first must be the proxy,
  // or a form it sends at the moment this process closes is lost to a reset.
  server.keepAliveTimeout = 150_000
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

const stopping = notServing('stopping', { connection: 'close', 'retry-after': '2' })
const whileStarting = notServing('starting', { 'retry-after': '1' })

/** While databases and pages are prepared the process lives but is not ready. */
const starting: Handler = (request, response) => {
  if (request.url !== '/healthz') return whileStarting(request, response)
  response.writeHead(200, plain)
  response.end('ok')
}

const plain = { 'content-type': 'text/plain; charset=utf-8' }

/**
 * 503 to all: a browser gets a page, anything else `word`. Who sent a form is told to send it again from where it is, in
 * their browser: nothing of it is said here, since what could seal a page to its reader is not there yet. It is heard
 * out first, or else a browser whose connection ends while it sends would show that, and not the page.
 */
function notServing(word: string, headers: Record<string, string>): Handler {
  return (request, response) => {
    request.once('end', () => {
      const isForBrowser = request.headers.accept?.includes('text/html')
      response.writeHead(503, { ...(isForBrowser ? pageHeaders : plain), ...headers })
      response.end(isForBrowser ? page(request.method === 'POST' ? copy.sent : copy.asked) : word)
    })
    request.resume()
  }
}

const style = 'body{font:1.125rem/1.6 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1.5rem}'
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; frame-ancestors 'none'`,
}

function page(words: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${copy.title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${copy.title}</h1>
<p>${words}</p>
</main>
</body>
</html>
`
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
