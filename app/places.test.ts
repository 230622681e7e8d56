import { expect, test } from 'vitest'
import { places } from './places.ts'
import routes from './routes.ts'

type Entry = { path?: string; children?: Entry[] }
const addresses = (entries: Entry[], before = ''): string[] =>
  entries.flatMap(({ path, children = [] }) => {
    const here = path ? `${before}/${path}` : before
    return [here, ...addresses(children, here)]
  })

test.each(places)('$to exists', ({ to }) => {
  expect(addresses(routes as Entry[])).toContain(to)
})
test('a phone has room for four places and "More"', () => {
  expect(places.filter((place) => place.isOnPhone).length).toBeLessThanOrEqual(4)
})
