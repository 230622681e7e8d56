/** The project's source files and what each imports. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'

export type Source = { path: string; text: string; imports: Import[] }
/** `target`: a path of this project without its ending, or a package's name. */
export type Import = { target: string; ours: boolean; line: number }
export type Problem = { path: string; line: number; rule: string; message: string }

const folders = 'app,copy,demo,domain,platform,scripts,server,tests'
const statement =
  /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^[ \t]*import\s*['"]([^'"]+)['"]/gm
const called = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
const aliases: Record<string, string> = { ui: 'app/ui' }

/** Every source file under `root`, read. */
export function readSources(root: string): Source[] {
  return globSync(`{${folders}}/**/*.{ts,tsx}`, { cwd: root })
    .filter((path) => !path.endsWith('.generated.ts'))
    .toSorted()
    .map((path) => sourceOf(path, readFileSync(`${root}/${path}`, 'utf8')))
}

/** A source file from its text. */
export function sourceOf(path: string, text: string): Source {
  const found = [...text.matchAll(statement), ...text.matchAll(called)]
  const imports = found.map((match) => {
    const name = match[1] ?? match[2]!
    const start = match.index + match[0].lastIndexOf(name)
    return { ...resolve(path, name), line: lineAt(text, start) }
  })
  return { path, text, imports }
}

/** The number of the line at an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function resolve(from: string, name: string): { target: string; ours: boolean } {
  if (name.startsWith('#')) {
    const [folder, ...rest] = name.slice(1).split('/')
    return { target: [aliases[folder!] ?? folder, ...rest].join('/'), ours: true }
  }
  if (name.startsWith('.'))
    return { target: posix.join(dirname(from), name).replace(/\.tsx?$/, ''), ours: true }
  return { target: name, ours: false }
}
