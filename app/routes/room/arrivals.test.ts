import { beforeAll, expect, test } from 'vitest'
import { en } from '#copy/en'
import { newId } from '#platform/identifiers'
import { openTestDatabase, ownerQuery } from '#tests/database'
import { type Evening, evening, put, turnOf } from '#tests/evenings'
import { shown } from '#tests/shown'
import * as meetingPage from '../meetings/meeting.tsx'
import * as roomPage from './room.tsx'

beforeAll(openTestDatabase)

const room = ({ amara }: Evening, meetingId: string) =>
  shown(roomPage, amara, `/meetings/${meetingId}/room`, { meetingId })
const linkTo = (meetingId: string) => `href="/meetings/${meetingId}/room"`

/** Another meeting of the group, so many days from this one. */
async function another({ meetingId }: Evening, days: number): Promise<string> {
  const id = newId()
  await ownerQuery(
    `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
     select $1, group_id, starts_at + make_interval(days => $3), zone, starts_local + make_interval(days => $3), 90, state,
       now(), now() from meeting where id = $2`,
    [id, meetingId, days],
  )
  return id
}

test.each([-7, 7])(
  'who comes to the room of another week (%i days) finds the one that is on now',
  async (days) => {
    const tonight = await evening(-10)
    const other = await another(tonight, days)
    expect(await room(tonight, other)).toContain(linkTo(tonight.meetingId))
    // Tonight's own room leads nowhere else.
    expect(await room(tonight, tonight.meetingId)).not.toContain(linkTo(other))
    await put(tonight, tonight.priya, { kind: 'open' })
    await put(tonight, tonight.priya, { kind: 'end', from: 'gathering' })
    expect(await room(tonight, other)).not.toContain(linkTo(tonight.meetingId))
  },
)

test('of a meeting whose room nobody opened, no page says that somebody presented', async () => {
  const missed = await evening(-60 * 24)
  await turnOf(missed, missed.amara)
  const { dan, amara, meetingId } = missed
  const path = `/meetings/${meetingId}`
  expect(await shown(meetingPage, dan, path, { meetingId })).toContain(en.agenda.caseMissed('Amara'))
  expect(await shown(meetingPage, amara, path, { meetingId })).toContain(en.agenda.yourCaseMissed)
  await ownerQuery('delete from agenda_item where meeting_id = $1', [meetingId])
  expect(await shown(meetingPage, dan, path, { meetingId })).toContain(en.agenda.wasEmpty)
})
