import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { removeData } from './removal.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'colloquy-removal-'))
  for (const name of ['data', 'away/pg']) mkdirSync(join(folder, name), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const remain = () => [join(folder, 'data'), join(folder, 'away/pg')].map((path) => existsSync(path))
const tie = (ours: string, theirs: string) => {
  writeFileSync(join(folder, 'data/database-elsewhere'), `${ours}\n${join(folder, 'away')}\n`)
  writeFileSync(join(folder, 'away/token'), theirs)
}

test('a database that lies elsewhere goes with the data folder it belongs to', () => {
  tie('a-token', 'a-token')
  removeData(join(folder, 'data'))
  expect(remain()).toEqual([false, false])
})

test.each([
  ['another network’s', () => tie('a-token', 'another')],
  ['one it was never tied to', () => {}],
])('%s stays', (_, prepare) => {
  prepare()
  removeData(join(folder, 'data'))
  expect(remain()).toEqual([false, true])
})
