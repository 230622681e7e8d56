import { use } from 'react'
import type { Copy } from '#copy/en'

/**
 * The catalog as the browser has it: area by area, each a file of its own (`copy/<area>.<language>.ts`), so that a page
 * carries only the sentences it shows. The server knows which ones a page used and names them on `<html data-copy>`;
 * they are there before the page wakes up. What a later page needs arrives while it is on its way.
 */
type Area = keyof Copy
const files = import.meta.glob<Record<string, Copy[Area]>>([
  '/copy/*.en.ts',
  '!/copy/entrance.en.ts',
  '!/copy/mail.en.ts',
  '!/copy/reading.en.ts',
])
const loaded = new Map<string, Copy[Area]>()
const arriving = new Map<string, Promise<Copy[Area]>>()

/** Brings an area; asked for twice, the browser fetches it once. */
async function load(area: string): Promise<Copy[Area]> {
  const file = await files[`/copy/${area}.en.ts`]!()
  loaded.set(area, file[area]!)
  return file[area]!
}

/** Resolves when these areas are there. */
export async function loadCopy(areas: readonly string[]): Promise<void> {
  await Promise.all(areas.filter((area) => `/copy/${area}.en.ts` in files).map(load))
}

/**
 * Reading an area that is still on its way makes the page wait for it (React suspends). One that cannot be had any more,
 * since a line broke or an upgrade took it away, is no fault to show: the page is asked for anew, whole, as the router
 * does for scripts that do not come.
 */
export const lazyCopy = new Proxy({} as Copy, {
  get: (_, area: string) => loaded.get(area) ?? use(arrival(area)),
})

/** The same promise each time, which React waits for. */
function arrival(area: string): Promise<Copy[Area]> {
  const known = arriving.get(area)
  if (known) return known
  const made = load(area).catch(() => {
    window.location.reload()
    return new Promise<never>(() => {})
  })
  arriving.set(area, made)
  return made
}
