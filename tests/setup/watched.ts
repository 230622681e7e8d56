/**
 * The built product as one web process that tells which queries an answer took: for tests of what refusals give away.
 * `GET /-/asked` gives those of the last answer, `GET /-/addresses` what the server itself answers to.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import pg from 'pg'
import { ensureBuild, root } from '#server/build'
import type { Web } from '#server/vite'

process.chdir(root)
process.env.NODE_ENV = 'production'
await ensureBuild(() => {})

const asked = new AsyncLocalStorage<string[]>()
const { query } = pg.Client.prototype
// biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen overloads, all passed on
pg.Client.prototype.query = function (this: pg.Client, ...args: any[]): any {
  const [what] = args
  asked.getStore()?.push(typeof what === 'string' ? what : what.text)
  return Reflect.apply(query, this, args)
}

type Served = Web & { app: { routes: { method: string; path: string }[] } }
const web = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as Served
await web.open()

let last: string[] = []
const listener = getRequestListener(async (request, env) => {
  const { pathname } = new URL(request.url)
  if (pathname === '/-/asked') return Response.json(last)
  if (pathname === '/-/addresses') return Response.json(web.app.routes)
  const queries: string[] = []
  const answer = await asked.run(queries, () => web.app.fetch(request, env))
  // What one page asks in parts goes side by side: their order says nothing.
  last = queries.toSorted()
  const digest = createHash('sha256').update(JSON.stringify(last)).digest('base64url')
  const headers = new Headers(answer.headers)
  headers.set('X-Asked', `${queries.length} ${digest}`)
  return new Response(answer.body, { status: answer.status, headers })
})
const server = createServer(listener)
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('serves'))
process.once('SIGTERM', async () => {
  server.closeAllConnections()
  server.close()
  await web.close()
  process.exit(0)
})
