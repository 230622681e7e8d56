import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from './en.ts'

test.each(Object.keys(en))(
  '%s is a file of its own that exports its name: the browser fetches it so',
  async (area) => {
    expect(existsSync(new URL(`./${area}.en.ts`, import.meta.url))).toBe(true)
    const file: Record<string, unknown> = await import(`./${area}.en.ts`)
    expect(file[area]).toBe(en[area as keyof typeof en])
  },
)

test.each(readdirSync(import.meta.dirname).filter((name) => name.endsWith('.en.ts')))(
  '%s has one word for a person who is not named: someone',
  (name) => {
    const lines = readFileSync(new URL(name, import.meta.url), 'utf8').split('\n')
    const sentences = lines.filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line))
    expect(sentences.filter((line) => /somebody/i.test(line))).toEqual([])
  },
)
