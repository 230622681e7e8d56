/**
 * The grid (confidentiality.md): for every table, view and function of the live schema and every kind of person, what
 * the database hands to the web role. What each may have stands in expectations.ts.
 */
import { Client } from 'pg'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { openGroups } from '#domain/seats/reads'
import { newId } from '#platform/identifiers'
import { openTestAccounts } from '#tests/accounts'
import {
  appQuery,
  as,
  databaseUrls,
  keyringQuery,
  openTestDatabase,
  ownerQuery,
  roleNames,
} from '#tests/database'
import { functions, jobFunctions, jobTables, keyring, tables, unwalled } from './expectations.ts'
import { classOfNew, Hand, type Row, rowsOf } from './hands.ts'
import { type Kind, kinds, type Scene, scene } from './scene.ts'

// Each table is tried as every kind of person, row by row.
vi.setConfig({ testTimeout: 60_000 })

let the: Scene
beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(async () => {
  the = await scene()
  // A room's people count while their devices answer: here they do for as long as the test takes.
  await ownerQuery(`update presence set last_at = now() + interval '1 hour'`)
})

const personOf = (kind: Kind) => (kind === 'visitor' ? null : the.people[kind].clinicianId)
const inOrder = (list: Iterable<Kind>) => kinds.filter((kind) => [...list].includes(kind))

const hands = new Map<Kind, Hand>()
beforeAll(async () => {
  // Rows are told apart by their place; where the web role reads some columns only, that is none of them.
  await ownerQuery(`grant select (ctid) on "group" to ${roleNames().app}`)
  for (const kind of kinds) hands.set(kind, await Hand.of(personOf(kind)))
  return async () => {
    await Promise.all([...hands.values()].map((hand) => hand.leave()))
  }
})

/** Rows that differ in what a policy may ask for: state, role, what is empty. Others of a class are the same again. */
function differing(rows: readonly Row[]): Row[] {
  const telling = ['state', 'role', 'kind', 'audience', 'listed', 'case_id']
  const signature = ({ json }: Row) =>
    JSON.stringify(
      Object.entries(json).map(([name, value]) => (telling.includes(name) ? value : value === null)),
    )
  return [...Map.groupBy(rows, signature).values()].map(([first]) => first!).slice(0, mostOfAClass)
}
const mostOfAClass = 8

async function columns(table: string): Promise<{ name: string; changeable: boolean; generated: boolean }[]> {
  return ownerQuery(
    `select attname as name, has_column_privilege($2, attrelid, attnum, 'update') as changeable, attgenerated <> '' as generated
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [`colloquy."${table}"`, roleNames().app],
  )
}

/** Columns that name a person who acts or owns: forging them is tried. */
const naming =
  /^(clinician_id|presenter_id|author_id|actor_id|made_by|founder_id|offered_by|decided_by|corrected_by|asked_by)$/

type Found = Record<'exists' | 'sees' | 'changes' | 'deletes' | 'adds', Map<string, Set<Kind>>>

async function lookAt(table: string): Promise<{ found: Found; partly: string[]; moved: string[] }> {
  const { rows: classes, handsOn = [] } = tables[table]!
  const found: Found = {
    exists: new Map(),
    sees: new Map(),
    changes: new Map(),
    deletes: new Map(),
    adds: new Map(),
  }
  const [partly, moved]: [string[], string[]] = [[], []]
  const note = (what: keyof Found, of: string, kind: Kind) =>
    found[what].set(of, (found[what].get(of) ?? new Set()).add(kind))
  const all = await columns(table)
  const changeable = all.filter((column) => column.changeable)
  const generated = all.filter((column) => column.generated).map(({ name }) => name)
  for (const kind of kinds) {
    const me = personOf(kind)
    const hand = hands.get(kind)!
    const { rows, classOf } = await rowsOf(table, classes, me, the.groupId)
    const seen = await hand.sees(table, rows)
    const byClass = Map.groupBy(rows, (row) => classOf.get(row.ctid)!)
    for (const [of, list] of byClass) {
      note('exists', of, kind)
      const handed = list.filter((row) => seen.has(row.ctid)).length
      if (handed > 0) note('sees', of, kind)
      if (handed > 0 && handed < list.length) partly.push(`${kind}: ${handed} of ${list.length} ${of}`)
      for (const row of differing(list)) {
        const [first] = changeable
        if (first && (await hand.changes(table, row, `"${first.name}" = "${first.name}"`)))
          note('changes', of, kind)
        if (await hand.deletes(table, row)) note('deletes', of, kind)
        for (const forged of forgeries(without(row, generated), me))
          if (await hand.adds(table, forged))
            note('adds', await classOfNew(table, forged, classes, me, the.groupId), kind)
        for (const { name, to } of moves(row, changeable, handsOn))
          if (await hand.changes(table, row, `"${name}" = '${to}'`))
            moved.push(`${kind} moves ${name} of ${of}`)
      }
    }
  }
  return { found, partly, moved }
}

/** What can be said of a row: not what the database works out by itself. */
function without({ ctid, json }: Row, names: readonly string[]): Row {
  return { ctid, json: Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name))) }
}

/** The row again under a new id, in its own person's name and in one's own. */
function forgeries(row: Row, me: string | null): Record<string, unknown>[] {
  const fresh = { ...row.json, ...('id' in row.json ? { id: newId() } : {}) }
  const named = Object.keys(row.json).filter((name) => naming.test(name) && me && row.json[name] !== me)
  const inOwnName = Object.fromEntries(named.map((name) => [name, me]))
  return [
    fresh,
    ...(named.length > 0 ? [{ ...fresh, ...inOwnName }] : []),
    ...named.map((name) => ({ ...fresh, [name]: me })),
  ]
}

/** To another person, group or case: a row stays whose and where it is. */
function moves(
  row: Row,
  changeable: { name: string }[],
  handsOn: readonly string[],
): { name: string; to: string }[] {
  const elsewhere: Record<string, string> = {
    group_id: the.elsewhere.groupId,
    case_id: the.elsewhere.caseId,
    clinician_id: the.people.outsider.clinicianId,
    presenter_id: the.people.outsider.clinicianId,
    author_id: the.people.outsider.clinicianId,
    actor_id: the.people.outsider.clinicianId,
    founder_id: the.people.outsider.clinicianId,
    opened_by: the.people.outsider.clinicianId,
    made_by: the.people.outsider.clinicianId,
    contact_id: the.people.outsider.clinicianId,
  }
  return changeable.flatMap(({ name }) => {
    const to = elsewhere[name]
    return to && row.json[name] !== to && !handsOn.includes(name) ? [{ name, to }] : []
  })
}

async function relations(): Promise<string[]> {
  const rows = await ownerQuery<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'colloquy'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') order by 1`,
  )
  return rows.map((row) => row.name)
}

describe('the keyring', () => {
  const rights = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain']
  const handed = async (role: string) => {
    // Servers before PostgreSQL 17 do not know the last one.
    const known = `p <> 'maintain' or current_setting('server_version_num')::int >= 170000`
    const rows = await keyringQuery<{ name: string; right: string }>(
      `select c.relname as name, p as right from pg_class c, unnest($2::text[]) with ordinality r (p, nth)
       where relnamespace = 'keyring'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
         and (case when ${known} then has_table_privilege($1, c.oid, p) end
           or case when p = any ('{select,insert,update,references}') then has_any_column_privilege($1, c.oid, p) end)
       union all select proname || '()', 'execute' from pg_proc
         where pronamespace = 'keyring'::regnamespace and has_function_privilege($1, oid, 'execute')`,
      [role, rights],
    )
    return Object.fromEntries(
      [...Map.groupBy(rows, ({ name }) => name)].map(([name, list]) => [
        name,
        list.map(({ right }) => right),
      ]),
    )
  }

  test('hands each role what stands in the grid, and nothing else', async () => {
    const { owner: _, ...roles } = roleNames()
    for (const [name, role] of Object.entries(roles))
      expect({ [name]: await handed(role) }).toEqual({ [name]: keyring[name] ?? {} })
    expect(await handed('public')).toEqual({})
  })

  test('does not tell who stepped out or whose seat ended', async () => {
    const client = new Client({ connectionString: databaseUrls().keyring })
    await client.connect()
    try {
      await expect(client.query('select * from keyring.ledger')).rejects.toMatchObject({ code: '42501' })
      for (const kind of ['recusal', 'seat.ended']) {
        const [line] = await keyringQuery<{ id: string }>(
          `insert into keyring.ledger (id, kind, subject_id, other_id, at) values (gen_random_uuid(), $1, $2, $3, now())
           returning subject_id as id`,
          [kind, the.cases.caseId, the.people.steppedOut.clinicianId],
        )
        const asked = await client.query('select keyring.destroyed_among($1, $2)', [kind, [line!.id]])
        expect(asked.rows).toEqual([])
      }
    } finally {
      await client.end()
    }
  })
})

test('every table and view of the schema stands in the grid, and nothing else', async () => {
  expect(Object.keys(tables).toSorted()).toEqual((await relations()).toSorted())
})

describe.each(Object.keys(tables))('%s', (table) => {
  test('is handed out as said', async () => {
    const { found, partly, moved } = await lookAt(table)
    const { rows, sees = {}, changes = {}, deletes = {}, adds = {} } = tables[table]!
    for (const name of Object.keys(rows))
      expect(found.exists.has(name), `a row "${name}" to look at`).toBe(true)
    for (const [name, by] of [
      ...Object.entries(sees),
      ...Object.entries(changes),
      ...Object.entries(deletes),
    ])
      expect({ [name]: by.some((kind) => found.exists.get(name)?.has(kind)) }).toEqual({ [name]: true })
    expect(partly).toEqual([])
    // Who has no such row in the scene can see none.
    const there = (by: Record<string, readonly Kind[]>) =>
      tell(
        Object.entries(by).map(([of, list]) => [of, list.filter((kind) => found.exists.get(of)?.has(kind))]),
      )
    expect({
      sees: tell([...found.sees]),
      changes: tell([...found.changes]),
      deletes: tell([...found.deletes]),
      adds: tell([...found.adds]),
    }).toEqual({
      sees: there(sees),
      changes: there(changes),
      deletes: there(deletes),
      adds: tell(Object.entries(adds)),
    })
    expect(moved).toEqual([])
  })
})

function tell(entries: Iterable<readonly [string, Iterable<Kind>]>): Record<string, Kind[]> {
  return Object.fromEntries(
    [...entries].map(([of, list]) => [of, inOrder(list)] as const).filter(([, list]) => list.length > 0),
  )
}

describe('functions', () => {
  const callable = async (role: string) => {
    const rows = await ownerQuery<{ name: string }>(
      `select distinct proname as name from pg_proc where pronamespace = 'colloquy'::regnamespace
       and has_function_privilege($1, oid, 'execute') order by 1`,
      [role],
    )
    return rows.map((row) => row.name)
  }

  test('the web role calls those that stand in the grid, the queue’s role its own, accounts none', async () => {
    expect(await callable(roleNames().app)).toEqual(Object.keys(functions).toSorted())
    expect(await callable(roleNames().jobs)).toEqual(jobFunctions)
    expect(await callable(roleNames().auth)).toEqual([])
  })

  const asked = Object.entries(functions).flatMap(([name, one]) => ('asks' in one ? [{ name, ...one }] : []))
  test.each(asked)('$name tells whom it should', async ({ asks, tells }) => {
    const ids: Record<string, string> = {
      group: the.groupId,
      case: the.cases.caseId,
      turn: the.cases.turnId,
      tonight: the.meetings.tonight,
      past: the.meetings.past,
      document: the.credit.certificateId,
      member: the.people.member.clinicianId,
      presenter: the.people.presenter.clinicianId,
    }
    const sql = asks
      .replaceAll(':code', `'${the.credit.code}'`)
      .replaceAll(/:(\w+)/g, (all, name) => (ids[name] ? `'${ids[name]}'::uuid` : all))
    const told = new Set<Kind>()
    for (const kind of kinds) {
      const got = await hands.get(kind)!.try<Record<string, unknown>>(sql)
      // Refusing is fine, a mistake in the question is not.
      if (typeof got === 'string') expect(got).toBe('42501')
      else if (got.rows.some((row) => Object.values(row).some(isSaying))) told.add(kind)
    }
    expect(inOrder(told)).toEqual(inOrder(tells))
  })
})

/** No row, null, false, zero: told nothing. */
function isSaying(value: unknown): boolean {
  return value !== null && value !== false && value !== 0 && value !== ''
}

describe('the schema', () => {
  test('forces row security on every table but the reasoned few, for its owner too', async () => {
    const rows = await ownerQuery<{ name: string; policies: number }>(
      `select relname as name, (select count(*)::int from pg_policy where polrelid = c.oid) as policies from pg_class c
       where relnamespace = 'colloquy'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
    )
    expect(rows.map((row) => row.name)).toEqual(Object.keys(unwalled))
    const bare = await ownerQuery<{ name: string }>(
      `select relname as name from pg_class c where relnamespace = 'colloquy'::regnamespace and relkind in ('r', 'p')
       and not exists (select 1 from pg_policy where polrelid = c.oid)`,
    )
    expect(bare).toEqual([])
  })

  test('has views that ask as who asks', async () => {
    expect(
      await ownerQuery(
        `select relname from pg_class where relnamespace = 'colloquy'::regnamespace and relkind in ('v', 'm')
         and not coalesce(reloptions @> '{security_invoker=true}', false)`,
      ),
    ).toEqual([])
  })

  test('has policies that use an index, and none for stewards on what only a group or a person may read', async () => {
    const policies = await ownerQuery<{ table: string; name: string; rule: string; roles: string[] }>(
      `select tablename as table, policyname as name, concat(qual, ' ', with_check) as rule, roles::text[] from pg_policies where schemaname = 'colloquy'`,
    )
    // An array made of a subselect is asked once a statement; "in (select …)" reads the whole table.
    expect(
      policies
        .filter(({ rule }) => / IN \( *SELECT/.test(rule))
        .map(({ table, name }) => `${table}: ${name}`),
    ).toEqual([])
    const forStewards = policies.filter(
      ({ table, rule }) => ['case', 'private'].includes(tables[table]!.class) && /steward/i.test(rule),
    )
    expect(forStewards).toEqual([])
    expect(policies.filter(({ roles }) => roles.includes('public'))).toEqual([])
  })

  test('keeps what the case and private classes hold from stewards in the grid as well', () => {
    for (const { class: of, sees = {} } of Object.values(tables))
      if (of === 'case' || of === 'private')
        for (const [rows, by] of Object.entries(sees))
          if (rows !== "one's own") expect(by).not.toContain('steward')
  })

  test.each(kinds.filter((kind) => kind !== 'visitor'))(
    'opens to a %s the doors that the pages open',
    async (kind) => {
      const opened = await as(the.people[kind], openGroups, undefined)
      const guarded = await appQuery<{ id: string }>(personOf(kind), 'select colloquy.my_open_groups() as id')
      expect(opened.toSorted()).toEqual(guarded.map(({ id }) => id).toSorted())
    },
  )

  test('has guard functions that are the guard’s, with a search path of their own, and nothing for everyone', async () => {
    const { guard, owner, app, jobs, auth } = roleNames()
    const rows = await ownerQuery<{
      name: string
      definer: boolean
      owner: string
      config: string[] | null
      bound: boolean
      open: boolean
    }>(
      `select proname as name, prosecdef as definer, pg_get_userbyid(proowner) as owner, proconfig as config,
         prosqlbody is not null as bound,
         proacl is null or exists (select 1 from aclexplode(proacl) where grantee = 0) as open
       from pg_proc where pronamespace = 'colloquy'::regnamespace`,
    )
    for (const one of rows) {
      expect(one, one.name).toMatchObject({ open: false, owner: one.definer ? guard : owner })
      // What runs with the guard's rights, or in a policy, must not find a caller's tables first; what has no rights of
      // its own may have looked up its names when it was made instead.
      if (one.name !== 'protect' && (one.definer || !one.bound))
        expect(one.config, one.name).toContain('search_path=colloquy, pg_temp')
    }
    const [held] = await ownerQuery(
      `select has_database_privilege('public', current_database(), 'temporary') as everyone,
         bool_or(has_database_privilege(r, current_database(), 'temporary')) as roles,
         bool_or(has_schema_privilege(r, 'colloquy', 'create') or has_schema_privilege(r, 'public', 'create')) as makes
       from unnest($1::text[]) r`,
      [[guard, app, jobs, auth]],
    )
    expect(held).toEqual({ everyone: false, roles: false, makes: false })
  })

  test('has roles that are no superusers, pass no wall and are no members of one another', async () => {
    const { guard, owner, app, jobs, auth } = roleNames()
    expect(
      await ownerQuery(
        `select rolname from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolreplication)`,
        [[guard, owner, app, jobs, auth]],
      ),
    ).toEqual([])
    expect(
      await ownerQuery(
        `select m.rolname from pg_auth_members a join pg_roles m on m.oid = a.member where m.rolname = any ($1)`,
        [[guard, app, jobs, auth]],
      ),
    ).toEqual([])
    expect(await ownerQuery('select 1 from pg_roles where rolname = $1 and rolcanlogin', [guard])).toEqual([])
  })

  test('lets accounts and the queue see nothing outside their own', async () => {
    const reach = async (role: string) => {
      const rows = await ownerQuery<{ schema: string; name: string }>(
        `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
           and has_schema_privilege($1, n.oid, 'usage')
           and (case when c.relkind = 'S' then has_sequence_privilege($1, c.oid, 'usage') else
             has_table_privilege($1, c.oid, 'select, insert, update, delete, truncate, references, trigger') or
             has_any_column_privilege($1, c.oid, 'select, insert, update, references') end)
         order by 1, 2`,
        [role],
      )
      return rows
    }
    const { app, auth, jobs } = roleNames()
    expect(new Set((await reach(auth)).map((row) => row.schema))).toEqual(new Set(['accounts']))
    const queue = await reach(jobs)
    expect(queue.filter((row) => row.schema === 'colloquy').map((row) => row.name)).toEqual(jobTables)
    expect(new Set(queue.map((row) => row.schema).filter((name) => name !== 'colloquy'))).toEqual(
      new Set(queue.some((row) => row.schema === 'queue') ? ['queue'] : []),
    )
    expect(new Set((await reach(app)).map((row) => row.schema))).toEqual(new Set(['colloquy']))
  })
})
