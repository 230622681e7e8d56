/** A page asks the database as often for a large network as for a small one: no question stands in a loop. */
import { RouterContextProvider } from 'react-router'
import { beforeAll, expect, test } from 'vitest'
import { frameFor } from '#app/frame'
import { actContext, whoContext } from '#app/request'
import { together } from '#platform/database/together'
import { loader as beginPage } from '../../app/routes/cases/begin.tsx'
import { loader as casePage } from '../../app/routes/cases/case.tsx'
import { loader as casesPage } from '../../app/routes/cases/mine.tsx'
import { loader as deletePage } from '../../app/routes/departures/delete.tsx'
import { loader as directoryPage } from '../../app/routes/groups/find.tsx'
import { loader as groupPage } from '../../app/routes/groups/group.tsx'
import { loader as meetingsPage } from '../../app/routes/meetings/mine.tsx'
import { loader as roomPage } from '../../app/routes/room/room.tsx'
import { loader as todayPage } from '../../app/routes/today/today.tsx'
import { databaseUrls, openTestDatabase, ownerQuery } from '../database.ts'
import { questionsOf } from './asked.ts'
import { fillNetwork, type LoadMember, type Sizes } from './network.ts'

type Counts = Record<string, number>
type Loader = (args: never) => Promise<unknown>

// One group each; and many groups, most people in three or four of them.
const small: Sizes = { clinicians: 30, groups: 2 }
const large: Sizes = { clinicians: 60, groups: 24 }

let few: Counts
let many: Counts

beforeAll(async () => {
  few = await questionsIn(small)
  many = await questionsIn(large)
})

const pages = [
  'frame',
  'today',
  'today in its frame',
  'directory',
  'group',
  'case',
  'room',
  'meetings',
  'begin',
  'cases',
  'delete',
  'shut',
]

test.each(pages)('%s asks as often for many as for few', (page) => {
  expect(few[page]).toBeGreaterThan(0)
  expect(many[page]).toBe(few[page])
})

// A page that needs more has to say why here.
test.each(
  Object.entries({
    frame: 7,
    // With what one was told and has not put away, and groups one began to found.
    today: 28,
    'today in its frame': 29,
    directory: 12,
    group: 10,
    case: 11,
    // With the room that is near, where this one is of another day.
    room: 21,
    meetings: 9,
    begin: 9,
    cases: 11,
    // With the secret that marks its form, which is fetched once a process.
    delete: 16,
    shut: 11,
  }),
)('%s asks at most %i times', (page, most) => {
  expect(many[page]).toBeLessThanOrEqual(most)
})

/** How many statements each page sends, to either database, for a facilitator of a network of this size. */
async function questionsIn(sizes: Sizes): Promise<Counts> {
  const close = await openTestDatabase()
  try {
    const members = await fillNetwork(databaseUrls(), sizes)
    const member = members.find((one) => one.role === 'facilitator')!
    const meetings = await ownerQuery<{ id: string }>(
      `select id from meeting where group_id = $1 and starts_at > acting_now() order by starts_at limit 1`,
      [member.groupId],
    )
    const context = contextOf(member)
    const ask =
      (loader: Loader, params: Record<string, string> = {}, query = '') =>
      () =>
        loader({ params, context, request: new Request(`http://localhost/${query}`) } as never)
    const counts = {
      frame: await questionsOf(() => frameFor(context)),
      today: await questionsOf(ask(todayPage)),
      'today in its frame': await questionsOf(() => {
        const visit = contextOf(member)
        visit.set(actContext, together({ clinicianId: member.clinicianId, fresh: true }))
        const whole = { params: {}, context: visit, request: new Request('http://localhost/') }
        return Promise.all([frameFor(visit), todayPage(whole as never)])
      }),
      directory: await questionsOf(ask(directoryPage, {}, '?open=on')),
      group: await questionsOf(ask(groupPage, { groupId: member.groupId })),
      case: await questionsOf(ask(casePage, { caseId: member.caseId })),
      room: await questionsOf(ask(roomPage, { meetingId: meetings[0]!.id })),
      meetings: await questionsOf(ask(meetingsPage)),
      begin: await questionsOf(ask(beginPage)),
      cases: await questionsOf(ask(casesPage)),
      delete: await questionsOf(ask(deletePage)),
    }
    // From here on every door is shut, and the page says of each what opens it.
    await ownerQuery(`update license set expires_on = '2020-01-01' where clinician_id = $1`, [
      member.clinicianId,
    ])
    return { ...counts, shut: await questionsOf(ask(casesPage)) }
  } finally {
    await close()
  }
}

function contextOf({ clinicianId }: LoadMember): RouterContextProvider {
  const context = new RouterContextProvider()
  context.set(whoContext, { clinicianId, sessionId: clinicianId, fresh: true })
  return context
}
