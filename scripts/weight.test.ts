import { beforeAll, expect, test } from 'vitest'
import { ensureBuild } from '#server/build'
import { weighBuild } from './weight.ts'

beforeAll(() => ensureBuild(() => {}))

/** Half of one under the budget of 130: whoever adds to what every page loads hears of it before the budget is gone. */
const MOST_READING = 129.5
const MOST_WRITING = 190

/** Read most, with a small form each: they need no library of forms. */
const READ_MOST = ['today', 'groups/:groupId', 'meetings/:meetingId', 'cases/:caseId']

test.each(READ_MOST)('%s is as light as a page of reading', (path) => {
  expect(weighBuild().pages.find((page) => page.path === path)?.kilobytes).toBeLessThanOrEqual(132)
})

test('no page asks for more JavaScript than it may', () => {
  const tooHeavy = weighBuild().pages.filter(
    ({ writes, kilobytes }) => kilobytes > (writes ? MOST_WRITING : MOST_READING),
  )
  expect(tooHeavy).toEqual([])
})
