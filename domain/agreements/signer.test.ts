import { expect, test } from 'vitest'
import { isNamed } from './signer.ts'

test.each([
  ['Priya Raman', 'Priya Raman'],
  ['  priya   RAMAN ', 'Priya Raman'],
  ['Priya Lakshmi Raman', 'Priya Raman'],
  ['Priya Raman', 'Priya L. Raman'],
  ['Dr. Priya Raman, PhD', 'Priya Raman'],
  ['Priya Raman LCSW Ph.D.', 'Priya Raman'],
  ['Jose Nunez', 'José Núñez'],
  ['Sean O’Brien', "Seán O'Brien"],
  ['Mary-Ann Lee', 'Mary Ann Lee'],
  ['Maryann Lee', 'Mary Ann Lee'],
  ['Ann LEE', 'Ann Lee'],
  ['Luis Ortega Jr.', 'Luis Ortega'],
  ['Priya', 'Priya'],
])('“%s” signs as “%s”', (typed, profile) => expect(isNamed(typed, profile)).toBe(true))

test.each([
  ['Somebody Else', 'Priya Raman'],
  ['Priya', 'Priya Raman'],
  ['P.', 'Priya Raman'],
  ['Priya Osei', 'Priya Raman'],
  ['Amara Raman', 'Priya Raman'],
  ['Ann McDonald', 'Ann McPherson'],
  ['LCSW', 'Priya Raman'],
  ['—', 'Priya Raman'],
])('“%s” is another name than “%s”', (typed, profile) => expect(isNamed(typed, profile)).toBe(false))
