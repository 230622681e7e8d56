import { beforeAll, expect, test } from 'vitest'
import { as, openTestDatabase, ownerQuery } from '#tests/database'
import { makeClinician, makeGroup, seat } from '#tests/meetings'
import { shutDoors } from './reads.ts'

beforeAll(openTestDatabase)

test('a shut door is told with what opens it; an open one, an ended group and a stranger have none', async () => {
  const [priya, jo, marcus] = [
    await makeClinician('Priya'),
    await makeClinician('Jo'),
    await makeClinician('Marcus'),
  ]
  const group = await makeGroup(priya, 'Thursday Trauma Consult')
  await seat(group, jo, 'member', false)
  expect(await as(priya, shutDoors, undefined)).toEqual([])
  expect(await as(marcus, shutDoors, undefined)).toEqual([])
  expect(await as(jo, shutDoors, undefined)).toEqual([
    { groupId: group.groupId, name: 'Thursday Trauma Consult', shut: 'sign-agreement' },
  ])
  await ownerQuery(`update "group" set state = 'ended' where id = $1`, [group.groupId])
  expect(await as(jo, shutDoors, undefined)).toEqual([])
})
