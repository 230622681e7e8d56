import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{app,copy,demo,domain,platform,scripts,server,tests}/**/*.test.{ts,tsx}'],
    // The matching engine's own proofs take minutes: `npm run test:match`.
    exclude: [
      'tests/journeys/**',
      'domain/matching/{match,checker,stop}.test.ts',
      'node_modules/**',
      'build/**',
    ],
    globalSetup: ['tests/setup/cluster.ts'],
    env: { TZ: 'UTC' },
    // Half of the time goes by in the database: three workers for two cores.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // A database's first use, or a proof of the matching engine, takes long on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
