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
 * since a line broke or an upgrade took it away, is no fault to show: the server writes the page whole.
 */
export const lazyCopy = new Proxy({} as Copy, {
  get: (_, area: string) => loaded.get(area) ?? use(arrival(area)),
})

/** What is done on a page that an upgrade left behind; no page waits for it. */
export const oldPage = () => import('./oldpage.ts')

/** The same promise each time, which React waits for. */
function arrival(area: string): Promise<Copy[Area]> {
  if (!arriving.has(area))
    arriving.set(
      area,
      load(area).catch(async () => (await oldPage()).askWhole()),
    )
  return arriving.get(area)!
}
