/** The answer where a page could not be made: it needs nothing itself, and who sent a form gets it back. */
import { sentFrom } from '#app/sent'
import { log } from '#platform/log'
import { type Failure, failurePage } from '../app/failure.tsx'

const secondsToWait = 10
const statuses = { away: 503, busy: 503, fault: 500, tooLarge: 413 }

/** Whether a page's own script asks, for data instead of a page. */
const isForScript = (request: Request): boolean => new URL(request.url).pathname.endsWith('.data')

/**
 * A form as a browser sends it by itself, to be read a second time where it cannot be taken; undefined for anything
 * else. What a script sends stays on its page.
 */
export function formToKeep(request: Request): Request | undefined {
  const kind = request.headers.get('content-type') ?? ''
  const isForm = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)/.test(kind)
  return isForm && request.method === 'POST' && !isForScript(request) ? request.clone() : undefined
}

/**
 * 503 while the database does not answer or is too busy, noted in the log and with when to ask again; 500 for a fault; 413 for what is too
 * large. `form`: the form that was sent;
 * only requests of our own pages come this far (`crossorigin.ts`), so nobody else can have it shown here.
 */
export async function failedAnswer(failure: Failure, request: Request, form?: Request): Promise<Response> {
  const status = statuses[failure]
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  if (failure === 'away' || failure === 'busy') {
    log().warn({ method: request.method }, `the database is ${failure}`)
    headers.set('Retry-After', String(secondsToWait))
  }
  const refusal = failure === 'tooLarge' ? 'too-large' : failure
  if (isForScript(request)) return Response.json({ refusal }, { status, headers })
  const fields = await form?.formData().catch(() => undefined)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(failurePage(failure, fields && sentFrom(fields)), { status, headers })
}

/**
 * Reads what is still being sent and throws it away, `most` bytes at most: a browser that is answered while it sends shows
 * a broken connection instead of the answer.
 */
export async function hearOut(body: ReadableStream<Uint8Array> | null, most: number): Promise<void> {
  if (!body || body.locked) return
  let heard = 0
  for await (const part of body) {
    heard += part.length
    if (heard > most) return
  }
}
