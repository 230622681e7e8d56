import { hash } from 'node:crypto'
import { asClinician } from '#app/request'
import { room } from '#copy/room.en'
import { answerInRoom } from '#domain/presence/actions'
import { silenceEnds } from '#domain/presence/answer'
import { type RoomNow, roomNow } from '#domain/room/reads'
import type { Acting } from '#platform/database/acting'
import type { Route } from './+types/here'

/** How often the frame asks, in seconds: well before silence would say that its reader has left. */
const asksEvery = (silenceEnds * 2) / 3 / 1000
/** The device of a page without scripts. */
const device = 'frame'

const style =
  ':root{color-scheme:light dark}body{font:0.9375rem/1.5 system-ui,sans-serif;margin:0;padding:.125rem}p{margin:0}'
const page = (words: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${room.hereTitle}</title><style>${style}</style></head>
<body><p>${words}</p></body></html>
`
const policy = `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; frame-ancestors 'self'`

/** The frame of a room's page where no scripts run: it loads itself anew, and each time says that its reader is here. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const now = await asClinician(context, hereNow, { meetingId: params.meetingId })
  return new Response(page(wordsFor(now)), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
      ...(!now.over && { Refresh: String(asksEvery) }),
    },
  })
}

/** Once the meeting is over nothing is written any more: a page left open would go on for days. */
async function hereNow(acting: Acting, of: { meetingId: string }): Promise<RoomNow> {
  const now = await roomNow(acting, of)
  if (!now.over) await answerInRoom(acting, { ...of, device })
  return now
}

/** What is true of one's minutes at this moment. */
function wordsFor({ view, over, meeting }: RoomNow): string {
  if (over) return room.hereOver
  if (view.kind === 'away') return room.hereAway
  return view.stage === 'closed' || meeting.phase === 'ahead' ? room.hereEarly : room.here
}
