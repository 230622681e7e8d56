/** Queries that are put together once: what a page asks each time is only which values stand in them. */
import type { Compilable, CompiledQuery } from 'kysely'
import type { Tx } from './acting.ts'
import { Slot } from './slot.ts'

/**
 * A query with the same text whatever the values are. `build` is called once and gets stand-ins for them: it may put them
 * where a value goes, a list of values included, and must not look at them.
 */
export function prepared<P extends object, O>(
  build: (tx: Tx, values: P) => Compilable<O>,
): (tx: Tx, values: P) => Promise<O[]> {
  let query: CompiledQuery<O> | undefined
  return async (tx, values) => {
    query ??= build(tx, slots as P).compile()
    const parameters = query.parameters.map((one) =>
      one instanceof Slot ? values[one.name as keyof P] : one,
    )
    return (await tx.executeQuery<O>({ ...query, parameters } as CompiledQuery<O>)).rows
  }
}

const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) })
