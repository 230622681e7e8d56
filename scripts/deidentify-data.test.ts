import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('the tables in use are what the packages and the forms give', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/deidentify-data.ts', '--check'], {
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
})
