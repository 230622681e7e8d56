/**
 * A text as rules see it: accents, marks and invisible signs dropped, curly quotes, dashes and wide forms made
 * plain, capitals kept. `at[i]` is the place in the original of unit i; `at[length]` its length.
 */
export type Folded = { text: string; at: Uint32Array }

const LETTERS: Record<string, string> = {
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  ı: 'i',
  ß: 'ss',
  þ: 'th',
  Þ: 'Th',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ħ: 'h',
  Ħ: 'H',
  ŋ: 'ng',
  ə: 'a',
  Ə: 'A',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  // The sound that opens a vowel in Hawaiian, Tongan, Arabic.
  ʻ: "'",
  ʽ: "'",
  ʾ: "'",
  ʿ: "'",
  '‛': "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '—',
  '−': '-',
  '…': '.',
  '\t': ' ',
  '\r': ' ',
  '\u2028': '\n',
  '\u2029': '\n',
}

/** One-entry memo a character: a text has few different ones. */
const known = new Map<string, string>()

function foldCharacter(character: string): string {
  const given = LETTERS[character]
  if (given !== undefined) return given
  if (/^(?:\p{M}|\p{Cf}|\u034f)$/u.test(character)) return ''
  if (/^\p{Zs}$/u.test(character)) return ' '
  const digit = digitOf(character)
  if (digit !== undefined) return digit
  const wide = character.charCodeAt(0) >= 0xff01 && character.charCodeAt(0) <= 0xff5e
  const plain = character.normalize(wide ? 'NFKD' : 'NFD').replace(/\p{M}/gu, '')
  return plain.length === character.length || wide || /^[A-Za-z]/.test(plain) ? plain : character
}

/** A digit of another script as its ASCII form. */
function digitOf(character: string): string | undefined {
  if (!/^\p{Nd}$/u.test(character)) return undefined
  let code = character.codePointAt(0)!
  let value = 0
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - 1))) {
    code--
    value++
  }
  return String(value)
}

/**
 * The text for matching, with for each of its units (and one more) the offset in the original. Linear; never
 * throws.
 */
export function fold(original: string): Folded {
  const at: number[] = []
  let text = ''
  for (let i = 0; i < original.length; ) {
    const code = original.charCodeAt(i)
    if (code < 128 && code !== 96 && code !== 9 && code !== 13) {
      text += original[i]
      at.push(i++)
      continue
    }
    const pair = code >= 0xd800 && code <= 0xdbff && i + 1 < original.length
    const character = pair ? String.fromCodePoint(original.codePointAt(i)!) : original[i]!
    let plain = known.get(character)
    if (plain === undefined) {
      plain = foldCharacter(character)
      if (known.size < 5_000) known.set(character, plain)
    }
    text += plain
    for (let k = 0; k < plain.length; k++) at.push(i + (plain.length === character.length ? k : 0))
    i += character.length
  }
  at.push(original.length)
  return { text, at: Uint32Array.from(at) }
}

/** A word without accents in small letters, as the lexicon has it. */
export function foldWord(word: string): string {
  return fold(word).text.toLowerCase()
}
