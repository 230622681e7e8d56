/** From a request to a page: who asks, in which zone and locale, and then React Router. */

import * as build from 'virtual:react-router/server-build'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { createRequestHandler, RouterContextProvider } from 'react-router'
import {
  actContext,
  addressContext,
  failureContext,
  htmlContext,
  localeContext,
  networkContext,
  nonceContext,
  tooLargeContext,
  whoContext,
  zoneContext,
} from '#app/request'
import { isZone } from '#domain/clinicians/zone'
import { clientAddress, networkOf } from '#platform/accounts/networks'
import { clinicianFor } from '#platform/accounts/sessions'
import { type DatabaseFailure, databaseFailure } from '#platform/database/away'
import { together } from '#platform/database/together'
import { proxyList } from '#platform/settings'
import { failedAnswer, formToKeep } from './away.ts'
import type { Door } from './headers.ts'

// Which origins may ask for changes is decided before (`crossorigin.ts`), by the public address. React Router would
// compare with the address of the request itself, which behind a proxy that ends TLS is HTTP, and refuse every form.
const handle = createRequestHandler({ ...build, allowedActionOrigins: ['**'] }, import.meta.env.MODE)
const proxies = proxyList((process.env.TRUSTED_PROXIES ?? '').split(/[\s,]+/).filter(Boolean))

export type Asked = Context<Door & { Bindings: HttpBindings }>

/** Answers with a page, a form's answer or its data; a form that could not be taken is given back to its writer. */
export async function page(c: Asked): Promise<Response> {
  const request = c.req.raw
  const form = formToKeep(request)
  try {
    const { answer, failure } = await answered(c)
    if (failure) return failedAnswer(failure, request, form)
    return answer.status === 500 && (form || isBare(answer)) ? failedAnswer('fault', request, form) : answer
  } catch (error) {
    const failure = databaseFailure(error)
    if (!form || !failure) throw error
    return failedAnswer(failure, request, form)
  }
}

async function answered(c: Asked): Promise<{ answer: Response; failure: DatabaseFailure | null }> {
  const request = c.req.raw
  const who = await clinicianFor(request)
  const context = new RouterContextProvider()
  context.set(whoContext, who)
  if (who && isLookedUp(request)) context.set(actContext, together(who))
  context.set(nonceContext, c.get('nonce'))
  context.set(tooLargeContext, c.get('tooLarge') ?? null)
  context.set(localeContext, localeOf(c.req.header('accept-language')))
  context.set(zoneContext, zoneOf(c.req.header('cookie')))
  context.set(addressContext, pageAddress(request.url))
  const peer = c.env?.incoming?.socket.remoteAddress ?? ''
  context.set(
    networkContext,
    networkOf(clientAddress(peer, c.req.header('x-forwarded-for') ?? null, proxies)),
  )
  const handled = await handle(request, context)
  const html = context.get(htmlContext)
  // A page is sent on as the text it is: React Router would have it wrapped into a stream and read out of it again.
  const { status, headers } = handled
  const answer = html === null ? handled : new Response(html, { status, headers })
  // What a signed-in person saw must not be found by the next one at this computer, nor the way back to it; nor the form
  // that is given back (401) to whose session ended.
  if (!answer.headers.has('Cache-Control'))
    answer.headers.set('Cache-Control', who || answer.status === 401 ? 'no-store' : 'private, no-cache')
  return { answer, failure: context.get(failureContext) }
}

/** What React Router says where not even the page of a fault could be written. */
const isBare = ({ headers }: Response): boolean => headers.get('Content-Type') === 'text/plain'

/** A request that changes nothing; what follows a change reads what the change left. */
const isLookedUp = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'

/** The first language range that is a locale; English where there is none. Only its dates and numbers follow it. */
function localeOf(header: string | undefined): string {
  const tags = (header ?? '').split(',').map((range) => range.split(';')[0]!.trim())
  const known = tags.find((tag) => /^en(-[A-Z]{2})?$/i.test(tag))
  return known && known.length > 2 ? new Intl.Locale(known).toString() : 'en-US'
}

/** The browser's zone as its cookie tells; undefined when it is none. */
function zoneOf(cookies: string | undefined): string | undefined {
  const zone = /(?:^|;\s*)zone=([A-Za-z0-9_+/-]{1,60})(?:;|$)/.exec(cookies ?? '')?.[1]
  return zone && isZone(zone) ? zone : undefined
}

/** The page behind a request for its data (`/groups.data`). */
function pageAddress(url: string): string {
  const { pathname, searchParams } = new URL(url)
  searchParams.delete('_routes')
  searchParams.delete('index')
  const query = searchParams.toString()
  const path = pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, '')
  return query ? `${path}?${query}` : path
}
