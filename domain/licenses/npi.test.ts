import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigit, isNpi, Npi } from './npi.ts'

/** Luhn as the standard tells it (ISO/IEC 7812-1 Annex B), over the whole of 80840 and the number. */
function luhn(text: string): boolean {
  const sum = [...text].toReversed().reduce((total, digit, at) => {
    const doubled = Number(digit) * 2
    return total + (at % 2 === 0 ? Number(digit) : Math.floor(doubled / 10) + (doubled % 10))
  }, 0)
  return sum % 10 === 0
}

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''))
const nine = fc.tuple(fc.constantFrom('1', '2'), digits(8)).map(([first, rest]) => first + rest)

test.each([
  ['1234567893', true],
  ['1234567890', false],
  ['3234567893', false],
  ['123456789', false],
  ['12345678931', false],
  ['', false],
])('%s: %s', (text, good) => expect(isNpi(text)).toBe(good))

test('it agrees with Luhn over 80840 and the number', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('1', '2'),
      digits(9),
      (first, rest) => isNpi(first + rest) === luhn(`80840${first}${rest}`),
    ),
  )
})

test('every nine digits have exactly one check digit', () => {
  fc.assert(
    fc.property(nine, (start) => {
      const good = [...'0123456789'].filter((last) => isNpi(start + last))
      expect(good).toEqual([String(checkDigit(start))])
    }),
  )
})

test('one wrong digit is always found', () => {
  fc.assert(
    fc.property(nine, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (start, at, by) => {
      const good = start + checkDigit(start)
      const wrong = good.slice(0, at) + ((Number(good[at]) + by) % 10) + good.slice(at + 1)
      expect(isNpi(wrong)).toBe(false)
    }),
  )
})

test('spaces and hyphens do not matter; what is wrong is said', () => {
  expect(Npi.parse(' 1234-567 893 ')).toBe('1234567893')
  expect(Npi.safeParse('12345').error?.issues[0]?.message).toBe('npi.form')
  expect(Npi.safeParse('1234567890').error?.issues[0]?.message).toBe('npi.check')
})
