/** Pages about one group's meeting name the group: who sits in two would not know which evening is meant. */
import { beforeAll, expect, test } from 'vitest'
import { en } from '#copy/en'
import { leaveGroupWell } from '#domain/departures/actions'
import { as, openTestDatabase, ownerQuery } from '#tests/database'
import { anEvening } from '#tests/evening'
import { shown } from '#tests/shown'
import * as evaluate from './evaluate.tsx'
import * as issued from './issued.tsx'

beforeAll(openTestDatabase)

test('an evaluation and the documents issued name the group; the browser’s title does not', async () => {
  const { groupId, meetingId, people } = await anEvening()
  const [priya, amara] = people as [(typeof people)[0], (typeof people)[0]]
  const [{ name }] = (await ownerQuery<{ name: string }>('select name from charter where group_id = $1', [
    groupId,
  ])) as [{ name: string }]
  const pages = {
    evaluation: () => shown(evaluate, amara, `/credits/evaluate/${meetingId}`, { meetingId }),
    documents: () => shown(issued, priya, `/groups/${groupId}/documents`, { groupId }),
  }
  for (const see of Object.values(pages)) {
    const html = await see()
    expect(html.match(/<title>[^<]*/)?.[0]).not.toContain(name)
    expect(html.replace(/<title>.*?<\/title>/, '')).toContain(name)
  }
  // Who has left sees of the group no more than anybody outside.
  await as(amara, leaveGroupWell, { groupId, destroyCases: false })
  const html = await pages.evaluation()
  expect(html).not.toContain(name)
  expect(html).toContain(en.credit.evaluation.meeting)
})
