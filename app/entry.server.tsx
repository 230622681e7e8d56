import { renderToString } from 'react-dom/server'
import type { EntryContext, RouterContextProvider } from 'react-router'
import { isRouteErrorResponse, ServerRouter } from 'react-router'
import { type Copy, en } from '#copy/en'
import { databaseFailure } from '#platform/database/away'
import { log } from '#platform/log'
import { withLoaded } from './loaded.ts'
import { failureContext, htmlContext, nonceContext } from './request.ts'
import { CopyProvider } from './ui/copy.tsx'

/** Writes the whole page before the first byte leaves: a fault in the middle is a page of its own, never half a page. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const nonce = context.get(nonceContext)
  const areas = new Set<string>()
  const { serverHandoffStream: loaded, ...rest } = routerContext
  const page = (
    <CopyProvider value={noting(areas)}>
      <ServerRouter context={{ ...rest, manifest: ofPage(routerContext) }} url={request.url} nonce={nonce} />
    </CopyProvider>
  )
  // No page waits for anything while it is written (Suspense): its loaders have read what it shows.
  const html = `<!DOCTYPE html>${renderToString(page)}`
  const named = html.replace('<html ', `<html data-copy="${[...areas].join(' ')}" `)
  context.set(htmlContext, loaded ? withLoaded(named, await textOf(loaded), nonce) : named)
  return new Response(null, { status, headers })
}

/** The manifest with the page's own routes: React Router would prepare all two hundred for each page it writes. */
function ofPage({ manifest, staticHandlerContext }: EntryContext): EntryContext['manifest'] {
  const routes = staticHandlerContext.matches.map(({ route }) => [route.id, manifest.routes[route.id]])
  return { ...manifest, routes: Object.fromEntries(routes) }
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** The catalog, noting which areas a page reads: the browser fetches just these (`app/catalog.ts`). */
function noting(areas: Set<string>): Copy {
  return new Proxy(en, {
    get(catalog, area: keyof Copy) {
      areas.add(area)
      return catalog[area]
    },
  })
}

/** Faults in loaders and actions. Refusals and aborted requests are none. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  const failure = databaseFailure(error)
  if (failure) {
    ;(context as RouterContextProvider).set(failureContext, failure)
    return
  }
  logFault(error, request)
}

/** Where it happened, never the address: it may hold a token or the id of a case. */
function logFault(error: unknown, request: Request): void {
  log().error({ err: error, method: request.method }, 'fault')
}
