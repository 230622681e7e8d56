import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { databaseUrls, openTestDatabase, ownerQuery, roleNames } from '#tests/database'
import { migrate, migrationsIn, withRoleNames } from './migrations.ts'

beforeAll(openTestDatabase)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'colloquy-migrations-'))
  cpSync('migrations', folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const bring = () => migrate(databaseUrls().owner, folder, roleNames())
const add = (name: string, text: string) => writeFileSync(join(folder, name), text)

test('what is applied is not applied again', async () => {
  expect(await bring()).toEqual([])
})

test('a new file is applied once, also below the newest number', async () => {
  add('0001_later.sql', "create table later (id uuid); comment on table later is 'x'; call protect('later')")
  expect(await bring()).toEqual(['0001_later.sql'])
  expect(await bring()).toEqual([])
})

test('a changed file is refused, and one the program does not know', async () => {
  add('0001_later.sql', 'select 1')
  await expect(bring()).rejects.toThrow('0001_later.sql was changed after it was applied')
  rmSync(join(folder, '0001_later.sql'))
  await expect(bring()).rejects.toThrow('The database has migration 0001_later.sql, which this program lacks')
  await ownerQuery("delete from migration where name = '0001_later.sql'")
})

test('a file that fails leaves nothing of itself and says where', async () => {
  add('9998_fine.sql', 'create table fine (id uuid)')
  add('9999_broken.sql', 'create table half (id uuid);\nselect wrong_column from clinician;')
  await expect(bring()).rejects.toThrow(/migration 9999_broken\.sql:2: .*wrong_column/)
  expect(await ownerQuery("select to_regclass('half') as half, to_regclass('fine') as fine")).toEqual([
    { half: null, fine: 'fine' },
  ])
  expect(await ownerQuery("select name from migration where name >= '9998'")).toEqual([
    { name: '9998_fine.sql' },
  ])
})

test('names that are no migration are refused', () => {
  add('later.sql', '')
  expect(() => migrationsIn(folder)).toThrow('later.sql needs a name like')
})

test('only the five roles are renamed', () => {
  const roles = { owner: 'o', app: 'a', auth: 'u', jobs: 'j', guard: 'g' }
  expect(
    withRoleNames(
      "grant x to colloquy_app, colloquy_guard; notify colloquy_jobs_done; 'colloquy_room'",
      roles,
    ),
  ).toBe("grant x to a, g; notify colloquy_jobs_done; 'colloquy_room'")
})
