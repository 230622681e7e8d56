/**
 * What stands at the walls: every address, table and guard function needs its lines in `tests/walls`, which say who may
 * have what of it. The tests there ask the live schema and fail one after another; this names all that is missing at once.
 */
import { escaped, type SqlFile } from './migrations.ts'
import { lineAt, type Problem, type Source } from './sources.ts'

const addressesFile = 'tests/walls/addresses.ts'
const expectationsFile = 'tests/walls/expectations.ts'

/** Addresses, tables and guard functions without their lines. */
export function wallProblems(sources: Source[], migrations: SqlFile[]): Problem[] {
  const textOf = (path: string) => sources.find((source) => source.path === path)?.text ?? ''
  const routes = textOf('app/routes.ts')
  const has = (text: string, key: string) =>
    new RegExp(`^ {2}(?:'${escaped(key)}'|"${escaped(key)}"|${escaped(key)}):`, 'm').test(text)
  const addresses = [...routes.matchAll(/\broute\(\s*'([^']+)'/g)]
    .filter(([, path]) => !has(textOf(addressesFile), path!))
    .map((match) => ({
      path: 'app/routes.ts',
      line: lineAt(routes, match.index),
      rule: 'walls',
      message: `'${match[1]}' has no line in ${addressesFile}: with which things it is called, for whom they do not exist`,
    }))
  const expected = textOf(expectationsFile)
  const things = thingsMade(migrations)
    .filter(({ name }) => !has(expected, name))
    .map(({ kind, name, path, line }) => ({
      path,
      line,
      rule: 'walls',
      message: `${kind} ${name} has no line in ${expectationsFile}: ${asks[kind]}`,
    }))
  return [...addresses, ...things]
}

const asks = {
  table: 'who sees, changes and adds which row',
  function: 'whom it tells what, or what it does',
}

type Thing = { kind: keyof typeof asks; name: string; path: string; line: number }

/** Tables, and functions the web may call, of the product's own schema that some migration makes and none takes away again. */
function thingsMade(migrations: SqlFile[]): Thing[] {
  const made = new Map<string, Thing>()
  const ours = migrations.filter(
    ({ path, text }) => !path.includes('/keyring/') && !/set local search_path = (?!colloquy)/.test(text),
  )
  const change =
    /^\s*(create(?: or replace)?|drop) (table|function) (?:if (?:not )?exists )?"?([a-z_]+)"?(?![\w.])/gm
  for (const { path, text } of ours)
    for (const match of text.matchAll(change)) {
      const [, verb, kind, name] = match as unknown as [string, string, Thing['kind'], string]
      if (verb === 'drop') made.delete(name)
      else if (kind === 'table' || isForWeb(name, ours))
        made.set(name, { kind, name, path, line: lineAt(text, match.index + match[0].indexOf(verb)) })
    }
  return [...made.values()]
}

/** What only jobs, triggers or other guard functions call is told to nobody who asks. */
const isForWeb = (name: string, migrations: readonly SqlFile[]) =>
  migrations.some(({ text }) =>
    [...text.matchAll(/\bgrant execute on function ([^;]*) to ([^;]*);/g)].some(
      ([, functions, roles]) =>
        roles!.includes('colloquy_app') && new RegExp(`\\b${name}\\(`).test(functions!),
    ),
  )
