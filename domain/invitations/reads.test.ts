import { beforeAll, expect, test } from 'vitest'
import { declineSeat } from '#domain/seats/actions'
import { newId } from '#platform/identifiers'
import { openTestAccounts } from '#tests/accounts'
import { as, openTestDatabase, type Person } from '#tests/database'
import { groupOf, person } from '#tests/people'
import { acceptInvitation, invite, openInvitation } from './actions.ts'
import { groupInvitations } from './reads.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

test('an invitation whose seat was declined is told apart from one taken up, also where the same person was invited anew', async () => {
  const [priya, noor] = [await person('Priya Raman'), await person('Noor Haddad')]
  const { groupId } = await groupOf(priya)
  const sit = async (who: Person) => {
    const invitationId = newId()
    const { token } = await as(priya, invite, { groupId, invitationId, address: '' })
    await as(who, openInvitation, { token, address: '' })
    await as(who, acceptInvitation, { groupId })
    return invitationId
  }
  const states = async () =>
    Object.fromEntries((await as(priya, groupInvitations, { groupId })).map(({ id, state }) => [id, state]))
  const first = await sit(noor)
  expect(await states()).toEqual({ [first]: 'used' })
  await as(noor, declineSeat, { groupId })
  expect(await states()).toEqual({ [first]: 'declined' })
  const second = await sit(noor)
  expect(await states()).toEqual({ [first]: 'declined', [second]: 'used' })
})
