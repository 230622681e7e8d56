import { readdirSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { databaseIsAway } from './away.ts'

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('a file that is not there is a fault of ours, not a database that is away', () => {
  expect(databaseIsAway(thrownBy(() => statSync('/no such file')))).toBe(false)
  expect(databaseIsAway(thrownBy(() => readdirSync('/no such folder')))).toBe(false)
})

test('a socket that is not there is a database that is away, also as a cause', async () => {
  const error = await new Promise<Error>((resolve) => connect('/no such socket').once('error', resolve))
  expect(databaseIsAway(error)).toBe(true)
  expect(databaseIsAway(new Error('a page could not be read', { cause: error }))).toBe(true)
})
