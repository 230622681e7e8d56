import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Clause } from '#domain/agreements/agreement'
import { SaveIdentity } from '#domain/clinicians/clinician'
import { KeepPolicy } from '#domain/credit/policy'
import { Confidentiality, Goals } from '#domain/groups/charter'
import { ClaimLicense } from '#domain/licenses/license'
import { AddBody, ChangeNetwork, SetUpNetwork } from '#domain/network/network'
import { SignUp } from './accounts/sign-up.ts'
import { SeenLine, SeenName, seenText } from './names.ts'

const hidden = ['\u200b', '\u202e', '\u2066', '\u00ad', '\ufeff', '\u3164', '\u{e0041}', '\u200d', '\u0007']

/** What people are called by, some of it with joiners their scripts need. */
const names = [
  'Jo Wu',
  'Zoë O’Neil-Łukasz',
  'علی‌رضا',
  'ශ්‍රී',
  'രാജന്‍',
  'क्‍ष',
  '山田 太郎',
  'Hearts ❤️ 👩‍⚕️',
  '‘Ōiwi',
]

/** Every place of a form that holds a name, a title or a credential, and what is read from it. */
const places = {
  'sign-up': SignUp.shape.name,
  'set-up': SetUpNetwork.shape.name,
  profile: SaveIdentity.shape.name,
  credential: SaveIdentity.shape.credential,
  group: Goals.shape.name,
  area: Goals.shape.area,
  'own clause': Confidentiality.shape.ownTitle,
  clause: Clause.shape.title,
  network: ChangeNetwork.shape.name,
  board: AddBody.shape.name,
  'board of a license': ClaimLicense.shape.body,
  policy: KeepPolicy.shape.title,
  unit: KeepPolicy.shape.unitName,
  provider: KeepPolicy.shape.providerName,
  signer: KeepPolicy.shape.signerName,
}

describe.each(Object.entries(places))('in the form of %s', (_, shape) => {
  test('a name keeps what is seen of it', () => {
    for (const unseen of hidden)
      expect(shape.parse(`${unseen} Jo${unseen}anna\t ${unseen}Wu${unseen}`)).toBe('Joanna Wu')
  })

  test('a name of which nothing is seen is no name', () => {
    for (const unseen of hidden) {
      const read = shape.safeParse(unseen + unseen)
      expect(read.success ? read.data : '').toBe('')
    }
    expect(shape.safeParse('— · —').success).toBe(false)
  })
})

test.each(names)('%s stays as it is', (name) => {
  expect(seenText(name)).toBe(name.normalize('NFC'))
})

test('a joiner stands only between letters of a script that needs it', () => {
  expect(seenText('J\u200do W\u200cu')).toBe('Jo Wu')
  expect(seenText('\u200cعلی\u200c رضا\u200c')).toBe('علی رضا')
  expect(seenText('علی\u200c\u200cرضا')).toBe('علیرضا')
})

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hidden, '\u200c', '\ufe0f', '\u0301', '\u200f'),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

test('whatever is typed, what stays is composed, on one line, and the same when it is read again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const seen = seenText(text)
      expect(seenText(seen)).toBe(seen)
      expect(seen).toBe(seen.normalize('NFC').trim())
      expect(seen).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200b\u2060\ufeff]|\s{2}/u)
    }),
    { numRuns: 2000 },
  )
})

test('what is hidden makes no two names of one', () => {
  const visible = fc.stringMatching(/^[A-Za-zÀ-ÿ]{1,8}( [A-Za-zÀ-ÿ]{1,8})?$/)
  fc.assert(
    fc.property(visible, fc.nat(20), fc.constantFrom(...hidden, '\u200c'), (name, at, unseen) => {
      expect(seenText(name.slice(0, at) + unseen + name.slice(at))).toBe(seenText(name))
    }),
  )
})

test('a name that is read has a letter, and a line a letter or a figure, where anything stands', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const [name, line] = [SeenName(5000).safeParse(text), SeenLine(5000).safeParse(text)]
      if (name.success) expect(name.data).toMatch(/\p{L}/u)
      if (line.success && line.data) expect(line.data).toMatch(/[\p{L}\p{N}]/u)
    }),
    { numRuns: 2000 },
  )
})
