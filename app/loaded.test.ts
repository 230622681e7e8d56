import { expect, test } from 'vitest'
import { withLoaded } from './loaded.ts'

const page = '<!DOCTYPE html><html lang="en"><body><h1>Today</h1></body></html>'

test('what loaders read follows the page as one script, and cannot end it', () => {
  const html = withLoaded(page, '["</script><b>&", "\u2028"]', 'n0nce')
  expect(html.startsWith(page.slice(0, -'</body></html>'.length))).toBe(true)
  expect(html.endsWith('</script></body></html>')).toBe(true)
  expect(html.match(/<script nonce="n0nce">/g)).toHaveLength(1)
  const script = /<script nonce="n0nce">(.*)<\/script><\/body>/s.exec(html)![1]!
  expect(script).not.toMatch(/[<>&\u2028]/)
  const given: string[] = []
  const streamController = { enqueue: (text: string) => given.push(text), close: () => given.push('closed') }
  new Function('window', script)({ __reactRouterContext: { streamController } })
  expect(given).toEqual(['["</script><b>&", "\u2028"]', 'closed'])
})

test('a page that ends otherwise is a fault, and is never sent without what its loaders read', () => {
  for (const other of [`${page}\n`, page.replace('</html>', '<!-- --></html>'), ''])
    expect(() => withLoaded(other, '[]', 'n0nce')).toThrow('does not end with')
})
