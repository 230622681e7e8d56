import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { databaseUrls, openTestDatabase, ownerQuery } from '#tests/database'
import { openWire } from '#tests/kills/wire'
import { vacuumAfterDestruction } from './vacuum.ts'

beforeAll(openTestDatabase)

/** A connection's end that nobody listens for ends the process: the whole of Colloquy, which does this work. */
test('a database that is gone in the middle of it fails the work, and nothing else', async () => {
  const urls = databaseUrls()
  const wire = await openWire(urls.owner)
  const holder = new Client({ connectionString: urls.owner })
  await holder.connect()
  await holder.query('begin; lock table colloquy.case_draft in access exclusive mode')
  const work = vacuumAfterDestruction({
    owner: wire.through(urls.owner),
    keyringOwner: wire.through(urls.keyringOwner),
  })
  const isOver = expect(work).rejects.toThrow('Connection terminated unexpectedly')
  const waits = `select from pg_stat_activity where query ilike 'vacuum (full%' and wait_event_type = 'Lock'`
  while ((await ownerQuery(waits)).length === 0);
  wire.breakOff()
  await isOver
  await holder.end()
  await wire.close()
})
