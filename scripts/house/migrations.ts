/** What a migration must have: a comment and protection for every table, policies that use an index, safe functions. */
import { globSync, readFileSync } from 'node:fs'
import { lineAt, type Problem } from './sources.ts'

export type SqlFile = { path: string; text: string }

export function readMigrations(root: string): SqlFile[] {
  return globSync('migrations/**/*.sql', { cwd: root })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }))
}

/** Schemas whose tables one role alone may use: walls of another kind, tested as such. */
const unprotected = (path: string, text: string) =>
  path.includes('/keyring/') || /set local search_path = accounts/.test(text)

export function migrationProblems(files: SqlFile[]): Problem[] {
  const numbers = new Map<string, string>()
  return files.flatMap(({ path, text: written }) => {
    const text = withoutComments(written)
    const problems = [
      ...tableProblems(path, text),
      ...policyProblems(path, text),
      ...functionProblems(path, text),
    ]
    const number = path.replace(/\d{4}_.*$/, (name) => name.slice(0, 4))
    const twin = numbers.get(number)
    numbers.set(number, path)
    if (twin) problems.push({ path, line: 1, rule: 'migrations', message: `has the number of ${twin}` })
    return problems
  })
}

function tableProblems(path: string, text: string): Problem[] {
  return [...text.matchAll(/\bcreate table (?:if not exists )?("?[\w.]+"?)/gi)].flatMap((match) => {
    const name = match[1]!
    const line = lineAt(text, match.index)
    const problems: Problem[] = []
    if (!new RegExp(`comment on table ${escaped(name)} is`, 'i').test(text))
      problems.push({ path, line, rule: 'migrations', message: `table ${name} has no comment` })
    const protects = new RegExp(`call protect\\('(colloquy\\.)?${escaped(name)}'\\)`, 'i')
    if (!unprotected(path, text) && !protects.test(text))
      problems.push({
        path,
        line,
        rule: 'migrations',
        message: `table ${name} is not protected: call protect('${name}')`,
      })
    return problems
  })
}

/** `in (select …)` in a policy reads the whole table for every statement; `= any (array(select …))` uses the index. */
function policyProblems(path: string, text: string): Problem[] {
  return [...text.matchAll(/\bcreate policy\b[^;]*;/gi)].flatMap((policy) =>
    [...policy[0].matchAll(/\bin\s*\(\s*select\b/gi)].map((match) => ({
      path,
      line: lineAt(text, policy.index + match.index),
      rule: 'migrations',
      message: 'in (select …) in a policy: write = any (array(select …))',
    })),
  )
}

/** A function with its owner's rights must not find another's tables by the caller's search path. */
function functionProblems(path: string, text: string): Problem[] {
  const heads = /\bcreate (?:or replace )?(?:function|procedure)\b[\s\S]*?\bas\s+(?:\$|')/gi
  return [...text.matchAll(heads)]
    .filter((head) => /security definer/i.test(head[0]) && !/set search_path = \w+, pg_temp/i.test(head[0]))
    .map((head) => ({
      path,
      line: lineAt(text, head.index),
      rule: 'migrations',
      message: 'a security definer function needs: set search_path = colloquy, pg_temp',
    }))
}

function withoutComments(text: string): string {
  return text.replaceAll(/--[^\n]*/g, (comment) => ' '.repeat(comment.length))
}

/** A name as a pattern finds it, letter by letter. */
export function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
