import { expect, test } from 'vitest'
import { bringMeetingBack, cancelMeeting } from '#domain/meetings/actions'
import { meetingPage } from '#domain/meetings/reads'
import { makeSeries } from '#domain/series/actions'
import { Invalid, NotFound } from '#platform/refusals'
import { as } from '#tests/database'
import { coming, dan, fresh, lena, marcus, priya, thursdays, withThursdays } from '#tests/thursdays'
import { answerMeeting } from './actions.ts'

withThursdays()

test('a cancelled meeting takes no answers, and can come back', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  const [, second] = await coming(priya)
  await as(priya, cancelMeeting, { meetingId: second!.id, revision: second!.revision })
  await expect(as(dan, answerMeeting, { meetingId: second!.id, answer: 'coming' })).rejects.toThrow(Invalid)
  expect((await coming(dan)).find((m) => m.id === second!.id)?.state).toBe('cancelled')
  await as(priya, bringMeetingBack, { meetingId: second!.id, revision: second!.revision + 1 })
  await as(dan, answerMeeting, { meetingId: second!.id, answer: 'coming' })
  await as(dan, answerMeeting, { meetingId: second!.id, answer: 'not-coming' })
  await as(dan, answerMeeting, { meetingId: second!.id, answer: 'not-coming' })
  expect(
    (await as(lena, meetingPage, { meetingId: second!.id })).answers.find((a) => a.name === 'Dan')?.answer,
  ).toBe('not-coming')
  await expect(as(marcus, answerMeeting, { meetingId: second!.id, answer: 'coming' })).rejects.toThrow(
    NotFound,
  )
})
