import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** What starts programs of its own or looks at what lies about in a process: each file has one for itself. */
const apart = ['{scripts,server}/**/*.test.ts', 'tests/{kills,load,walls}/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['tests/setup/cluster.ts'],
    // Half of the time goes by in the database: three workers for two cores.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      { extends: true, test: { name: 'apart', include: apart, globalSetup: [] } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{app,copy,demo,domain,platform,scripts,server,tests}/**/*.test.{ts,tsx}'],
          // The matching engine's own proofs take minutes: `npm run test:match`.
          exclude: [
            ...apart,
            'tests/journeys/**',
            'domain/matching/{match,checker,stop}.test.ts',
            'node_modules/**',
            'build/**',
          ],
          // A file begins where the one before it has left off: what all of them load is loaded once a worker.
          isolate: false,
        },
      },
    ],
    env: { TZ: 'UTC' },
    // A database's first use, or a proof of the matching engine, takes long on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
