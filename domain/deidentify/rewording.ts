import type { Finding } from './finding.ts'

const TITLE =
  /(?:^|[\s(])((?:mr|mrs|ms|miss|mx|dr|dra|prof|sr|sra|srta|don|doña|judge|officer|pastor|coach|rev|sgt|det|lt|capt)\.?\s+)$/i
const NOUN = /^(?:the client's (?:other |third |fourth )?)(.+)$/

/**
 * The text with these findings reworded so that it reads: titles go with the name, `Her husband, the client's
 * husband,` becomes `Her husband`, a and an fit, sentences start with a capital. Findings are of this very text.
 */
export function applySuggestions(text: string, findings: readonly Finding[]): string {
  let out = ''
  let at = 0
  for (const f of [...findings].sort((a, b) => a.start - b.start)) {
    if (f.start < at) continue
    out += text.slice(at, f.start)
    at = f.end
    const after = text.slice(at, at + 40)
    if (f.type === 'NAME' || f.type === 'CLINICIAN') {
      out = out.replace(TITLE, (whole, title: string) => whole.slice(0, whole.length - title.length))
      const told = alreadyTold(out, f.suggestion)
      if (told !== undefined && !/^['’]s/.test(after)) {
        out = out.slice(0, told)
        if (/^\s*[,)]/.test(after) && /[,(]\s*$/.test(text.slice(Math.max(0, f.start - 2), f.start)))
          at += /^\s*[,)]/.exec(after)![0].length
        continue
      }
    }
    out = fitArticle(out, f.suggestion)
    out += startsSentence(out, text.slice(f.start, f.end)) ? capital(f.suggestion) : f.suggestion
  }
  return out + text.slice(at)
}

/** Where the text may stop when the words before already say who it is: `her sister, |`. */
function alreadyTold(before: string, suggestion: string): number | undefined {
  const noun = NOUN.exec(suggestion)?.[1] ?? /^(?:the|a|an) (\w+)$/.exec(suggestion)?.[1] ?? ''
  if (noun === '') return undefined
  const kin =
    noun === 'partner'
      ? '(?:partner|boyfriend|girlfriend|fianc\\S+)'
      : noun === 'mother'
        ? '(?:mother|mom|mum|mama)'
        : noun === 'father'
          ? '(?:father|dad|papa)'
          : noun.replace(/[^\w -]/g, '')
  const m = new RegExp(
    `\\b(?:her|his|their|my|the|an?|client's|older|younger|own|late) ${kin}(,? ?\\(?)\\s*$`,
    'i',
  ).exec(before.slice(-60))
  return m ? before.length - m[0].length + m[0].search(/,? ?\(?\s*$/) : undefined
}

function startsSentence(before: string, original: string): boolean {
  if (!/^\p{Lu}/u.test(original.normalize('NFD')) && !/^\d/.test(original)) return false
  if (/(?:^|[\s.(])(?:no|v|vs|dr|mr|mrs|ms|st|tel|lic|acct|num|rec|\p{L})\.\s*$/iu.test(before)) return false
  return /(?:^|[.!?]["”’)]?\s+|\n\s*(?:[-*•]\s*)?|[¿¡"“])$/u.test(before)
}

const capital = (words: string): string => words.replace(/^\p{Ll}/u, (c) => c.toUpperCase())

/** An article before wording that brings its own goes; before a bare noun it fits the sound. */
function fitArticle(before: string, suggestion: string): string {
  const m = /(^|[\s("“])(the|an?|her|his|their|our|my)(\s+)$/i.exec(before)
  if (!m) return before
  if (/^(?:an?|the|some|someone|another|about|one|in|on|of)\b/.test(suggestion)) {
    if (/^(?:in|on|of|about)\b/.test(suggestion)) return before
    return before.slice(0, m.index + m[1]!.length)
  }
  if (!/^an?$/i.test(m[2]!)) return before
  const vowel = /^(?:[aeio]|u(?!ni))/i.test(suggestion)
  const article = m[2]![0] + (vowel ? 'n' : '')
  return before.slice(0, m.index) + m[1] + article + m[3]
}

/** Wordings that could be taken for a name, folded: read again, they name nobody. */
export const REWORDED =
  /\b(?:another (?:person|colleague|client)|an? (?:third|fourth|fifth|sixth|seventh|eighth|ninth|further) person|someone|otra persona(?: atendida)?|una (?:tercera|cuarta|quinta|sexta|septima|octava|novena|nueva) persona|la persona atendida|(?:la primavera|el verano|el otono|el invierno)|un pueblo|una ciudad (?:mediana|grande)|cierto lugar|somewhere else)\b/gi
