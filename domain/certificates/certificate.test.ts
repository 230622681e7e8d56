import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeFrom, codeIn, codeInGroups } from './certificate.ts'

const anyCode = fc
  .uint8Array({ minLength: 23, maxLength: 23 })
  .map((bytes) => codeFrom(bytes))
  .filter((code) => code !== undefined)
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('a code is 24 digits, of which 23 are chance (115 bits)', () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{24}$/)
    }),
  )
  const codes = new Set(Array.from({ length: 500 }, () => codeFrom(randomBytes(23))))
  expect(codes.size).toBeGreaterThan(380)
})

test('is known again however it is typed', () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      expect(codeIn(code)).toBe(code)
      expect(codeIn(` ${codeInGroups(code).toLowerCase()} `)).toBe(code)
      expect(codeIn(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
    }),
  )
})

test('one wrong digit, or two exchanged, is never another good code', () => {
  fc.assert(
    fc.property(anyCode, fc.nat(23), fc.nat(31), (code, at, digit) => {
      const other = code.slice(0, at) + DIGITS[digit] + code.slice(at + 1)
      expect(codeIn(other)).toBe(other === code ? code : undefined)
      if (at === 23) return
      const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
      expect(codeIn(swapped)).toBe(swapped === code ? code : undefined)
    }),
  )
})

test('anything else is no code', () => {
  for (const typed of ['', '0', 'U'.repeat(24), '../../etc/passwd', '0'.repeat(25), 'é'.repeat(24)])
    expect(codeIn(typed)).toBeUndefined()
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(codeIn(typed)?.length ?? 24).toBe(24)
    }),
  )
})

test('too little chance makes no code', () => {
  expect(codeFrom(new Uint8Array(22))).toBeUndefined()
})
