/** What a process keeps of the directory is never older than the database: each look shows what is so at that moment. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { directory } from '#domain/directory/reads'
import { type Acting, actAs } from '#platform/database/acting'
import { NotFound } from '#platform/refusals'
import { appQuery, databaseUrls, openTestDatabase, ownerQuery } from './database.ts'
import { fillNetwork, type LoadMember } from './load/network.ts'

let member: LoadMember
let facilitator: LoadMember
beforeAll(openTestDatabase)
beforeAll(async () => {
  const members = await fillNetwork(databaseUrls(), { clinicians: 40, groups: 6 })
  facilitator = members.find((one) => one.role === 'facilitator')!
  member = members.find((one) => one.groupId !== facilitator.groupId)!
})

const look = async (acting: Acting) => {
  const { items, total } = await directory(acting, { page: 1 })
  const group = items.find((one) => one.groupId === facilitator.groupId)
  return { total, name: group?.name, taken: group?.ring.taken }
}
const lookAs = ({ clinicianId }: LoadMember) => actAs({ clinicianId, fresh: false }, look, undefined)

test.each([
  ['a charter', `update charter set name = 'Another name' where group_id = $1`, { name: 'Another name' }],
  [
    'a seat',
    `update seat set state = 'ended' where group_id = $1 and clinician_id =
       (select clinician_id from seat where group_id = $1 and role = 'member' and state = 'active' limit 1)`,
    { taken: -1 },
  ],
  ['a place in the directory', `update "group" set listed = false where id = $1`, { total: -1 }],
  ['its way back', `update "group" set listed = true where id = $1`, { total: 1 }],
])('%s changes, and the next look shows it', async (_, change, expected) => {
  const before = await lookAs(member)
  await lookAs(member)
  await ownerQuery(change, [facilitator.groupId])
  const after = await lookAs(member)
  const wanted = Object.entries(expected).map(([name, value]) => [
    name,
    typeof value === 'number' ? Number(before[name as 'total']) + value : value,
  ])
  expect(after).toMatchObject(Object.fromEntries(wanted))
})

test('what a transaction changed and gave up was never there for others', async () => {
  const before = await lookAs(member)
  const giveUp = async (acting: Acting) => {
    await sql`update charter set name = 'Never' where group_id = ${facilitator.groupId}`.execute(acting.tx)
    expect((await look(acting)).name).toBe('Never')
    throw new NotFound()
  }
  await expect(
    actAs({ clinicianId: facilitator.clinicianId, fresh: false }, giveUp, undefined),
  ).rejects.toThrow(NotFound)
  expect((await lookAs(member)).name).toBe(before.name)
})

test('to whom the directory is closed, the database gives no version of it either', async () => {
  await ownerQuery(`update network set directory = 'closed'`)
  expect(await appQuery(null, 'select * from directory_state')).toEqual([])
  expect(await appQuery(member.clinicianId, 'select * from directory_state')).toHaveLength(1)
  await ownerQuery(`update network set directory = 'public'`)
})
