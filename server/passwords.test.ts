import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { standardRoles } from '#platform/database/migrations'
import { derivedPassword } from '#platform/database/roles'
import { bringForward, prepareForeign } from './databases.ts'
import { type Cluster, startCluster, superuser } from './postgres/cluster.ts'

/** Lets `line` stand before all other access rules of a cluster of our own. */
async function withRule(cluster: Cluster, folder: string, line: string): Promise<void> {
  const file = join(folder, 'pg', 'pg_hba.conf')
  writeFileSync(file, `${line}\n${readFileSync(file, 'utf8')}`)
  const client = new Client({ connectionString: cluster.url(superuser, 'postgres') })
  await client.connect()
  await client.query('select pg_reload_conf()')
  await client.end()
}

test('on a server that asks for passwords the roles sign in with theirs, and with no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-passwords-'))
  chmodSync(folder, 0o711)
  const cluster = await startCluster(folder, { tell: () => {}, settings: ['fsync=off'] })
  try {
    const client = new Client({ connectionString: cluster.url(superuser, 'postgres') })
    await client.connect()
    await client.query(`create role ${standardRoles.owner} login createrole createdb password 'of the owner'`)
    await client.query(`create database net owner ${standardRoles.owner}`)
    await client.end()
    await withRule(cluster, folder, `local all ${Object.values(standardRoles).join(',')} scram-sha-256`)
    const databaseUrl = cluster.url(`${standardRoles.owner}:of%20the%20owner`, 'net')
    const passwordFor = (key: number) => (role: string) => derivedPassword(Buffer.alloc(32, key), role)

    const databases = await prepareForeign({ databaseUrl }, passwordFor(1))
    expect((await bringForward(databases)).length).toBeGreaterThan(5)
    // Another installation's master key makes other passwords: its start is refused, and nothing is changed.
    const other = await prepareForeign({ databaseUrl }, passwordFor(2))
    await expect(bringForward(other)).rejects.toThrow(
      /^Cannot connect to postgres:\/\/colloquy_app@.*password authentication failed/,
    )
    expect(await bringForward(databases)).toEqual([])
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true })
  }
})
