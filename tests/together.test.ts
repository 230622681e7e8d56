/** A page's works share one transaction, and none of them pays for what another one does wrong. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Acting } from '#platform/database/acting'
import { askedOnce, together } from '#platform/database/together'
import { newId } from '#platform/identifiers'
import { NotFound } from '#platform/refusals'
import { openTestDatabase, ownerQuery } from './database.ts'
import { questionsOf } from './load/asked.ts'

beforeAll(openTestDatabase)

const actor = { clinicianId: newId(), fresh: false }

type Seen = { transaction: string; actor: string }
const look = async ({ tx }: Acting): Promise<Seen> => {
  const { rows } = await sql<Seen>`
    select pg_current_xact_id()::text as transaction, acting_clinician()::text as actor`.execute(tx)
  return rows[0]!
}
const refuse = async (acting: Acting): Promise<never> => {
  await look(acting)
  throw new NotFound()
}
const fail = ({ tx }: Acting) => sql`select 1 / 0`.execute(tx)

test('works asked for at the same time run in one transaction of the same person, later ones in another', async () => {
  const act = together(actor)
  const [one, two] = await Promise.all([act(look, undefined), act(look, undefined)])
  expect(one).toEqual({ transaction: expect.any(String), actor: actor.clinicianId })
  expect(two).toEqual(one)
  const later = await act(look, undefined)
  expect(later.actor).toBe(actor.clinicianId)
  expect(later.transaction).not.toBe(one.transaction)
})

test('two people never share a transaction', async () => {
  const other = { clinicianId: newId(), fresh: false }
  const [one, two] = await Promise.all([together(actor)(look, undefined), together(other)(look, undefined)])
  expect([one.actor, two.actor]).toEqual([actor.clinicianId, other.clinicianId])
  expect(one.transaction).not.toBe(two.transaction)
})

describe('when one of them throws', () => {
  test.each([
    ['a refusal', refuse, NotFound],
    ['a fault of the database', fail, /division by zero/],
  ])('%s: it alone fails', async (_, work, error) => {
    const act = together(actor)
    const failing = act(work as typeof refuse, undefined)
    const [others] = await Promise.all([
      Promise.all([act(look, undefined), act(look, undefined)]),
      expect(failing).rejects.toThrow(error),
    ])
    expect(others.map((seen) => seen.actor)).toEqual([actor.clinicianId, actor.clinicianId])
    expect(await act(look, undefined)).toMatchObject({ actor: actor.clinicianId })
  })

  test('what it wrote is gone, what the others wrote stands', async () => {
    await ownerQuery('create table noted (word text not null)')
    await ownerQuery('grant insert, select on noted to public')
    const note = (word: string) => async (acting: Acting) => {
      await sql`insert into noted values (${word})`.execute(acting.tx)
      if (word === 'refused') throw new NotFound()
    }
    const act = together(actor)
    const refused = act(note('refused'), undefined)
    await Promise.all([act(note('kept'), undefined), expect(refused).rejects.toThrow(NotFound)])
    expect(await ownerQuery('select word from noted')).toEqual([{ word: 'kept' }])
  })
})

test('what is asked once is one question together, and as many as it is asked elsewhere', async () => {
  const reading = (acting: Acting) => askedOnce(acting, look)
  const act = together(actor)
  const alone = await questionsOf(() => act(look, undefined))
  const shared = await questionsOf(() => Promise.all([act(reading, undefined), act(reading, undefined)]))
  expect(shared).toBe(alone)
})
