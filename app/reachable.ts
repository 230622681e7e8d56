/** Whether Colloquy can be reached just now, for pages that stay where they are until it can. */

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

/** Does `work` as soon as Colloquy can be reached, after a pause where it `hasJustFailed`; the function it gives ends the waiting. */
export function whenReachable(work: () => void, hasJustFailed = false): () => void {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const askLater = () => {
    timer = setTimeout(ask, secondsBetween * 1000)
  }
  const ask = async () => {
    const isThere = await isReachable()
    if (isOver) return
    if (isThere) work()
    else askLater()
  }
  if (hasJustFailed) askLater()
  else void ask()
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}
