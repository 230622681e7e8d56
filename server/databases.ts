/** The two databases made ready: roles, schemas, and an address for each role. */
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { databaseOf, reach, roleOf } from '#platform/database/addresses'
import { migrate, type RoleNames, standardRoles } from '#platform/database/migrations'
import { prepareRoles, refuseSharedRole, refuseStrongRole } from '#platform/database/roles'
import { StartRefused } from '#platform/settings'

/** Addresses of both databases, for each role that uses them. */
export type DatabaseUrls = {
  owner: string
  keyringOwner: string
  app: string
  auth: string
  jobs: string
  keyring: string
}

/** Databases made ready, and the roles that migrations mean there. */
export type Databases = { urls: DatabaseUrls; roles: RoleNames; keyringOwner: string }

export type Names = { roles: RoleNames; data: string; keyring: string }

export const standardNames: Names = { roles: standardRoles, data: 'colloquy', keyring: 'colloquy_keyring' }

/** Where migration files lie. */
export const migrationFolders = {
  data: fileURLToPath(new URL('../migrations', import.meta.url)),
  keyring: fileURLToPath(new URL('../migrations/keyring', import.meta.url)),
}

/**
 * Makes roles and databases as an administrator: the embedded server's first role, or a test's.
 * `passwordFor` is used where roles are made and in the addresses that come back.
 */
export async function makeDatabases(
  administrator: string,
  { roles, data, keyring }: Names,
  passwordFor: (role: string) => string | undefined,
): Promise<Databases> {
  const missing = await prepareRoles(administrator, {
    roles,
    passwordFor,
    databases: [
      { name: data, owner: roles.owner, visitors: [roles.app, roles.auth, roles.jobs] },
      { name: keyring, owner: roles.owner, visitors: [roles.app] },
    ],
  })
  if (missing.length > 0) throw new Error(`the administrator may not: ${missing[0]}`)
  const url = (role: string, database: string, schema: string) =>
    reach(administrator, { role, password: passwordFor(role), database, schema })
  const urls = {
    owner: url(roles.owner, data, 'colloquy'),
    keyringOwner: url(roles.owner, keyring, 'keyring'),
    app: url(roles.app, data, 'colloquy'),
    auth: url(roles.auth, data, 'accounts'),
    jobs: url(roles.jobs, data, 'colloquy'),
    keyring: url(roles.app, keyring, 'keyring'),
  }
  return { urls, roles, keyringOwner: roles.owner }
}

/** What an operator with a server of their own has said of it. */
export type ForeignServer = {
  databaseUrl: string
  databaseAppUrl?: string
  databaseAuthUrl?: string
  databaseJobsUrl?: string
  keyringUrl?: string
}

/**
 * Prepares a server of the operator's own. The owner is the role in DATABASE_URL, whatever its
 * name; it makes what is missing where it may. Otherwise refuses with the SQL for an administrator.
 */
export async function prepareForeign(
  server: ForeignServer,
  passwordFor: (role: string) => string,
): Promise<Databases> {
  const { databaseUrl } = server
  const roles = foreignRoles(server)
  const data = databaseOf(databaseUrl)
  const keyringUrl = keyringUrlOf(server)
  const together = sameServer(keyringUrl, databaseUrl)
  if (together && databaseOf(keyringUrl) === data)
    throw new StartRefused(
      'KEYRING_URL names the database of DATABASE_URL: keys must lie apart from what they open.',
    )
  const keyringOwner = roleOf(keyringUrl)
  const wanted = { name: data, owner: roles.owner, visitors: [roles.app, roles.auth, roles.jobs] }
  const keyring = { name: databaseOf(keyringUrl), owner: keyringOwner, visitors: [roles.app] }
  const missing = await prepareRoles(databaseUrl, {
    roles,
    passwordFor,
    databases: together ? [wanted, keyring] : [wanted],
  })
  if (!together)
    missing.push(
      ...(await prepareRoles(keyringUrl, {
        roles: { owner: keyringOwner, app: roles.app },
        passwordFor,
        databases: [keyring],
      })),
    )
  if (missing.length > 0) throw new StartRefused(forAdministrator(missing))

  const derived = (role: string) => reach(databaseUrl, { role, password: passwordFor(role) })
  const app = server.databaseAppUrl ?? derived(roles.app)
  const urls = {
    owner: reach(databaseUrl, { schema: 'colloquy' }),
    keyringOwner: reach(keyringUrl, { schema: 'keyring' }),
    app: reach(app, { schema: 'colloquy' }),
    auth: reach(server.databaseAuthUrl ?? derived(roles.auth), { schema: 'accounts' }),
    jobs: reach(server.databaseJobsUrl ?? derived(roles.jobs), { schema: 'colloquy' }),
    keyring: reach(keyringUrl, {
      role: roles.app,
      password: passwordOnKeyring(server, keyringUrl, passwordFor),
      schema: 'keyring',
    }),
  }
  return { urls, roles, keyringOwner }
}

/** Where the keys lie: another database of the same server unless one is named. */
export function keyringUrlOf({ databaseUrl, keyringUrl }: ForeignServer): string {
  return keyringUrl ?? reach(databaseUrl, { database: `${databaseOf(databaseUrl)}_keyring` })
}

/** The roles that migrations mean on this server. */
export function foreignRoles(server: ForeignServer): RoleNames {
  const named = (url: string | undefined, standard: string) => (url ? roleOf(url) : standard)
  const roles = {
    owner: roleOf(server.databaseUrl),
    app: named(server.databaseAppUrl, standardRoles.app),
    auth: named(server.databaseAuthUrl, standardRoles.auth),
    jobs: named(server.databaseJobsUrl, standardRoles.jobs),
    guard: standardRoles.guard,
  }
  const odd = Object.values(roles).find((role) => !/^[a-z_][a-z0-9_]*$/.test(role))
  if (odd !== undefined)
    throw new StartRefused(
      `The role "${odd}" in a database address needs a name of small letters, digits and _.`,
    )
  return roles
}

/** Refuses roles too strong for the database's walls, then migrates both databases; the files applied come back. */
export async function bringForward({ urls, roles, keyringOwner }: Databases): Promise<string[]> {
  refuseSharedRole([
    ['DATABASE_APP_URL', await refuseStrongRole(urls.app, 'DATABASE_APP_URL', roles)],
    ['DATABASE_AUTH_URL', await refuseStrongRole(urls.auth, 'DATABASE_AUTH_URL', roles)],
    ['DATABASE_JOBS_URL', await refuseStrongRole(urls.jobs, 'DATABASE_JOBS_URL', roles)],
  ])
  const keyringRoles = { ...roles, owner: keyringOwner }
  await refuseStrongRole(urls.keyring, 'KEYRING_URL', keyringRoles)
  const keyring = await migrate(urls.keyringOwner, migrationFolders.keyring, keyringRoles, 'keyring')
  const data = await migrate(urls.owner, migrationFolders.data, roles)
  return [...keyring, ...data]
}

/** The web role's password on the keyring's server: the given one where it is the same server and role. */
function passwordOnKeyring(
  server: ForeignServer,
  keyringUrl: string,
  passwordFor: (role: string) => string,
): string {
  const given = server.databaseAppUrl
  if (given && sameServer(keyringUrl, given)) return decodeURIComponent(new URL(given).password)
  return passwordFor(given ? roleOf(given) : standardRoles.app)
}

function sameServer(one: string, other: string): boolean {
  const server = (url: string) => `${new URL(url).host} ${new URL(url).searchParams.get('host') ?? ''}`
  return server(one) === server(other)
}

function forAdministrator(statements: string[]): string {
  return [
    'DATABASE_URL: this role may not make what is missing. Let an administrator run the following, then start again:',
    '',
    ...statements.map((statement) => `${statement};`),
  ].join('\n')
}

/** A schema whose presence says that a restore was begun and not finished: nothing may serve from such a database. */
export const unfinished = 'restore_unfinished'

/** Whether the data at this address, the owner's, are half restored. */
export async function restoreIsUnfinished(owner: string): Promise<boolean> {
  const client = new Client({ connectionString: owner })
  await client.connect()
  try {
    const { rows } = await client.query('select from pg_namespace where nspname = $1', [unfinished])
    return rows.length > 0
  } finally {
    await client.end()
  }
}
