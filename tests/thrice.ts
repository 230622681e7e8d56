import { expect } from 'vitest'
import type { Acting } from '#platform/database/acting'
import { as, type Person } from '#tests/database'

/** Does the same three times at the very same moment: nothing is refused, and each answers the same. */
export async function thrice<I, O>(
  who: Person,
  work: (acting: Acting, input: I) => Promise<O>,
  input: I,
): Promise<O> {
  const answers = await Promise.allSettled([as(who, work, input), as(who, work, input), as(who, work, input)])
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []))
  expect(refused, work.name).toEqual([])
  const values = answers.map((answer) => (answer as PromiseFulfilledResult<O>).value)
  expect(values[1], work.name).toEqual(values[0])
  expect(values[2], work.name).toEqual(values[0])
  return values[0]!
}
