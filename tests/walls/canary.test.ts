import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { zip } from '#platform/zip'
import { canary, formsOf, keepSecret, lookIn } from './canary.ts'

/** A search that finds nothing proves something only if it would have found it. */
describe('a canary is found', () => {
  const word = canary('a field')
  test.each(formsOf(word).map(({ form, bytes }) => [form, bytes] as const))('as %s', (form, bytes) => {
    const around = Buffer.concat([Buffer.from('before '), bytes, Buffer.from(' after')])
    expect(lookIn('here', around)).toContainEqual({ place: 'here', field: 'a field', form })
  })

  test.each(['', 'x', 'xy', 'xyz'])('in base64 of a longer text, %o before it', (before) => {
    const text = Buffer.from(`${before}${word} and more`).toString('base64')
    expect(lookIn('here', text).map(({ field }) => field)).toContain('a field')
  })

  test.each([
    ['gzip', (text: string) => gzipSync(text)],
    ['gzip within gzip', (text: string) => gzipSync(gzipSync(text))],
    [
      'a zip',
      (text: string) =>
        Buffer.from(zip([{ path: 'words.txt', bytes: Buffer.from(text) }], Temporal.Now.instant())),
    ],
    [
      'a PDF’s stream',
      (text: string) =>
        Buffer.concat([
          Buffer.from('<</Filter/FlateDecode>>stream\n'),
          deflateSync(text),
          Buffer.from('\nendstream'),
        ]),
    ],
    [
      'a PDF’s stream of glyphs',
      (text: string) =>
        Buffer.concat([
          Buffer.from('stream\r\n'),
          deflateSync(`[<${Buffer.from(text).toString('hex')}>] TJ`),
        ]),
    ],
    [
      'base64 in lines of 76',
      (text: string) =>
        Buffer.from(
          Buffer.from(`${'filler '.repeat(40)}${text}`)
            .toString('base64')
            .replaceAll(/.{76}/g, '$&\r\n'),
        ),
    ],
    [
      'quoted-printable, cut by a soft line end',
      (text: string) => Buffer.from(`${text.slice(0, 9)}=\r\n${text.slice(9)}`),
    ],
  ] as const)('inside %s', (_, pack) => {
    expect(lookIn('here', pack(word)).map(({ field }) => field)).toContain('a field')
  })

  test('when only its beginning is left', () => {
    expect(lookIn('here', `${word.slice(0, -2)}…`).map(({ field }) => field)).toEqual(['some canary, cut'])
  })
})

test('what is none is not found; secrets of the product’s own making are', () => {
  const token = keepSecret('a token', 'k3Jx-92hdkQQz_1')
  expect(lookIn('here', 'An ordinary sentence about an ordinary evening.')).toEqual([])
  expect(lookIn('here', deflateRawSync('nothing'))).toEqual([])
  expect(lookIn('here', `https://example.org/reset/${token}`).map(({ field }) => field)).toEqual(['a token'])
})
