/** The development server: pages straight from the sources, with reload. */
import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { root } from './build.ts'
import type { Handler } from './entrance.ts'

/** What the bundle, or Vite from the same source, offers. */
export type Web = {
  app: { fetch(request: Request, env?: unknown): Response | Promise<Response> }
  /** `freeSpace`: what the owner of the tables does after something was destroyed. */
  open(freeSpace?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** Vite before the web; the web's module is opened again whenever its sources change. */
export async function developmentWeb(
  server: Server,
  freeSpace: () => Promise<void>,
): Promise<{ handler: Handler; close(): Promise<void> }> {
  const { createServer } = await import('vite')
  const listeners = process.listeners('SIGTERM')
  const vite = await createServer({
    root,
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server } },
  })
  // Vite would end the process by itself, past everything else that has to stop.
  for (const added of process.listeners('SIGTERM'))
    if (!listeners.includes(added)) process.off('SIGTERM', added)
  let current: Web | undefined
  let changing = Promise.resolve()
  const load = async () => {
    const web = (await vite.ssrLoadModule('./server/app.ts')) as Web
    if (web !== current) {
      await current?.close()
      current = web
      await web.open(freeSpace)
    }
    return web
  }
  const newest = (): Promise<Web> => {
    const loaded = changing.then(load)
    changing = loaded.then(
      () => {},
      () => {},
    )
    return loaded
  }
  const listener = getRequestListener(async (request, env) => (await newest()).app.fetch(request, env))
  await newest()
  return {
    handler: (request, response) => vite.middlewares(request, response, () => listener(request, response)),
    async close() {
      await current?.close()
      await vite.close()
    },
  }
}
