import * as z from 'zod'

const shortestPassword = 12
const longestPassword = 256

/** Words that begin most of the long passwords found in leaks, and those one would try here first. */
const tried = [
  'password',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'qwerty',
  'qwertz',
  'azerty',
  'letmein',
  'iloveyou',
  'welcome',
  'admin',
  'administrator',
  'changeme',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'trustno1',
  'monkey',
  'dragon',
  'master',
  'shadow',
  'whatever',
  'colloquy',
  'therapist',
  'therapy',
  'psychologist',
  'counselor',
  'clinician',
  'consultation',
  'secret',
  'summer',
  'winter',
  'spring',
  'autumn',
]
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]

export type PasswordProblem = 'short' | 'long' | 'common' | 'personal'

/**
 * Why a password will not do; undefined when it will. Length counts characters as people see them after NFC.
 * No rule about kinds of characters: NIST SP 800-63B-4 3.1.1.2 forbids them. `about`: address and names of the person.
 */
export function passwordProblem(password: string, about: readonly string[]): PasswordProblem | undefined {
  const text = password.normalize('NFC')
  const length = [...text].length
  if (length < shortestPassword) return 'short'
  if (length > longestPassword) return 'long'
  if (isCommon(text)) return 'common'
  return isPersonal(text, about) ? 'personal' : undefined
}

/** What is left after taking away the well-known parts must be more than a few characters. */
function isCommon(text: string): boolean {
  const lower = text.toLowerCase()
  if (new Set(lower).size < 5) return true
  if (/^(.{1,6})\1+.{0,2}$/su.test(lower)) return true
  let rest = lower
  for (const word of tried) rest = rest.replaceAll(word, '')
  rest = withoutRuns(rest)
    .replace(/(19|20)\d\d/g, '')
    .replace(/(.)\1+/gsu, '$1')
  return [...rest].length < 5
}

/** Takes away runs of four and more along the alphabet, the digits or a row of keys, in either direction. */
function withoutRuns(text: string): string {
  let rest = text
  for (const row of rows.flatMap((r) => [r, [...r].toReversed().join('')]))
    for (let length = row.length; length >= 4; length--)
      for (let from = 0; from + length <= row.length; from++)
        rest = rest.replaceAll(row.slice(from, from + length), '')
  return rest
}

function isPersonal(text: string, about: readonly string[]): boolean {
  let rest = text.toLowerCase()
  const parts = about
    .flatMap((a) => [a, ...a.split(/[^\p{L}\p{N}]+/u)])
    .map((p) => p.toLowerCase())
    .filter((p) => p.length >= 4)
  for (const part of parts.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(part, '')
  return rest.length < lengthOf(text) && [...rest].length < 6
}

const lengthOf = (text: string) => text.toLowerCase().length

/** A password as typed; whether it will do is asked with the person's address (`passwordProblem`). */
export const Password = z
  .string()
  .min(1, 'missing')
  .max(4 * longestPassword, 'password.long')
