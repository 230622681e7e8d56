import fc from 'fast-check'
import { expect, test } from 'vitest'
import { qrModules, qrPath } from './qr.ts'

const url = 'https://colloquy.example.org/verify/7K3M9QXT5H2V8WZB4N6DPRCA'

test('three corners carry the finder pattern of ISO/IEC 18004, the fourth does not', () => {
  const modules = qrModules(url)
  const size = modules.length
  const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']
  const corner = (top: number, left: number) =>
    Array.from({ length: 7 }, (_, y) =>
      Array.from({ length: 7 }, (_, x) => (modules[top + y]?.[left + x] ? 1 : 0)).join(''),
    )
  expect(corner(0, 0)).toEqual(finder)
  expect(corner(0, size - 7)).toEqual(finder)
  expect(corner(size - 7, 0)).toEqual(finder)
  expect(corner(size - 7, size - 7)).not.toEqual(finder)
})

test('the path covers exactly the dark modules', () => {
  const row = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (modules) => {
      const covered = modules.map((cells) => cells.map(() => false))
      for (const [, x, y, end] of qrPath(modules).matchAll(/M(\d+) (\d+)H(\d+)V\d+H\d+z/g))
        for (let at = Number(x); at < Number(end); at++) covered[Number(y)]![at] = true
      expect(covered).toEqual(modules)
    }),
  )
})
