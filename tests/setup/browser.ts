/** Where the browser of the journeys is. */
import { existsSync } from 'node:fs'

/**
 * Chromium without a window of its own first: the same engine without tabs, menus and an address bar, which take a fifth of a
 * journey's time.
 */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The path that `CHROMIUM` says, or the first of the usual ones that is there; undefined where there is none. */
export function foundBrowser(): string | undefined {
  return [process.env.CHROMIUM, ...PLACES].find((place) => place && existsSync(place))
}
