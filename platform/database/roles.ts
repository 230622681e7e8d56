/** The roles of confidentiality.md on any server: what is missing, made or handed to an administrator, and checked. */
import { createHash, createHmac, hkdfSync, pbkdf2Sync, randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { StartRefused } from '#platform/settings'
import { withoutSecrets } from './addresses.ts'
import type { RoleNames } from './migrations.ts'

/** A database and the roles that may connect to it. */
type DatabaseWish = { name: string; owner: string; visitors: string[] }

export type Wish = {
  /** The keyring's server may be another one, where only the owner and the web role are needed. */
  roles: Partial<RoleNames> & { owner: string }
  databases: DatabaseWish[]
  /** The password of a role that is made; undefined where the server asks for none. */
  passwordFor: (role: string) => string | undefined
}

const oldestServer = 150_000

/**
 * Makes what is missing of the wish, as the role of `url` (an administrator, or an owner that may
 * create roles). What it may not do is not tried: the statements for an administrator come back
 * instead, empty when nothing is missing. Refuses servers before PostgreSQL 15.
 */
export async function prepareRoles(url: string, wish: Wish): Promise<string[]> {
  return onServer(url, async (client) => {
    await refuseOldServer(client)
    const { mayCreateRoles, mayCreateDatabases } = await powers(client)
    const forAdministrator: string[] = []
    // What is still missing after trying was not permitted: some refusals are only warnings.
    const attend = async (missing: () => Promise<string[]>, may: boolean) => {
      // Of two processes that start at once one may be refused a row that the other writes: it tries again, a few times.
      let again = may
      for (let round = 0; again && round < 8; round++) {
        again = false
        for (const statement of await missing()) again = (await tried(client, statement)) || again
      }
      forAdministrator.push(...(await missing()))
    }
    await attend(() => missingRoles(client, wish), mayCreateRoles)
    await attend(() => missingMemberships(client, wish), mayCreateRoles)
    for (const database of wish.databases) {
      await attend(() => missingDatabase(client, database), mayCreateDatabases)
      await attend(() => missingPrivileges(client, database), true)
    }
    return forAdministrator
  })
}

/**
 * Refuses (StartRefused) a role that could step over the database's wall: a superuser, one that
 * bypasses row-level security or creates roles, the owner or guard or a member of them, or one that may become
 * another of the three. `url` is the address the web, the accounts or the jobs will really use; gives the role's name.
 */
export async function refuseStrongRole(url: string, variable: string, roles: RoleNames): Promise<string> {
  const [role] = await onServer(
    url,
    async (client) => {
      const answer = await client.query<{ name: string; reason: string | null }>(
        `select rolname as name, case
         when rolsuper then 'is a superuser'
         when rolbypassrls then 'may bypass row-level security'
         when rolcreaterole then 'may create roles'
         when rolname in ($1, $2) then 'is the owner or the guard'
         when exists (select 1 from pg_roles strong where strong.rolname in ($1, $2)
                      and pg_has_role(current_user, strong.oid, 'MEMBER')) then 'is a member of the owner or the guard'
         when exists (select 1 from pg_roles other where other.rolname = any ($3) and other.rolname <> current_user
                      and pg_has_role(current_user, other.oid, 'MEMBER')) then 'may become the role of the web, the accounts or the jobs'
       end as reason from pg_roles where rolname = current_user`,
        [roles.owner, roles.guard, [roles.app, roles.auth, roles.jobs]],
      )
      return answer.rows
    },
    ` Set ${variable} where this role has another password or lives elsewhere.`,
  )
  if (role?.reason)
    throw new StartRefused(
      `${variable}: the role ${role.name} ${role.reason}, so the database could not refuse it anything.`,
    )
  return role!.name
}

/**
 * Refuses (StartRefused) one role in two of the addresses of web, accounts and jobs: the web would hold what signs
 * people in, and change it. `held`: each address's variable with its role.
 */
export function refuseSharedRole(held: readonly (readonly [variable: string, role: string])[]): void {
  for (const [variable, role] of held) {
    const first = held.find(([, other]) => other === role)!
    if (first[0] !== variable)
      throw new StartRefused(
        `${variable}: the role of ${first[0]}, ${role}. Web, accounts and jobs need a role each, or one of them could do what another's is for.`,
      )
  }
}

/** A role's password, the same at every start, from the installation's master key. */
export function derivedPassword(masterKey: Uint8Array, role: string): string {
  return Buffer.from(hkdfSync('sha256', masterKey, '', `colloquy role password ${role}`, 24)).toString(
    'base64url',
  )
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; encoding: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_encoding') as encoding`,
  )
  if (rows[0]!.number < oldestServer) throw new StartRefused('DATABASE_URL needs PostgreSQL 15 or newer.')
  if (rows[0]!.encoding !== 'UTF8')
    throw new StartRefused('DATABASE_URL needs a database with the encoding UTF8.')
}

async function powers(client: Client): Promise<{ mayCreateRoles: boolean; mayCreateDatabases: boolean }> {
  const { rows } = await client.query(
    `select rolsuper or rolcreaterole as "mayCreateRoles", rolsuper or rolcreatedb as "mayCreateDatabases"
     from pg_roles where rolname = current_user`,
  )
  return rows[0]
}

/**
 * Runs a statement. Not permitted, done by another process first, or in need of what is missing: the next look tells.
 * True where another process wrote the same row at that moment.
 */
async function tried(client: Client, statement: string): Promise<boolean> {
  const forgiven = {
    notPermitted: '42501',
    sameRole: '42710',
    sameDatabase: '42P04',
    sameRow: '23505',
    sameMoment: 'XX000',
    noSuchRole: '42704',
    noSuchDatabase: '3D000',
  }
  try {
    await client.query(statement)
    return false
  } catch (error) {
    const { code } = error as { code?: string }
    if (!code || !Object.values(forgiven).includes(code)) throw error
    return code === forgiven.sameMoment
  }
}

async function missingRoles(client: Client, { roles, passwordFor }: Wish): Promise<string[]> {
  const wanted = Object.values(roles).filter((role) => role !== undefined)
  const { rows } = await client.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any ($1)',
    [wanted],
  )
  const present = new Set(rows.map((row) => row.rolname))
  return wanted
    .filter((role) => !present.has(role))
    .map((role) => {
      if (role === roles.guard) return `create role ${quoted(role)} nologin nosuperuser nobypassrls`
      const password = passwordFor(role)
      const clause = password === undefined ? '' : ` password '${scramVerifier(password)}'`
      return `create role ${quoted(role)} login nosuperuser nobypassrls${clause}`
    })
}

/** The owner must be able to hand functions to the guard and schemas to accounts and jobs. */
async function missingMemberships(client: Client, { roles }: Wish): Promise<string[]> {
  const missing: string[] = []
  for (const role of [roles.guard, roles.auth, roles.jobs].filter((role) => role !== undefined)) {
    const { rows } = await client.query<{ has: boolean }>(
      `select owner.rolsuper or pg_has_role(owner.oid, held.oid, 'USAGE') as has
       from pg_roles owner, pg_roles held where owner.rolname = $1 and held.rolname = $2`,
      [roles.owner, role],
    )
    if (!rows[0]?.has) missing.push(`grant ${quoted(role)} to ${quoted(roles.owner)}`)
  }
  return missing
}

async function missingDatabase(client: Client, { name, owner }: DatabaseWish): Promise<string[]> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  return rowCount
    ? []
    : [`create database ${quoted(name)} owner ${quoted(owner)} encoding 'UTF8' template template0`]
}

async function missingPrivileges(client: Client, { name, owner, visitors }: DatabaseWish): Promise<string[]> {
  const { rows } = await client.query<{ oid: number; open: boolean }>(
    `select oid, datacl is null or exists (select 1 from aclexplode(datacl) where grantee = 0) as open
     from pg_database where datname = $1`,
    [name],
  )
  const statements: string[] = []
  if (!rows[0] || rows[0].open) statements.push(`revoke all on database ${quoted(name)} from public`)
  for (const role of [owner, ...visitors]) {
    const privileges = role === owner ? ['connect', 'create', 'temporary'] : ['connect']
    const wanted = privileges.join(', ')
    const held = await client.query<{ has: boolean }>(
      `select bool_and(exists (select 1 from aclexplode(datacl) acl
          where acl.grantee in (select oid from pg_roles where rolname = $2) and lower(acl.privilege_type) = wanted)
        or (datdba = (select oid from pg_roles where rolname = $2))) as has
       from pg_database, unnest($3::text[]) wanted where datname = $1`,
      [name, role, privileges],
    )
    if (!held.rows[0]?.has) statements.push(`grant ${wanted} on database ${quoted(name)} to ${quoted(role)}`)
  }
  return statements
}

/** The form in which PostgreSQL keeps a password (RFC 5803): the password itself is in no statement and no server log. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const rounds = 4096
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const clientKey = createHmac('sha256', salted).update('Client Key').digest()
  const storedKey = createHash('sha256').update(clientKey).digest('base64')
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}

/** Connects, does `work` and disconnects. Refuses (StartRefused) where it cannot connect; the cause is the server's word. */
export async function onServer<T>(url: string, work: (client: Client) => Promise<T>, mend = ''): Promise<T> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => {})
    const { message } = error as Error
    const another = /^Peer authentication failed/.test(message)
      ? ' It is run by another account: do this as that one (sudo -u …).'
      : ''
    throw new StartRefused(`Cannot connect to ${withoutSecrets(url)}: ${message}.${another}${mend}`, {
      cause: error,
    })
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
