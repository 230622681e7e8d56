import { Writable } from 'node:stream'
import type { ReactNode } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import type { EntryContext, RouterContextProvider } from 'react-router'
import { isRouteErrorResponse, ServerRouter } from 'react-router'
import { type Copy, en } from '#copy/en'
import { databaseFailure } from '#platform/database/away'
import { log } from '#platform/log'
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
  let hasFault = false
  const page = (
    <CopyProvider value={noting(areas)}>
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
    </CopyProvider>
  )
  const html = await written(page, nonce, (error) => {
    hasFault = true
    logFault(error, request)
  })
  const named = html.replace('<html ', `<html data-copy="${[...areas].join(' ')}" `)
  context.set(htmlContext, named)
  return new Response(null, { status: hasFault && status === 200 ? 500 : status, headers })
}

/** The page as text. Data of loaders travel through Suspense, so this is what waits for them (`renderToString` does not). */
function written(page: ReactNode, nonce: string, onError: (error: unknown) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        const parts: Uint8Array[] = []
        const body = new Writable({
          // All is ready, so that React writes it in one go.
          highWaterMark: Number.MAX_SAFE_INTEGER,
          write(part, _encoding, next) {
            parts.push(part)
            next()
          },
          final(next) {
            resolve(Buffer.concat(parts).toString())
            next()
          },
          destroy(error, next) {
            if (error) reject(error)
            next(error)
          },
        })
        pipe(body)
      },
      onShellError: reject,
      onError,
    })
  })
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
