import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { databaseOf, reach } from '#platform/database/addresses'
import { migrationsIn } from '#platform/database/migrations'
import { derivedPassword, prepareRoles, refuseStrongRole } from '#platform/database/roles'
import {
  bringForward,
  type Databases,
  foreignRoles,
  makeDatabases,
  migrationFolders,
  prepareForeign,
} from './databases.ts'

const { administrator, prefix, template } = inject('cluster')

// Roles are the whole server's: each test has its own, beside those of the run.
let own: string
let roles: Databases['roles']
const made: { databases: Set<string>; roles: Set<string> } = { databases: new Set(), roles: new Set() }

beforeEach(() => {
  own = `${prefix}r${randomBytes(3).toString('hex')}_`
  roles = {
    owner: `${own}owner`,
    app: `${own}app`,
    auth: `${own}auth`,
    jobs: `${own}jobs`,
    guard: `${own}guard`,
  }
  for (const role of Object.values(roles)) made.roles.add(role)
  made.databases.add(`${own}data`).add(`${own}data_keyring`)
})

afterEach(async () => {
  await run(
    administrator,
    ...[...made.databases].map((name) => `drop database if exists ${name} with (force)`),
  )
  await run(administrator, ...[...made.roles].map((name) => `drop role if exists ${name}`))
  made.databases.clear()
  made.roles.clear()
})

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

const noPassword = () => undefined
const data = (database = `${own}data`) => ({ roles, data: database, keyring: `${database}_keyring` })
const wish = () => ({
  roles,
  passwordFor: noPassword,
  databases: [{ name: `${own}data`, owner: roles.owner, visitors: [roles.app, roles.auth, roles.jobs] }],
})

test('an owner who may create roles, and is no superuser, makes all that is missing and migrates', async () => {
  await run(
    administrator,
    `create role ${roles.owner} login createrole createdb`,
    `create database ${own}data owner ${roles.owner}`,
  )
  const url = reach(administrator, { role: roles.owner, database: `${own}data` })
  expect(await prepareRoles(url, wish())).toEqual([])
  expect(await prepareRoles(url, wish())).toEqual([])
  const databases = await makeDatabases(url, data(), noPassword)
  expect((await bringForward(databases)).length).toBeGreaterThan(5)
  expect(await bringForward(databases)).toEqual([])
})

test('an owner who may not create roles gets the statements for an administrator, which are all it needs', async () => {
  await run(
    administrator,
    `create role ${roles.owner} login`,
    `create database ${own}data owner ${roles.owner}`,
  )
  const url = reach(administrator, { role: roles.owner, database: `${own}data` })
  const both = { ...wish(), databases: [...wish().databases] }
  both.databases.push({ name: `${own}data_keyring`, owner: roles.owner, visitors: [roles.app] })

  const statements = await prepareRoles(url, both)
  expect(statements).toContain(`create role ${roles.guard} nologin nosuperuser nobypassrls`)
  expect(statements).toContain(`grant ${roles.guard} to ${roles.owner}`)
  expect(statements.some((one) => one.startsWith(`create database ${own}data_keyring`))).toBe(true)

  await run(administrator, ...statements)
  expect(await prepareRoles(url, both)).toEqual([])
  await bringForward(await makeDatabases(administrator, data(), noPassword))
})

test('passwords go to the server as verifiers only', async () => {
  await run(administrator, `create role ${roles.owner} login`)
  const statements = await prepareRoles(
    reach(administrator, { role: roles.owner, database: databaseOf(template.urls.owner) }),
    {
      ...wish(),
      passwordFor: (role) => `secret of ${role}`,
    },
  ).catch((error: Error) => [error.message])
  expect(statements.join('\n')).not.toContain('secret of')
})

test('a role that could step over the wall is refused', async () => {
  await makeDatabases(administrator, data(), noPassword)
  const app = reach(administrator, { role: roles.app, database: `${own}data` })
  const refusal = () => refuseStrongRole(app, 'DATABASE_APP_URL', roles)
  await expect(refusal()).resolves.toBe(roles.app)
  for (const [make, unmake, words] of [
    [`alter role ${roles.app} superuser`, `alter role ${roles.app} nosuperuser`, 'is a superuser'],
    [
      `alter role ${roles.app} bypassrls`,
      `alter role ${roles.app} nobypassrls`,
      'may bypass row-level security',
    ],
    [`alter role ${roles.app} createrole`, `alter role ${roles.app} nocreaterole`, 'may create roles'],
    [
      `grant ${roles.owner} to ${roles.app}`,
      `revoke ${roles.owner} from ${roles.app}`,
      'is a member of the owner or the guard',
    ],
    [
      `grant ${roles.guard} to ${roles.app}`,
      `revoke ${roles.guard} from ${roles.app}`,
      'is a member of the owner or the guard',
    ],
  ] as const) {
    await run(administrator, make)
    await expect(refusal()).rejects.toThrow(`DATABASE_APP_URL: the role ${roles.app} ${words}`)
    await run(administrator, unmake)
  }
  await expect(
    refuseStrongRole(
      reach(administrator, { role: roles.owner, database: `${own}data` }),
      'DATABASE_APP_URL',
      roles,
    ),
  ).rejects.toThrow('is the owner or the guard')
})

test('one role in two addresses is refused: the web would hold what signs people in', async () => {
  const databases = await makeDatabases(administrator, data(), noPassword)
  const { urls } = databases
  for (const [twice, words] of [
    [{ auth: urls.app }, 'DATABASE_AUTH_URL: the role of DATABASE_APP_URL'],
    [{ jobs: urls.app }, 'DATABASE_JOBS_URL: the role of DATABASE_APP_URL'],
    [{ jobs: urls.auth }, 'DATABASE_JOBS_URL: the role of DATABASE_AUTH_URL'],
  ] as const)
    await expect(bringForward({ ...databases, urls: { ...urls, ...twice } })).rejects.toThrow(words)
  // A role of its own that may become another one holds what that one holds.
  await run(administrator, `grant ${roles.auth} to ${roles.app}`)
  await expect(bringForward(databases)).rejects.toThrow('DATABASE_APP_URL: the role')
  await run(administrator, `revoke ${roles.auth} from ${roles.app}`)
})

test("a server of one's own: the roles are those that its addresses name", async () => {
  const databaseUrl = 'postgres://net_owner:x@db.example.org:5433/net'
  expect(foreignRoles({ databaseUrl, databaseAppUrl: 'postgres://net_web@db.example.org/net' })).toEqual({
    owner: 'net_owner',
    app: 'net_web',
    auth: 'colloquy_auth',
    jobs: 'colloquy_jobs',
    guard: 'colloquy_guard',
  })
  expect(() => foreignRoles({ databaseUrl: 'postgres://Net-Owner@x/y' })).toThrow(
    'needs a name of small letters',
  )
  await expect(prepareForeign({ databaseUrl, keyringUrl: databaseUrl }, () => '')).rejects.toThrow(
    'KEYRING_URL names the database of DATABASE_URL',
  )
  await expect(
    prepareForeign({ databaseUrl: 'postgres://who:hidden@127.0.0.1:9/none' }, () => ''),
  ).rejects.toThrow(/^Cannot connect to postgres:\/\/who@127\.0\.0\.1:9\/none: (?!.*hidden)/)
})

test('derived passwords are the same each time and differ by role and key', () => {
  const key = Buffer.alloc(32, 7)
  expect(derivedPassword(key, 'colloquy_app')).toBe(derivedPassword(key, 'colloquy_app'))
  expect(derivedPassword(key, 'colloquy_app')).not.toBe(derivedPassword(key, 'colloquy_auth'))
  expect(derivedPassword(key, 'colloquy_app')).not.toBe(derivedPassword(Buffer.alloc(32, 8), 'colloquy_app'))
  expect(derivedPassword(key, 'colloquy_app').length).toBeGreaterThanOrEqual(32)
})

test('two processes that start at once on one server both come up', async () => {
  const both = await Promise.all([1, 2].map(() => makeDatabases(administrator, data(), noPassword)))
  // One may bring the keyring forward and the other the data: what counts is that no file is applied twice or left out.
  const applied = (await Promise.all(both.map(bringForward))).flat()
  const files = [migrationFolders.keyring, migrationFolders.data].flatMap(migrationsIn)
  expect(applied.toSorted()).toEqual(files.map(({ name }) => name).toSorted())
})
