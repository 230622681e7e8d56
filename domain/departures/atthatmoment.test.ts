/**
 * A group ends in the very moment in which somebody asks for a seat there, is offered one or is invited: whichever comes
 * first, nobody waits for a group that has ended. Two connections each time; the first keeps its transaction open.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { apply, decideApplication } from '#domain/applications/actions'
import { acceptInvitation, invite, openInvitation } from '#domain/invitations/actions'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { groupOf, join, person } from '#tests/people'
import { endGroup } from './actions.ts'

beforeAll(openTestDatabase)

type Doing = { who: Person; act: (acting: Acting) => Promise<unknown> }

/** The second begins while the first has done its part and not committed: it waits, or goes by without looking. */
async function bothAtOnce(first: Doing, second: Doing): Promise<void> {
  const { promise: isDone, resolve: done } = Promise.withResolvers<void>()
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  const one = as(
    first.who,
    async (acting) => {
      await first.act(acting)
      done()
      await mayEnd
    },
    undefined,
  )
  await Promise.race([isDone, one])
  let isOver = false
  const other = as(second.who, second.act, undefined).catch((refused: unknown) => refused)
  void other.finally(() => {
    isOver = true
  })
  const waits = `select 1 from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`
  while (!isOver && (await ownerQuery(waits)).length === 0);
  end()
  await Promise.all([one, other])
}

const priya = () => person('Priya Raman')

/** What waits for a group still, or could still be taken up. */
const left = (groupId: string) =>
  ownerQuery<{ what: string }>(
    `select 'application' as what from application where group_id = $1 and state in ('waiting', 'accepted')
     union all select 'invitation' from group_invitation where group_id = $1 and used_at is null and revoked_at is null
     union all select 'seat of no notice' from seat s where s.group_id = $1 and s.state = 'offered'
       and not exists (select 1 from notice n where n.clinician_id = s.clinician_id and n.kind = 'offer-over')`,
    [groupId],
  )

type Asking = { facilitator: Person; other: Person; groupId: string }
const asking: Record<string, (of: Asking) => Promise<Doing>> = {
  'an application': async ({ other, groupId }) => ({
    who: other,
    act: (acting) =>
      apply(acting, { applicationId: newId(), groupId, answers: [], message: 'I work alone.' }),
  }),
  'an invitation': async ({ facilitator, groupId }) => ({
    who: facilitator,
    act: (acting) => invite(acting, { groupId, invitationId: newId(), address: '' }),
  }),
  'an invitation taken up': async ({ facilitator, other, groupId }) => {
    const { token } = await as(facilitator, invite, { groupId, invitationId: newId(), address: '' })
    await as(other, openInvitation, { token, address: '' })
    return { who: other, act: (acting) => acceptInvitation(acting, { groupId }) }
  },
  'a seat offered': async ({ facilitator, other, groupId }) => {
    const applicationId = newId()
    await as(other, apply, { applicationId, groupId, answers: [], message: 'I work alone.' })
    return {
      who: facilitator,
      act: (acting) => decideApplication(acting, { applicationId, accept: true, words: '' }),
    }
  },
}

describe.each(Object.entries(asking))('%s and the end of its group', (_, made) => {
  async function scene() {
    const [founder, facilitator, other] = [await priya(), await person('Amara Osei'), await person('Leo')]
    const { groupId } = await groupOf(founder)
    await join(founder, facilitator, groupId)
    await ownerQuery(`update seat set role = 'facilitator' where clinician_id = $1`, [
      facilitator.clinicianId,
    ])
    const doing = await made({ facilitator, other, groupId })
    const ending: Doing = { who: founder, act: (acting) => endGroup(acting, { groupId }) }
    return { groupId, doing, ending }
  }

  test('the end first', async () => {
    const { groupId, doing, ending } = await scene()
    await bothAtOnce(ending, doing)
    expect(await left(groupId)).toEqual([])
  })

  test('the end second', async () => {
    const { groupId, doing, ending } = await scene()
    await bothAtOnce(doing, ending)
    expect((await left(groupId)).filter(({ what }) => what !== 'application')).toEqual([])
    expect(
      await ownerQuery(`select 1 from application where group_id = $1 and state = 'waiting'`, [groupId]),
    ).toEqual([])
    expect(await ownerQuery('select state from "group" where id = $1', [groupId])).toEqual([
      { state: 'ended' },
    ])
  })
})
