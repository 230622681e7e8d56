/** The room stays as it is, with what is typed in it, where its words are asked for and cannot come just now. */
import { useCallback, useEffect, useRef } from 'react'
import { type DataStrategyResult, type MiddlewareFunction, useLocation, useRevalidator } from 'react-router'
import { failsForNow } from '#app/fornow'
import { whenReachable } from '#app/reachable'
import { rememberTyped } from '#app/sent'

type Results = Record<string, DataStrategyResult>

/** The room on this page, by its address, and how its words are asked for. */
let shown: { path: string; refresh: (hasJustFailed?: boolean) => void } | undefined

/** Asks for the words of the room anew, as soon as Colloquy can be reached. */
export function useRefresh(): (hasJustFailed?: boolean) => void {
  const { revalidate } = useRevalidator()
  const { pathname: path } = useLocation()
  const stopWaiting = useRef(() => {})
  useEffect(() => () => stopWaiting.current(), [])
  const refresh = useCallback(
    (hasJustFailed = false) => {
      stopWaiting.current()
      stopWaiting.current = whenReachable(() => {
        // A refusal may come instead, and take the room's place.
        rememberTyped(document)
        void revalidate()
      }, hasJustFailed)
    },
    [revalidate],
  )
  useEffect(() => {
    shown = { path, refresh }
    return () => {
      shown = undefined
    }
  }, [path, refresh])
  return refresh
}

/** The last time that words of a room were asked for: they are under way, or have come. */
let newest = Symbol()

/**
 * Around all that is asked for with the room, the frame too: of what fails for now nothing is passed on, which leaves what
 * is shown, and it is asked for again. An error would take the place of the whole page. Any other answer does.
 *
 * The router breaks off what is under way as soon as a later answer has come, also that of a note, with which nothing is
 * asked for: this, too, is asked for again.
 */
export const staying: MiddlewareFunction<Results> = async ({ request }, next) => {
  const path = new URL(request.url).pathname
  const before = newest
  const own = Symbol()
  if (request.method === 'GET') newest = own
  const results = await next()
  const here = shown
  if (newest === own && request.signal.aborted && here?.path === path) here.refresh()
  else if (newest === own && Object.keys(results).length === 0) newest = before
  if (request.method !== 'GET' || here?.path !== path) return results
  const answered = Object.entries(results).filter(([, { result }]) => !failsForNow(result))
  if (answered.length < Object.keys(results).length) here.refresh(true)
  return Object.fromEntries(answered)
}
