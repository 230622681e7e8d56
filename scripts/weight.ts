/** What each page's JavaScript weighs in gzip, from the build: entry, root, the page itself and all they import. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

type Entry = { module: string; imports?: string[] }
type RouteEntry = Entry & { id: string; parentId?: string; path?: string; hasAction: boolean }
type Manifest = { entry: Entry; routes: Record<string, RouteEntry> }

export type Weight = { route: string; path: string; writes: boolean; kilobytes: number }

const client = fileURLToPath(new URL('../build/client', import.meta.url))

/** Pages of the newest build, heaviest first. `writes`: the page has an action. Routes without a page are left out. */
export function weights(): Weight[] {
  const assets = join(client, 'assets')
  const name = readdirSync(assets).find((file) => /^manifest-.*\.js$/.test(file))!
  const text = readFileSync(join(assets, name), 'utf8')
  const manifest = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
  const sizes = new Map<string, number>()
  const size = (file: string) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(client, file)), { level: 9 }).length)
    return sizes.get(file)!
  }
  return Object.values(manifest.routes)
    .filter((route) => route.id !== 'root')
    .map((route) => {
      const files = new Set([`/assets/${name}`, ...filesOf(manifest.entry)])
      for (
        let at: RouteEntry | undefined = route;
        at;
        at = at.parentId ? manifest.routes[at.parentId] : undefined
      )
        for (const file of filesOf(at)) files.add(file)
      const bytes = [...files].reduce((sum, file) => sum + size(file), 0)
      return {
        route: route.id,
        path: route.path ?? '/',
        writes: route.hasAction,
        kilobytes: kilobytes(bytes),
      }
    })
    .toSorted((a, b) => b.kilobytes - a.kilobytes)
}

const filesOf = ({ module, imports = [] }: Entry) => [module, ...imports]

/** The same with the heaviest of each kind named, and the de-identifier's worker, which loads beside the page of a draft. */
export function weighBuild(): {
  largestReading: Weight
  largestWriting: Weight
  worker: number
  pages: Weight[]
} {
  const pages = weights()
  const assets = join(client, 'assets')
  const worker = readdirSync(assets).find((file) => /^worker-.*\.js$/.test(file))!
  return {
    largestReading: pages.find((page) => !page.writes)!,
    largestWriting: pages.find((page) => page.writes)!,
    worker: kilobytes(gzipSync(readFileSync(join(assets, worker)), { level: 9 }).length),
    pages,
  }
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 102.4) / 10
}

if (import.meta.main)
  for (const { path, writes, kilobytes: size } of weights())
    console.log(`${size.toFixed(1).padStart(6)} KB  ${writes ? 'writing' : 'reading'}  ${path}`)
