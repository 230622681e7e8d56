import { expect, test } from 'vitest'
import { habitProblems } from './habits.ts'
import { cycleProblems, layerProblems } from './layers.ts'
import { migrationProblems } from './migrations.ts'
import { sourceOf } from './sources.ts'
import { wallProblems } from './walls.ts'

const rulesBroken = (path: string, text: string) => {
  const source = sourceOf(path, text)
  return [...layerProblems([source]), ...habitProblems([source])].map(({ rule }) => rule)
}

test.each([
  ['platform/mail/send.ts', `import { seats } from '#domain/seats/reads'`, 'layers'],
  ['app/ui/ring.tsx', `import { Seat } from '#domain/seats/seat'`, 'layers'],
  ['app/routes/groups/group.tsx', `import * as store from '#domain/groups/store'`, 'own-store'],
  ['domain/seats/actions.ts', `import {\n  groupOf,\n} from '#domain/groups/store'`, 'own-store'],
  ['domain/seats/store.ts', `import { group } from '#domain/groups/group'`, 'stores'],
  ['domain/seats/seat.ts', `import { log } from '#platform/log'`, 'nouns-are-pure'],
  ['domain/seats/seat.ts', `import { readFile } from 'node:fs'`, 'nouns-are-pure'],
  ['domain/seats/seat.ts', `const at = Temporal.Now.instant()`, 'nouns-are-pure'],
  ['domain/seats/utils.ts', '', 'names'],
  ['domain/seats/deep/seat.ts', '', 'names'],
  ['app/routes/home.tsx', 'const rows = await tx.selectFrom(`seat`)', 'sql-in-stores'],
  ['domain/seats/reads.ts', 'await sql`select 1`.execute(tx)', 'sql-in-stores'],
  ['domain/seats/actions.ts', 'const now = new Date()', 'one-clock'],
  ['domain/seats/actions.ts', 'const now = Temporal.Now.instant()', 'acting'],
  ['domain/seats/seat.test.ts', `test.skip('later', () => {})`, 'no-tests-aside'],
  ['server/live.ts', '// TODO: later', 'no-leftovers'],
  ['app/routes/home.tsx', '<p>Welcome back</p>', 'words-in-the-catalog'],
  ['app/routes/home.tsx', '<TextField name="name" label="Name" />', 'words-in-the-catalog'],
  ['domain/seats/actions.ts', `throw new Invalid({ name: 'Please write it.' })`, 'words-in-the-catalog'],
  ['domain/seats/store.ts', 'export type Id = string\nexport async function seats() {}', 'documented'],
  ['domain/seats/seat.ts', 'export const isFree = (seat: Seat): boolean => !seat.taken', 'documented'],
])('%s with %s breaks: %s', (path, text, rule) => {
  expect(rulesBroken(path, text)).toContain(rule)
})

test.each([
  [
    'domain/seats/actions.ts',
    `import { group } from '#domain/groups/reads'\nimport * as store from './store.ts'`,
  ],
  ['domain/seats/store.ts', 'const rows = await tx.selectFrom(`seat`).execute()'],
  ['domain/seats/seat.ts', `import { z } from 'zod'\nimport { group } from '#domain/groups/group'`],
  ['domain/seats/store.ts', '/** Seats of a group, the oldest first. */\nexport async function seats() {}'],
  ['domain/seats/seat.ts', 'export const places = new Map()'],
  ['app/routes/home.tsx', `import { seats } from '#domain/seats/reads'`],
  ['app/routes/home.tsx', '<p>{copy.welcome}, {name}</p>'],
  ['domain/seats/actions.test.ts', `import { seats } from '#domain/groups/store'`],
])('%s with %s is in order', (path, text) => {
  expect(rulesBroken(path, text)).toEqual([])
})

const walls = (routes: string, addresses: string, expectations: string) => [
  sourceOf('app/routes.ts', routes),
  sourceOf('tests/walls/addresses.ts', addresses),
  sourceOf('tests/walls/expectations.ts', expectations),
]

test('addresses, tables and functions of the web that the walls know nothing of are all named at once', () => {
  const text = `create table seat (id uuid);
create table chair (id uuid);
drop table chair;
create function my_seats() returns int language sql as $$ select 1 $$;
create function seat_moved() returns trigger language plpgsql as $$ begin end $$;
grant execute on function my_seats() to colloquy_app;`
  const migration = { path: 'migrations/0001_seats.sql', text }
  const routes = `route('seats', 'a.tsx'),\nroute('seats/:seatId', 'b.tsx'),`
  const named = (addresses: string, expectations: string) =>
    wallProblems(walls(routes, addresses, expectations), [migration]).map(
      ({ path, message }) => `${path} ${message.split(' has ')[0]}`,
    )
  expect(named('', '')).toEqual([
    "app/routes.ts 'seats'",
    "app/routes.ts 'seats/:seatId'",
    'migrations/0001_seats.sql table seat',
    'migrations/0001_seats.sql function my_seats',
  ])
  expect(named(`  seats: {},\n  'seats/:seatId': {},`, '  seat: {},\n  my_seats: {},')).toEqual([])
})

test('a ring of imports is found', () => {
  const ring = [
    sourceOf('domain/a/actions.ts', `import '#domain/b/actions'`),
    sourceOf('domain/b/actions.ts', `import { x } from '#domain/c/reads'`),
    sourceOf('domain/c/reads.ts', `import type { y } from '#domain/a/actions'`),
  ]
  expect(cycleProblems(ring)).toHaveLength(1)
  expect(cycleProblems(ring.slice(0, 2))).toEqual([])
})

const table = `create table seat (id uuid);\ncomment on table seat is 'A seat.';\ncall protect('seat');`

test.each([
  ['no comment', `create table seat (id uuid); call protect('seat');`],
  ['no protection', `create table seat (id uuid); comment on table seat is 'x';`],
  ['a policy that scans', `${table} create policy p on seat using (id in (select f()));`],
  ['a loose definer', `create function f() returns int language sql security definer as $$ select 1 $$;`],
])('a migration with %s is refused', (_, text) => {
  expect(migrationProblems([{ path: 'migrations/0001_seats.sql', text }])).toHaveLength(1)
})

test('a migration with all it needs is in order; a number is used once', () => {
  const file = { path: 'migrations/0001_seats.sql', text: table }
  expect(migrationProblems([file])).toEqual([])
  expect(migrationProblems([file, { path: 'migrations/0001_more.sql', text: '' }])).toHaveLength(1)
})
