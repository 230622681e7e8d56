import { expect, test } from 'vitest'
import { isHeldUp, refusalIn } from './writing.ts'

test.each([
  [{ status: 401, type: 'basic' }, 'signed-out'],
  [{ status: 0, type: 'opaqueredirect' }, 'signed-out'],
  [{ status: 400, type: 'basic' }, 'refused'],
  [{ status: 413, type: 'basic' }, 'refused'],
  [{ status: 404, type: 'basic' }, 'gone'],
  [{ status: 410, type: 'basic' }, 'gone'],
  [{ status: 502, type: 'basic' }, 'offline'],
  [{ status: 503, type: 'basic' }, 'offline'],
] as const)(
  'an answer %o to saving a draft is %s: saving waits, and nothing says it is kept',
  (answer, state) => {
    expect(refusalIn(answer)).toBe(state)
    expect(isHeldUp(state)).toBe(true)
  },
)
