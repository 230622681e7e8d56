import { useEffect, useState } from 'react'
import type { MeetingFacts } from '#domain/meetings/meeting'
import type { RoomView } from '#domain/room/view'

/**
 * Milliseconds left in the phase, negative once it counts over; changes with each full second. Until the browser runs
 * it is what the server said.
 */
export function useLeft(view: RoomView, serverNow: () => number): number {
  const [left, setLeft] = useState(view.left)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const passed = view.running ? Math.max(0, serverNow() - view.now) : 0
      const now = view.left - passed
      setLeft(now)
      // The next tick falls on the next full second of the clock, so that all browsers turn over together.
      if (view.running) timer = setTimeout(tick, ((now % 1000) + 1000) % 1000 || 1000)
    }
    tick()
    return () => clearTimeout(timer)
  }, [view, serverNow])
  return left
}

/** What the clock shows while there is time: minutes and seconds left, the last second counting as a whole one. */
export const shownSeconds = (left: number) => Math.ceil(left / 1000) * 1000

/** The server's time in milliseconds, told anew every few seconds: for what waits for an hour to come. */
export function useNow(view: RoomView, serverNow: () => number): number {
  const [now, setNow] = useState(view.now)
  useEffect(() => {
    setNow((last) => Math.max(last, serverNow()))
    const timer = setInterval(() => setNow(serverNow()), 5000)
    return () => clearInterval(timer)
  }, [serverNow])
  return now
}

/** Whether the planned start is still ahead, so that nobody's minutes count yet. Until the browser runs, as the server said. */
export function useIsEarly(
  { startsAt, phase }: Pick<MeetingFacts, 'startsAt' | 'phase'>,
  serverNow: () => number,
): boolean {
  const [isEarly, setIsEarly] = useState(phase === 'ahead')
  useEffect(() => {
    const look = () => setIsEarly(serverNow() < Date.parse(startsAt))
    look()
    const timer = setInterval(look, 5000)
    return () => clearInterval(timer)
  }, [startsAt, serverNow])
  return isEarly
}
