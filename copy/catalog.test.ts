import { existsSync } from 'node:fs'
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
