/** Rows in bulk, as a database's owner: thousands in one statement. */
import { Client } from 'pg'

export type Row = Record<string, unknown>
export type Filling = {
  /** Adds rows that all have the fields of the first one; bytes are Buffers, the rest as JSON has it. */
  add(table: string, rows: readonly Row[]): Promise<void>
  sql<R extends object>(text: string, values?: unknown[]): Promise<R[]>
  close(): Promise<void>
}

const AT_ONCE = 4000

/** `url` names the role and, by its search path, the schema. */
export async function openFilling(url: string): Promise<Filling> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return {
    async add(table, rows) {
      const columns = Object.keys(rows[0] ?? {}).join(', ')
      for (let at = 0; at < rows.length; at += AT_ONCE)
        await client.query(
          `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
          [JSON.stringify(rows.slice(at, at + AT_ONCE), withBytes)],
        )
    },
    sql: async <R extends object>(text: string, values: unknown[] = []) =>
      (await client.query<R>(text, values)).rows,
    close: () => client.end(),
  }
}

/** JSON.stringify has called Buffer's toJSON by the time it asks: `this` still holds the Buffer. */
function withBytes(this: unknown, key: string, value: unknown): unknown {
  const plain = (this as Row)[key]
  return Buffer.isBuffer(plain) ? `\\x${plain.toString('hex')}` : value
}

/** A repeatable chance (mulberry32): the same network each time. */
export class Chance {
  private state: number
  constructor(seed: number) {
    this.state = seed
  }
  /** 0 to 1, without 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }
  one<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!
  }
  some<T>(list: readonly T[], count: number): T[] {
    return [...new Set(Array.from({ length: count }, () => this.one(list)))]
  }
}
