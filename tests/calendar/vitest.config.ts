import { defineConfig } from 'vitest/config'

/** What needs calendar programs on the machine: apart from `npm test`, which needs nothing. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/calendar/*.check.ts'],
    globalSetup: ['tests/setup/cluster.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
