import { beforeAll, expect, test } from 'vitest'
import { ensureBuild } from '#server/build'
import { weighBuild } from './weight.ts'

beforeAll(() => ensureBuild(() => {}))

/** Two under the budget of 130: whoever adds to what every page loads hears of it before the budget is gone. */
const MOST_READING = 128
const MOST_WRITING = 190

test('no page asks for more JavaScript than it may', () => {
  const tooHeavy = weighBuild().pages.filter(
    ({ writes, kilobytes }) => kilobytes > (writes ? MOST_WRITING : MOST_READING),
  )
  expect(tooHeavy).toEqual([])
})
