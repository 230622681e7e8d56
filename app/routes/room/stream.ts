import { useCallback, useEffect, useRef, useState } from 'react'
import type { View } from '#domain/room/view'
import { freshId } from './ids.ts'
import { better, type ServerTime, serverTimeOf } from './servertime.ts'

/** The browser's time in milliseconds, without jumps when its clock is set. */
const browserTime = () => performance.timeOrigin + performance.now()

/** A stream is asked to answer every ten seconds; longer silence says that it is broken, or what stands behind it. */
const secondsOfSilence = 15

export type Live = {
  view: View
  isConnected: boolean
  /** The server's time now, in milliseconds. */
  serverNow: () => number
}

/**
 * The room as it stands, kept by the live stream. Every beat of the server is answered: the answer says that somebody
 * is here, and brings the server's time. A stream that ends is opened again; when there is none any more the page is
 * loaded anew (`refresh`) and says why.
 */
export function useLiveRoom(meetingId: string, loaded: View, refresh: () => void): Live {
  const [view, setView] = useState(loaded)
  const [isConnected, setConnected] = useState(true)
  const offset = useRef<ServerTime | undefined>(undefined)

  const take = useCallback((next: View) => {
    setView((last) => (next.now >= last.now ? next : last))
  }, [])
  useEffect(() => take(loaded), [loaded, take])

  const place =
    view.kind === 'room' ? `${view.place} ${view.caseId} ${view.parts.length} ${view.isCancelled}` : 'away'
  const lastPlace = useRef(place)
  useEffect(() => {
    // Words come by the page's own way, as to any reader: when another part or phase is on, or a turn came in between, they are asked for.
    const before = lastPlace.current
    lastPlace.current = place
    if (before === place) return
    // Out of a case, by another device too: a whole new page, so that nothing of it stays in this one.
    if (place === 'away') window.location.reload()
    else refresh()
  }, [place, refresh])

  useEffect(() => {
    const device = freshId()
    let stream: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let lost: ReturnType<typeof setTimeout> | undefined
    let lostAt = Infinity
    let isOver = false
    const lostAfter = (seconds: number) => {
      // An attempt that fails puts off nothing: the next one fails before its seconds are over.
      const at = browserTime() + seconds * 1000
      if (at >= lostAt) return
      lostAt = at
      clearTimeout(lost)
      lost = setTimeout(() => setConnected(false), seconds * 1000)
    }
    const isHeard = () => {
      setConnected(true)
      lostAt = Infinity
      lostAfter(secondsOfSilence)
    }

    const answer = async () => {
      const asked = browserTime()
      const response = await fetch(`/live/rooms/${meetingId}/answer`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ device }),
      }).catch(() => undefined)
      if (!response?.ok) return
      const { now } = (await response.json()) as { now: number }
      offset.current = better(offset.current, serverTimeOf(now, asked, browserTime()))
    }
    const connect = () => {
      if (isOver) return
      stream = new EventSource(`/live/rooms/${meetingId}`)
      const hear = (event: MessageEvent<string>) => {
        const next = JSON.parse(event.data) as View
        isHeard()
        offset.current ??= { ahead: next.now - browserTime(), trip: 1000, at: browserTime() }
        take(next)
      }
      stream.addEventListener('room', hear)
      stream.addEventListener('away', hear)
      stream.addEventListener('beat', () => {
        isHeard()
        void answer()
      })
      stream.onopen = () => {
        isHeard()
        void answer()
      }
      stream.onerror = () => {
        // A stream that ends and is opened again at once is nothing to tell.
        lostAfter(4)
        if (stream?.readyState !== EventSource.CLOSED) return
        // Refused rather than broken: the page knows why.
        refresh()
        again = setTimeout(connect, 3000)
      }
    }
    const wake = () => {
      if (document.visibilityState === 'visible') void answer()
    }
    connect()
    document.addEventListener('visibilitychange', wake)
    return () => {
      isOver = true
      clearTimeout(again)
      clearTimeout(lost)
      stream?.close()
      document.removeEventListener('visibilitychange', wake)
    }
  }, [meetingId, take, refresh])

  const serverNow = useCallback(() => browserTime() + (offset.current?.ahead ?? 0), [])
  return { view, isConnected, serverNow }
}
