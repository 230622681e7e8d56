import * as z from 'zod'

/** Scripts in which ZWJ and ZWNJ choose how the letters beside them are written (RFC 5892, appendix A). */
const joining = ['Arab', 'Beng', 'Deva', 'Gujr', 'Guru', 'Knda', 'Mlym', 'Mong', 'Nkoo', 'Orya', 'Sinh']
  .concat(['Syrc', 'Taml', 'Telu'])
  .map((script) => `\\p{scx=${script}}`)
  .join('')
const joined = `(?<=(?=[\\p{L}\\p{M}])[${joining}])[\\u200c\\u200d](?=(?=\\p{L})[${joining}])`
/** A final consonant of Malayalam as it was encoded before Unicode 5.1 gave it a character of its own. */
const chillu = '(?<=\\u0d4d)\\u200d(?!\\u200d)'
/** Emoji of several characters, a woman with a staff of Aesculapius, and the sign for the colored form. */
const pictured = '(?<=\\p{ExtPict}[\\ufe0f\\p{EMod}]?)\\u200d(?=\\p{ExtPict})|(?<=\\p{ExtPict})\\ufe0f'

/** What draws nothing or turns the direction of what follows, with the few such that a script needs where they stand. */
const unseen = new RegExp(`${joined}|${chillu}|${pictured}|([\\p{DI}\\p{Cc}\\p{Cf}])`, 'gu')
/** The blank of Braille looks like a space and is none to Unicode; with U+FEFF, a space to JavaScript, it is the other way. */
const blanks = /(?:(?!\ufeff)[\s\u2800])+/g

/** Fillers of Hangul are letters that cannot be seen. */
const seenLetter = /(?!\p{DI})\p{L}/u

/**
 * One line as others see it: composed (NFC), blanks as single spaces, without characters that cannot be seen or that turn
 * the direction of text, by which one name could pass for another. What came out once stays as it is.
 */
export function seenText(text: string): string {
  return text
    .replace(blanks, ' ')
    .replace(unseen, (found, hidden?: string) => (hidden === undefined ? found : ''))
    .normalize('NFC')
    .replace(blanks, ' ')
    .trim()
}

/**
 * A name, a title or a credential that others see, in a form: at most `most` characters as `seenText` leaves them, with a
 * letter among them.
 */
export const SeenName = (most: number, least = 1) =>
  z
    .string()
    .overwrite(seenText)
    .min(least)
    .max(most)
    .refine((name) => seenLetter.test(name), 'name.noLetter')

/** The same where nothing has to stand; what does stand has a letter or a figure, as a provider's number. */
export const SeenLine = (most: number) =>
  z
    .string()
    .overwrite(seenText)
    .max(most)
    .refine((line) => line === '' || /(?!\p{DI})[\p{L}\p{N}]/u.test(line), 'name.noLetter')
