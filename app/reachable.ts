/** Whether Colloquy can be reached just now, for pages that stay where they are until it can. */
import { isRouteErrorResponse, type ShouldRevalidateFunctionArgs } from 'react-router'

const secondsBetween = 2

/**
 * Whether the server could answer a page now. A process alone (`/healthz`) answers although its database is away: what
 * were asked then would put an error in place of the page. Work that is done later (`jobs`) is no part of a page.
 */
export const isReachable = (): Promise<boolean> =>
  fetch('/readyz', { cache: 'no-store' }).then(
    async (response) => response.ok || (await response.text()) === 'jobs',
    () => false,
  )

/** Does `work` as soon as Colloquy can be reached; the function it gives ends the waiting. */
export function whenReachable(work: () => void): () => void {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = async () => {
    const isThere = await isReachable()
    if (isOver) return
    if (isThere) work()
    else timer = setTimeout(ask, secondsBetween * 1000)
  }
  void ask()
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

/**
 * Whether a script's request failed for a reason that passes: the database is away, the server starts, a proxy finds
 * nobody, or nothing answers at all.
 */
export function failsForNow(error: unknown): boolean {
  if (isRouteErrorResponse(error)) return [502, 503, 504].includes(error.status)
  return error instanceof TypeError // fetch says so of a connection
}

/**
 * Which loaders run again after a form: not while nothing can be loaded, or an error would stand in place of the page
 * and what was typed on it. For a page whose action says so itself (503).
 */
export const unlessAway = ({ actionStatus = 200, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionStatus < 500 && defaultShouldRevalidate
