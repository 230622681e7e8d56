/**
 * `npm run types`: writes platform/database/tables.generated.ts from the schema that the migrations
 * make, in a database that is thrown away. With --verify it writes nothing and fails when the file is not current.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeTestCluster } from '#tests/setup/cluster'

const kept = 'platform/database/tables.generated.ts'
// As platform/database/connection.ts hands values over.
const mapping = {
  timestamptz: 'Temporal.Instant',
  timestamp: 'Temporal.PlainDateTime',
  date: 'Temporal.PlainDate',
  time: 'Temporal.PlainTime',
  int8: 'number',
  bytea: 'Buffer',
}
/** Not for the application: only the database's owner and the migrations use these. */
const hidden = '{*.migration,*.demo_clock}'

const verify = process.argv.includes('--verify')
const folder = mkdtempSync(join(tmpdir(), 'colloquy-types-'))
const file = verify ? join(folder, 'tables.ts') : kept
const { cluster, remove } = await makeTestCluster()
try {
  const { status, stdout, stderr } = spawnSync(
    'kysely-codegen',
    [
      ['--url', cluster.template.urls.owner],
      ['--dialect', 'postgres', '--default-schema', 'colloquy'],
      ['--include-pattern', 'colloquy.*', '--exclude-pattern', hidden],
      ['--type-mapping', JSON.stringify(mapping), '--out-file', file],
    ].flat(),
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`kysely-codegen failed:\n${stdout}${stderr}`)
  if (verify && readFileSync(file, 'utf8') !== readFileSync(kept, 'utf8')) {
    console.error(`${kept} is not what the migrations make: run npm run types.`)
    process.exitCode = 1
  }
} finally {
  await remove()
  rmSync(folder, { recursive: true })
}
