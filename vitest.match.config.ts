import { defineConfig } from 'vitest/config'

/** The matching engine against brute force and an independent checker: minutes, not seconds. */
export default defineConfig({
  test: {
    include: ['domain/matching/{match,checker,stop}.test.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 900_000,
  },
})
