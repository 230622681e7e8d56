/** A member's private calendar feed: `GET` and `HEAD /calendar/:token.ics` (contracts: RFC 5545, RFC 7986, RFC 9110). */
import { createHash } from 'node:crypto'
import { feeds as words } from '#copy/feeds.en'
import { openFeed } from '#domain/feeds/actions'
import { isUnchanged } from '#domain/feeds/feed'
import { feedContents } from '#domain/feeds/reads'
import { writeFeed } from '#platform/calendar/writing'
import { actAs, lookAs } from '#platform/database/acting'

const privacy = {
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * Answers for a feed's address. `name` is what stands after `/calendar/`; it is a secret, so it goes into no log.
 * An unknown token is looked up by its digest like any other and answered with an empty 404.
 */
export async function calendarFeed(request: Request, name: string, site: string): Promise<Response> {
  const token = /^([A-Za-z0-9_-]{22,64})\.ics$/.exec(name)?.[1]
  const clinicianId = token && (await lookAs(openFeed, { token }))
  const contents =
    clinicianId && (await actAs({ clinicianId, fresh: false }, feedContents, { words: words.event, site }))
  if (!contents)
    return new Response(null, { status: 404, headers: { ...privacy, 'Cache-Control': 'no-store' } })
  const text = writeFeed(words.calendarName, contents.events)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const headers = {
    ...privacy,
    'Content-Type': 'text/calendar; charset=utf-8',
    'Cache-Control': 'private, max-age=300',
    'Last-Modified': httpDate(contents.changedAt),
    ETag: etag,
  }
  if (isUnchanged(request.headers.get('if-none-match') ?? undefined, etag)) {
    return new Response(null, { status: 304, headers })
  }
  const length = { 'Content-Length': String(Buffer.byteLength(text)) }
  return new Response(request.method === 'HEAD' ? null : text, { headers: { ...headers, ...length } })
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** IMF-fixdate, RFC 9110 5.6.7: "Thu, 03 Dec 2026 23:30:00 GMT". */
function httpDate(at: Temporal.Instant): string {
  const utc = at.toZonedDateTimeISO('UTC')
  const day = String(utc.day).padStart(2, '0')
  const time = utc.toPlainTime().toString({ smallestUnit: 'second' })
  return `${DAYS[utc.dayOfWeek - 1]}, ${day} ${MONTHS[utc.month - 1]} ${utc.year} ${time} GMT`
}
