import { beforeAll, expect, test } from 'vitest'
import { openTestAccounts } from '#tests/accounts'
import { openTestDatabase } from '#tests/database'
import { giveBack, spend } from './throttles.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

const limits = Array.from({ length: 12 }, (_, at) => ({ of: `limit ${at}`, tries: 1_000_000, minutes: 60 }))

test('tries that are spent and given back at the same moments never wait for each other in a circle', async () => {
  const inTurn = async (first: number) => {
    const mine = [...limits.slice(first), ...limits.slice(0, first)]
    for (let round = 0; round < 60; round++) {
      expect(await spend(mine)).toBe(true)
      await giveBack(mine)
    }
  }
  await Promise.all(limits.map((_, first) => inTurn(first)))
})
