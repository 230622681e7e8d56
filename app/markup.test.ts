import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const here = new URL('.', import.meta.url).pathname
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
const lines = files.flatMap((name) =>
  readFileSync(join(here, name), 'utf8')
    .split('\n')
    .map((text, at) => ({ at: `${name}:${at + 1}`, text })),
)
const having = (pattern: RegExp) => lines.filter(({ text }) => pattern.test(text)).map(({ at }) => at)

test('no style attributes: the content policy drops them from a page', () => {
  expect(having(/\sstyle=\{/)).toEqual([])
})
test('no markup made of text', () => {
  expect(having(/dangerouslySetInnerHTML/)).toEqual([])
})
test('links fetch nothing ahead: a case is read by who opens it', () => {
  expect(having(/prefetch="(intent|render|viewport)"/)).toEqual([])
})
