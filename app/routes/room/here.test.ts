import { afterEach, beforeAll, expect, test } from 'vitest'
import { room } from '#copy/room.en'
import { moveClock, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { type Evening, evening, nextTimes, put, roomOf, stepOutOf, turnOf } from '#tests/evenings'
import { load, post } from '#tests/pages'
import { action as end } from './end.tsx'
import { loader } from './here.ts'

beforeAll(openTestDatabase)
afterEach(() => moveClock({ minutes: 0 }))

/** What the frame says, whether it asks again, and how often it has written that this person is here. */
async function frame({ meetingId }: Evening, person: Person) {
  const answer = await load(loader, person, `/meetings/${meetingId}/room/here`, { meetingId })
  const written = await ownerQuery('select 1 from presence where clinician_id = $1', [person.clinicianId])
  return {
    says: /<p>(.*)<\/p>/.exec(await answer.text())?.[1],
    asksAgain: answer.headers.has('refresh'),
    written: written.length > 0,
  }
}
const asksOn = { asksAgain: true, written: true }

test('the frame says what is true of one’s minutes, and writes nothing once the meeting is over', async () => {
  const tonight = await evening()
  const { caseId } = await turnOf(tonight, tonight.amara)
  expect(await frame(tonight, tonight.dan)).toEqual({ says: room.hereEarly, ...asksOn })
  await nextTimes(tonight, 2)
  expect(await frame(tonight, tonight.dan)).toEqual({ says: room.here, ...asksOn })
  await stepOutOf(tonight, caseId, tonight.dan)
  expect(await frame(tonight, tonight.dan)).toEqual({ says: room.hereAway, ...asksOn })
  await put(tonight, tonight.priya, { kind: 'end', from: (await roomOf(tonight, tonight.priya)).place })
  expect(await frame(tonight, tonight.amara)).toEqual({
    says: room.hereOver,
    asksAgain: false,
    written: false,
  })
})

test('a refused end of the meeting says so with its status', async () => {
  const tonight = await evening()
  await nextTimes(tonight, 1)
  const form: [string, string][] = [
    ['eventId', 'no id'],
    ['command.kind', 'end'],
    ['command.from', 'x'],
  ]
  const { meetingId } = tonight
  const said = await post(end as never, tonight.priya, `/meetings/${meetingId}/room/end`, form, { meetingId })
  expect(said.status).toBe(400)
})
