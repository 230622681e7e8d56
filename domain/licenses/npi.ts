import * as z from 'zod'

/**
 * Whether ten digits are a well-formed NPI: the first is 1 or 2, and the last is the Luhn check digit over 80840 and
 * the rest (69 FR 3434). It proves careful typing, not a license.
 */
export function isNpi(text: string): boolean {
  if (!/^[12]\d{9}$/.test(text)) return false
  return checkDigit(text.slice(0, 9)) === Number(text[9])
}

/** The check digit of nine digits. 24 is the Luhn sum of the prefix 80840. */
export function checkDigit(nine: string): number {
  const sum = [...nine].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 24)
  return (10 - (sum % 10)) % 10
}

/** An NPI as typed: spaces and hyphens do not matter. */
export const Npi = z
  .string()
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .refine((digits) => /^\d{10}$/.test(digits), { message: 'npi.form', abort: true })
  .refine(isNpi, 'npi.check')
