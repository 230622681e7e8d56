import { beforeAll, expect, test } from 'vitest'
import { acceptInvitation, invite, openInvitation } from '#domain/invitations/actions'
import { ownNews } from '#domain/notices/reads'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase, ownerQuery } from '#tests/database'
import { groupOf, join, person } from '#tests/people'
import { declineSeat } from './actions.ts'
import { tellFacilitatorsOfDeclinedOffer } from './jobs.ts'

beforeAll(openTestDatabase)

test('an offered seat that is declined is told to the facilitators, once, and to no other member', async () => {
  const [priya, amara, leo] = [await person('Priya'), await person('Amara'), await person('Leo')]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  const { token } = await as(priya, invite, { groupId, invitationId: newId(), address: '' })
  await as(leo, openInvitation, { token, address: '' })
  await as(leo, acceptInvitation, { groupId })
  await as(leo, declineSeat, { groupId })
  await as(leo, declineSeat, { groupId })
  const asked = await ownerQuery<{ ids: { seatId: string; groupId: string } }>(
    `select ids from job_request where kind = 'seat.tell-declined' and ids ->> 'groupId' = $1`,
    [groupId],
  )
  expect(asked).toHaveLength(1)
  for (const _ of ['done', 'done again']) await tellFacilitatorsOfDeclinedOffer.run(asked[0]!.ids)
  const told = async (who: typeof priya) =>
    (await as(who, ownNews, undefined)).filter(({ kind }) => kind === 'offer-declined')
  expect(await told(priya)).toMatchObject([{ groupId, ids: [expect.any(String)] }])
  expect(await told(amara)).toEqual([])
})
