import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import type { Refused } from '#app/forms'
import { en } from '#copy/en'
import { makeSeries } from '#domain/series/actions'
import { as, ownerQuery } from '#tests/database'
import { post } from '#tests/pages'
import { coming, dan, fresh, priya, thursdays, withThursdays } from '#tests/thursdays'
import { CopyProvider } from '#ui/copy'
import { AnswerForm } from './answer.tsx'
import * as page from './meeting.tsx'

withThursdays()

/** The three buttons after an answer to this meeting was refused. */
async function refused(change: string): Promise<string> {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  const meeting = (await coming(priya))[0]!
  await ownerQuery(`update meeting set ${change} where id = $1`, [meeting.id])
  const said = await post(
    page.action as never,
    dan,
    `/meetings/${meeting.id}`,
    [
      ['form', `answer-${meeting.id}`],
      ['do', 'answer'],
      ['answer', 'coming'],
      ['startsAt', meeting.startsAt],
    ],
    { meetingId: meeting.id },
  )
  expect(said.status).toBe(400)
  const form = () => (
    <AnswerForm meeting={meeting} answer={null} earlier={null} last={said.shown as Refused} />
  )
  const Stub = createRoutesStub([{ path: '*', Component: form }])
  return renderToStaticMarkup(
    <CopyProvider value={en}>
      <Stub />
    </CopyProvider>,
  )
}

test.each([
  ['meeting.movedMeanwhile', `starts_at = starts_at + interval '1 hour'`],
  ['meeting.cancelled', `state = 'cancelled'`],
  ['meeting.began', `starts_at = acting_now() - interval '1 minute'`],
])('an answer that cannot be taken says why beside the buttons: %s', async (code, change) => {
  expect(await refused(change)).toContain(en.problems[code])
})
