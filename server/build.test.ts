import { expect, test } from 'vitest'
import { whyNotBuilt } from './build.ts'

test('a build that may not write says what to do; another shows the words of its tool', () => {
  const readOnly =
    "[Error: EROFS: read-only file system, open '/opt/colloquy/node_modules/.vite-temp/x.mjs'] {"
  expect(whyNotBuilt(readOnly)).toMatch(/run npm run build there as the account that owns it/)
  expect(whyNotBuilt('\nUnexpected token\n')).toBe('The pages could not be built:\nUnexpected token')
})
