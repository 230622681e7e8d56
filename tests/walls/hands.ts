/** What the database hands to the web role, tried row by row with its own connection and no code of ours between. */
import { Client, type ClientConfig } from 'pg'
import { databaseUrls, ownerQuery } from '#tests/database'

/** A table's or view's rows by class: the first whose condition fits. `:me` is who acts, `:group` the scene's group. */
export type Classes = Record<string, string>
export type Row = { ctid: string; json: Record<string, unknown> }
type Owned = { rows: Row[]; classOf: Map<string, string> }

/** Tables with a column the web role may not read: then it may not ask for a row's place either, and is asked by its id. */
const withHiddenColumns = new Set(['agenda_item'])
const keyOf = (table: string) => (withHiddenColumns.has(table) ? 'id' : 'ctid')
const placeOf = (table: string, { ctid, json }: Row) =>
  withHiddenColumns.has(table) ? String(json.id) : ctid

const others = 'anything else'
const quoted = (name: string) => `"${name}"`

function caseOf(classes: Classes): string {
  const whens = Object.entries(classes).map(
    ([name, condition]) => `when (${condition}) is true then '${name.replaceAll("'", "''")}'`,
  )
  return whens.length > 0 ? `case ${whens.join(' ')} else '${others}' end` : `'${others}'`
}

const bind = (sql: string, me: string | null, groupId: string) =>
  sql.replaceAll(':me', me ? `'${me}'::uuid` : 'null::uuid').replaceAll(':group', `'${groupId}'::uuid`)

/** All rows as the owner has them, each with its class for this person. */
export async function rowsOf(
  table: string,
  classes: Classes,
  me: string | null,
  groupId: string,
): Promise<Owned> {
  const rows = await ownerQuery<{ ctid: string; class: string; json: Record<string, unknown> }>(
    bind(
      `select t.ctid::text, ${caseOf(classes)} as class, to_jsonb(t) as json from ${quoted(table)} t order by 1`,
      me,
      groupId,
    ),
  )
  return { rows, classOf: new Map(rows.map((row) => [row.ctid, row.class])) }
}

/** The class a row would have that is not there yet. */
export async function classOfNew(
  table: string,
  json: unknown,
  classes: Classes,
  me: string | null,
  groupId: string,
): Promise<string> {
  const [row] = await ownerQuery<{ class: string }>(
    bind(
      `select ${caseOf(classes)} as class from jsonb_populate_record(null::${quoted(table)}, $1) t`,
      me,
      groupId,
    ),
    [JSON.stringify(json)],
  )
  return row!.class
}

/** The web role acting for somebody, in a transaction that is never kept. */
export class Hand {
  private readonly client: Client
  private constructor(client: Client) {
    this.client = client
  }

  static async of(me: string | null): Promise<Hand> {
    const client = new Client({ connectionString: databaseUrls().app, pipeline: true } as ClientConfig)
    await client.connect()
    await client.query('set search_path = colloquy; begin')
    await client.query("select set_config('app.clinician_id', $1, true)", [me ?? ''])
    return new Hand(client)
  }

  /** Rows of a statement, or the SQLSTATE with which it was refused. What it did is undone. */
  async try<R extends object>(
    sql: string,
    values: unknown[] = [],
  ): Promise<{ rows: R[]; count: number } | string> {
    const [, asked] = await Promise.allSettled([
      this.client.query('savepoint here'),
      this.client.query(sql, values),
      this.client.query('rollback to savepoint here'),
    ])
    if (asked.status === 'rejected') return (asked.reason as { code?: string }).code ?? String(asked.reason)
    return { rows: asked.value.rows as R[], count: asked.value.rowCount ?? 0 }
  }

  /** Which of these rows it is handed, by their places. */
  async sees(table: string, rows: readonly Row[]): Promise<Set<string>> {
    const got = await this.try<{ key: string }>(`select ${keyOf(table)}::text as key from ${quoted(table)}`)
    const keys = new Set(typeof got === 'string' ? [] : got.rows.map((row) => row.key))
    return new Set(rows.filter((row) => keys.has(placeOf(table, row))).map((row) => row.ctid))
  }

  /** Whether the wall lets this row be written over; `set` changes it, else a column is set to what it was. */
  async changes(table: string, row: Row, set: string): Promise<boolean> {
    const sql = `update ${quoted(table)} set ${set} where ${keyOf(table)}::text = $1`
    return isThrough(await this.try(sql, [placeOf(table, row)]))
  }

  async deletes(table: string, row: Row): Promise<boolean> {
    const sql = `delete from ${quoted(table)} where ${keyOf(table)}::text = $1`
    return isThrough(await this.try(sql, [placeOf(table, row)]))
  }

  /** Whether the wall lets such a row in; a constraint that stops it afterwards is no wall. */
  async adds(table: string, json: Record<string, unknown>): Promise<boolean> {
    const names = Object.keys(json).map(quoted).join(', ')
    return isThrough(
      await this.try(
        `insert into ${quoted(table)} (${names}) select ${names} from jsonb_populate_record(null::${quoted(table)}, $1)`,
        [JSON.stringify(json)],
      ),
    )
  }

  async leave(): Promise<void> {
    await this.client.query('rollback')
    await this.client.end()
  }
}

/** Foreign keys, unique keys and checks are asked after the policies: what they refuse had passed the wall. */
const pastTheWall = new Set(['23502', '23503', '23505', '23514'])

function isThrough(got: { count: number } | string): boolean {
  return typeof got === 'string' ? pastTheWall.has(got) : got.count > 0
}
