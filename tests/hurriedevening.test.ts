/** The forms about dates, minutes and the room with one field after another that makes no sense: refused beside it, and kept. */
import { beforeAll, expect, test } from 'vitest'
import { makeSeries } from '#domain/series/actions'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { evening } from '#tests/evenings'
import { odd } from '#tests/odd'
import { type Form, post } from '#tests/pages'
import { thursdays } from '#tests/thursdays'
import * as change from '../app/routes/meetings/change.tsx'
import * as meeting from '../app/routes/meetings/meeting.tsx'
import * as schedule from '../app/routes/meetings/schedule.tsx'
import * as attendance from '../app/routes/room/attendance.tsx'
import * as end from '../app/routes/room/end.tsx'
import * as room from '../app/routes/room/room.tsx'

type Page = { action: (args: never) => Promise<unknown> }
type Case = { page: Page; path: string; params: Record<string, string>; form: Record<string, string> }

let priya: Person
const cases = new Map<string, Case>()
beforeAll(openTestDatabase)
beforeAll(async () => {
  const tonight = await evening(5)
  priya = tonight.priya
  const { groupId, meetingId, amara } = tonight
  await as(priya, makeSeries, thursdays(groupId))
  const [ahead] = await ownerQuery<{ id: string }>(
    'select id from meeting where group_id = $1 and series_id is not null order by starts_at limit 1',
    [groupId],
  )
  const at = { meetingId: ahead!.id }
  const add = (
    name: string,
    page: unknown,
    path: string,
    params: Record<string, string>,
    form: Record<string, string>,
  ) => cases.set(name, { page: page as Page, path, params, form })
  const day = Temporal.Now.plainDateISO().add({ days: 40 }).toString()
  add('moving', change, `/meetings/${at.meetingId}/change`, at, {
    do: 'move',
    revision: '0',
    day,
    startsLocal: '18:00',
  })
  add('cancelling', change, `/meetings/${at.meetingId}/change`, at, { do: 'cancel', revision: '0' })
  add('answering', meeting, `/meetings/${at.meetingId}`, at, {
    do: 'answer',
    answer: 'coming',
    startsAt: '2026-01-01T00:00:00Z',
  })
  add('giving a role', meeting, `/meetings/${at.meetingId}`, at, {
    do: 'role',
    role: 'timekeeper',
    clinicianId: amara.clinicianId,
  })
  add('a turn', meeting, `/meetings/${at.meetingId}`, at, { do: 'turn', itemId: newId() })
  add('a point', meeting, `/meetings/${at.meetingId}`, at, { do: 'point', kind: 'business', itemId: newId() })
  add('moving a point up', meeting, `/meetings/${at.meetingId}`, at, {
    do: 'up',
    itemId: newId(),
    above: newId(),
  })
  add(
    'a rhythm',
    schedule,
    `/groups/${groupId}/schedule`,
    { groupId },
    {
      seriesId: newId(),
      replaces: newId(),
      revision: '1',
      cadence: 'monthly',
      weekday: '4',
      nths: '2',
      days: '',
      startsLocal: '18:30',
      zone: 'America/New_York',
      minutes: '90',
      from: day,
    },
  )
  add(
    'minutes',
    attendance,
    `/meetings/${meetingId}/attendance`,
    { meetingId },
    {
      clinicianId: amara.clinicianId,
      minutes: '10',
      presentingMinutes: '0',
      reason: 'She was there from the start.',
    },
  )
  add(
    'a press in the room',
    room,
    `/meetings/${meetingId}/room`,
    { meetingId },
    {
      eventId: newId(),
      'command.kind': 'extend',
      'command.from': 'opening/0',
      'command.minutes': '5',
    },
  )
  add(
    'handing the room over',
    room,
    `/meetings/${meetingId}/room`,
    { meetingId },
    {
      eventId: newId(),
      'command.kind': 'hand-over',
      'command.to': amara.clinicianId,
    },
  )
  add(
    'ending it',
    end,
    `/meetings/${meetingId}/room/end`,
    { meetingId },
    {
      eventId: newId(),
      'command.kind': 'end',
      'command.from': 'opening/0',
    },
  )
})

const names = [
  'moving',
  'cancelling',
  'answering',
  'giving a role',
  'a turn',
  'a point',
  'moving a point up',
  'a rhythm',
  'minutes',
  'a press in the room',
  'handing the room over',
  'ending it',
]
test.each(names)('%s', async (name) => {
  const { page, path, params, form } = cases.get(name)!
  for (const field of Object.keys(form))
    for (const [what, value] of Object.entries(odd)) {
      const sent: Form = Object.entries({ ...form, [field]: value })
      const outcome = await post(page.action as never, priya, path, sent, params).catch(
        (error: Error) => error.name,
      )
      // A page of its own (there is nothing here, it was changed) or a refusal that keeps what was typed; never a fault.
      const said = typeof outcome === 'string' ? outcome : outcome.status
      expect([field, what, said]).toEqual([
        field,
        what,
        expect.toBeOneOf([200, 302, 400, 404, 409, 'NotFound', 'Stale']),
      ])
      const shown =
        typeof outcome === 'string'
          ? undefined
          : (outcome.shown as { ok?: boolean; typed?: Record<string, unknown> })
      if (shown?.ok === false && shown.typed && field in shown.typed)
        expect([field, what, shown.typed[field]]).toEqual([field, what, [value.toWellFormed()]])
    }
})
