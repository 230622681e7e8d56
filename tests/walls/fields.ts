/** What people can write and where it lands: read from the forms' shapes and the live schema, so that nothing new is missed. */
import { createDecipheriv } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { NETWORK_ID } from '#platform/identifiers'
import { keysFor } from '#platform/keyring'
import type { Running } from './running.ts'

type Def = {
  type: string
  format?: string
  innerType?: z.ZodType
  in?: z.ZodType
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  options?: z.ZodType[]
}

/** `Shape.field` of every field into which people write words: strings that are no id, date or choice. */
export function writtenFields(modules: Record<string, Record<string, unknown>>): string[] {
  const found = new Set<string>()
  for (const exported of Object.values(modules))
    for (const [name, value] of Object.entries(exported))
      if (value instanceof z.ZodType) for (const path of wordsIn(value, name)) found.add(path)
  return [...found].toSorted()
}

function wordsIn(schema: z.ZodType, path: string): string[] {
  const def = schema.def as unknown as Def
  if (def.type === 'string') return def.format && def.format !== 'url' && def.format !== 'email' ? [] : [path]
  if (def.type === 'object')
    return Object.entries(def.shape!).flatMap(([name, field]) => wordsIn(field, `${path}.${name}`))
  if (def.type === 'array') return wordsIn(def.element!, path)
  if (def.type === 'union') return def.options!.flatMap((option) => wordsIn(option, path))
  const inner = def.innerType ?? def.in
  return inner ? wordsIn(inner, path) : []
}

export type Column = { table: string; column: string; type: string }

/** Columns of both schemas of the data and of the keyring that can hold words or bytes. */
export async function wordColumns(run: Running): Promise<Column[]> {
  const columns = `select format('%s.%s', n.nspname, c.relname) as table, a.attname as column, format_type(a.atttypid, null) as type
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname in ('colloquy', 'accounts', 'keyring')
      and format_type(a.atttypid, null) in ('text', 'text[]', 'bytea', 'jsonb', 'json', 'character varying')
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_constraintdef(k.oid) ~ '= ANY \\(ARRAY\\[')
    order by 1, 2`
  return [...(await run.owner<Column>(columns)), ...(await run.keyring<Column>(columns))]
}

const purposes = [...readFileSync('platform/sealing.ts', 'utf8').matchAll(/^ {2}\| '([\w.-]+)'$/gm)].map(
  ([, purpose]) => purpose!,
)

/**
 * What every value of a sealed column says, opened with whichever key, purpose and row fit it: proof that it was sealed
 * as the contract has it, and of what is in it. Undefined in the list: a value that nothing opens.
 */
export async function openedValues(run: Running, { table, column }: Column): Promise<(string | undefined)[]> {
  const rows = await run.owner<Record<string, unknown>>(
    `select * from ${table.replace('colloquy.group', 'colloquy."group"').replace('colloquy.case', 'colloquy."case"').replaceAll('""', '"').replace('"case"_', 'case_').replace('"group"_', 'group_')} where ${column} is not null`,
  )
  return Promise.all(
    rows.map(async (row) => {
      const sealed = row[column] as Buffer
      const ids = [
        ...Object.values(row).filter((value): value is string => z.uuid().safeParse(value).success),
        NETWORK_ID,
      ]
      const rowIds = [
        ...ids,
        ...ids.flatMap((one) =>
          ids.flatMap((other) => [
            `${one}/${other}`,
            `${one} ${other}`,
            `${one}:${other}`,
            `${one}.${other}`,
          ]),
        ),
      ]
      const keys = await keysFor({}, ids)
      for (const [index, key] of keys.entries())
        if (key)
          for (const purpose of purposes)
            for (const rowId of rowIds) {
              const text = opens(sealed, key, `${purpose}\0${rowId}\0${ids[index]}`)
              if (text !== undefined) return text
            }
      return undefined
    }),
  )
}

function opens(sealed: Buffer, key: Buffer, bound: string): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
      .setAAD(Buffer.from(bound))
      .setAuthTag(sealed.subarray(-16))
    return Buffer.concat([decipher.update(sealed.subarray(13, -16)), decipher.final()]).toString('latin1')
  } catch {
    return undefined
  }
}
