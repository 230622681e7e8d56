/** With DATABASE_URL a journey's product works on that server: in databases and as roles of its own, gone afterwards. */
import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { reach } from '#platform/database/addresses'
import { standardRoles } from '#platform/database/migrations'
import { makeDatabases } from '#server/databases'

export type GivenDatabases = {
  /** What the product is told. */
  settings: Record<string, string>
  /** The data as their owner. */
  owner: string
  remove(): Promise<void>
}

/**
 * Makes what the product needs as the administrator in DATABASE_URL, so that it finds nothing missing; the named database
 * is left alone. Undefined without DATABASE_URL.
 */
export async function databasesOnGivenServer(): Promise<GivenDatabases | undefined> {
  const administrator = process.env.DATABASE_URL
  if (!administrator) return undefined
  const own = `j_${randomBytes(5).toString('hex')}`
  const names = { data: own, keyring: `${own}_keyring` }
  const [owner, app, auth, jobs] = ['owner', 'app', 'auth', 'jobs'].map((role) => `${own}_${role}`)
  const roles = { owner: owner!, app: app!, auth: auth!, jobs: jobs!, guard: standardRoles.guard }
  const password = new URL(administrator).password ? randomBytes(12).toString('hex') : undefined
  await makeDatabases(administrator, { ...names, roles }, () => password)
  const at = (role: string) => reach(administrator, { role, password, database: own })
  return {
    settings: {
      DATABASE_URL: at(roles.owner),
      DATABASE_APP_URL: at(roles.app),
      DATABASE_AUTH_URL: at(roles.auth),
      DATABASE_JOBS_URL: at(roles.jobs),
    },
    owner: reach(at(roles.owner), { schema: 'colloquy' }),
    async remove() {
      await administer(administrator, [
        ...Object.values(names).map((name) => `drop database if exists ${name} with (force)`),
        ...[owner, app, auth, jobs].map((role) => `drop role if exists ${role}`),
      ])
    },
  }
}

/** The one role whose name cannot be chosen: it goes after the last journey where it was not there before the first. */
export default async function leaveNoGuardBehind(): Promise<(() => Promise<void>) | undefined> {
  const administrator = process.env.DATABASE_URL
  if (!administrator) return undefined
  const [before] = await administer(administrator, [
    `select from pg_roles where rolname = '${standardRoles.guard}'`,
  ])
  if (before) return undefined
  return async () => {
    await administer(administrator, [`drop role if exists ${standardRoles.guard}`])
  }
}

async function administer(administrator: string, statements: string[]): Promise<object[]> {
  const client = new Client({ connectionString: administrator })
  await client.connect()
  try {
    const rows: object[] = []
    for (const statement of statements) rows.push(...(await client.query(statement)).rows)
    return rows
  } finally {
    await client.end()
  }
}
