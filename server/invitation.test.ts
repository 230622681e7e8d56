import { beforeAll, expect, test } from 'vitest'
import { NETWORK_ID } from '#platform/identifiers'
import { databaseUrls, openTestDatabase, ownerQuery } from '#tests/database'
import { inviteAsOperator } from './invitation.ts'
import { checkChain } from './record.ts'

beforeAll(openTestDatabase)

test('before there is a network there is nothing to invite to', async () => {
  await expect(inviteAsOperator(databaseUrls().owner, 'sofia@example.org')).rejects.toThrow('not set up yet')
})

test('the operator invites by address, on the record, with a link that the database does not hold', async () => {
  await ownerQuery(
    `insert into network (id, name, home_zone, directory, made_at, changed_at)
     values ($1, 'Cascadia', 'America/Los_Angeles', 'public', now(), now())`,
    [NETWORK_ID],
  )
  const path = await inviteAsOperator(databaseUrls().owner, 'Sofia@Example.org')
  const [, token] = /^\/stewards\/invitation\/([\w-]{20,})$/.exec(path)!
  const rows = await ownerQuery<{ row: string }>('select to_json(i)::text as row from steward_invitation i')
  expect(rows).toHaveLength(1)
  expect(rows[0]!.row).not.toContain(token)
  expect(JSON.parse(rows[0]!.row)).toMatchObject({ made_by: null, used_at: null })
  expect(await ownerQuery('select kind, actor_id from record_entry')).toEqual([
    { kind: 'steward.invited', actor_id: null },
  ])
  await expect(inviteAsOperator(databaseUrls().owner, 'not an address')).rejects.toThrow(
    'is not a mail address',
  )
})

test('the record is checked link by link', async () => {
  for (const name of ['one', 'two', 'three'])
    await inviteAsOperator(databaseUrls().owner, `${name}@example.org`)
  const whole = await checkChain(databaseUrls().owner)
  expect(whole).toEqual({ entries: 4, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
  await ownerQuery("update record_entry set kind = 'steward.ended' where sequence = 2")
  expect(await checkChain(databaseUrls().owner)).toMatchObject({ brokenAt: 2 })
  await ownerQuery("update record_entry set kind = 'steward.invited' where sequence = 2")
  expect(await checkChain(databaseUrls().owner)).toEqual(whole)
  await ownerQuery('delete from record_entry where sequence = 3')
  expect(await checkChain(databaseUrls().owner)).toMatchObject({ entries: 3, brokenAt: 3 })
})
