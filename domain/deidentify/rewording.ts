import type { Finding } from './finding.ts'
import { roleOf } from './roles.ts'

const TITLE =
  /(?:^|[\s("“])((?:mr|mrs|ms|miss|mx|dr|dra|prof|sr|sra|srta|don|doña|judge|officer|pastor|coach|rev|sgt|det|lt|capt)\.?\s+)$/i
/** Titles that are as well words for somebody (`her sister`): only with a capital of their own. */
const CALLING =
  /(?:^|(?<!\b(?:[Hh]er|[Hh]is|[Mm]y|[Tt]heir|[Oo]ur|[Tt]he|[Aa]))[\s("“])((?:Father|Fr\.|Sister|Brother|Rabbi|Imam|Sheikh|Sheriff|Chief|Sergeant|Deputy|Reverend|Señor|Señora)\s+)$/
/** A title, what is between it and the name, and the word before it, in signs. */
const TITLED = 40
const withoutTitle = (left: string): string =>
  [TITLE, CALLING].reduce(
    (text, called) =>
      text.replace(called, (whole, title: string) => whole.slice(0, whole.length - title.length)),
    left,
  )
const FURTHER = /^(the client's) (?:other|third|fourth) /

/**
 * The text with these findings reworded so that it reads: titles go with the name, `Her husband, the client's
 * husband,` becomes `Her husband`, a and an fit, sentences start with a capital. Findings are of this very text.
 */
export function applySuggestions(text: string, findings: readonly Finding[]): string {
  let out = ''
  let at = 0
  const sorted = [...findings].sort((a, b) => a.start - b.start)
  for (const [i, f] of sorted.entries()) {
    if (f.start < at) continue
    out += text.slice(at, f.start)
    at = f.end
    const after = text.slice(at, at + 40)
    let wording = f.suggestion
    if (f.type === 'NAME' || f.type === 'CLINICIAN') {
      out = out.slice(0, -TITLED) + withoutTitle(out.slice(-TITLED))
      const told = alreadyTold(out, wording, after)
      if (told) {
        out = out.slice(0, told.end)
        const next = sorted[i + 1]
        // `her husband, X, 45, is` and `her husband, X, a cook, is`: what follows keeps its comma.
        const keeps = (next && next.start <= at + 2) || (told.sign === ',' && GOES_ON.test(after))
        if (told.sign && !keeps) at += /^\s*[,)]|/.exec(after)![0].length
        continue
      }
      at += toldAfter(after, wording)
      if (OWNED.test(after) && ENGLISH_PERSON.test(wording)) wording += "'s"
    }
    ;[out, wording] = fitSpanish(...fitArticle(out, wording))
    out += startsSentence(out, text.slice(f.start, f.end)) ? capital(wording) : wording
  }
  return out + text.slice(at)
}

const ENGLISH_PERSON = /^(?:the|an?|another) .*[a-z]$/
/** `The Kim household`: what a family's name stands before without being a person. */
const OWNED =
  /^ (?:household|family|clan|residence|home|house|apartment|farm|place|kids|children|boys|girls|brothers|sisters|twins|estate)\b/

const GOES_ON = /^\s*,\s+(?:an?|the|who\w*|her|his|my|our|their|una?|now|then|once|wherever|formerly|\d+)\s/i
const OWNER_BEFORE = /(?:^|\s)(?:her|his|their|my|our|the|an?|client's|su|mi|la|el|una?)\s+(?:[a-z-]+\s+)?$/iu
const SAYS_ROLE =
  /^(?:,\s+|\s+(?=her |his |their ))((?:her|his|their|my|our|the|an?|client's|su|mi|la|el|una?)\s+)?([\p{L}-]+)(,?)(?=[\s,.;)]|$)/iu

/** Whether a word says in the text what this wording says: `dtr` for the client's daughter or other daughter. */
function isWordFor(word: string, wording: string): boolean {
  const role = roleOf(word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
  const base = wording.replace(FURTHER, '$1 ')
  return role !== undefined && (role.en === base || role.es === base)
}

/** Where the text may stop when the word before says who it is: `her sister, |`; `sign`: what stands between. */
function alreadyTold(
  before: string,
  wording: string,
  after: string,
): { end: number; sign: string } | undefined {
  const m = /([\p{L}-]+)(,? ?\(?)\s*$/u.exec(before.slice(-60))
  if (!m || !isWordFor(m[1]!, wording)) return undefined
  const sign = /[,(]/.exec(m[2]!)?.[0] ?? ''
  const start = before.length - m[0].length
  // A role that stands in a row of people is followed by others: only beside its owner it is one person's.
  if (sign === ',' && (!OWNER_BEFORE.test(before.slice(0, start)) || /^['’]s/.test(after))) return undefined
  if (sign === '(' && !after.startsWith(')')) return undefined
  return { end: start + m[1]!.length, sign }
}

/** How much of what follows says the role once more: `X, husband, (715) …`, `X, her sister, called`. */
function toldAfter(after: string, wording: string): number {
  const m = SAYS_ROLE.exec(after)
  if (!m || !isWordFor(m[2]!, wording)) return 0
  if (!after.startsWith(',')) return m[0].length - m[3]!.length
  const rest = after.slice(m[0].length)
  // `her sister and friend` says more than the role.
  if (m[3] !== ',') return /^ [a-z]/i.test(rest) ? 0 : m[0].length
  return m[1] === undefined || GOES_ON.test(`,${rest}`) ? m[0].length - 1 : m[0].length
}

const ABBREVIATED =
  /(?:^|[\s.(])(?:no|v|vs|dr|mr|mrs|ms|st|tel|lic|acct|num|núm|rec|ref|ext|exp|sgt|nro|(?!i\.)\p{L})\.\s*$/iu

function startsSentence(before: string, original: string): boolean {
  // Letters of scripts without capitals begin a sentence as well.
  if (!/^[\p{Lu}\p{Lo}]/u.test(original.normalize('NFD')) && !/^\d/.test(original)) return false
  if (ABBREVIATED.test(before)) return false
  return /(?:^|[.!?]["”’)]?\s+|\n\s*(?:[-*•]\s*)?|[¿¡"“])$/u.test(before)
}

const capital = (words: string): string => words.replace(/^\p{Ll}/u, (c) => c.toUpperCase())

/** An article before wording that brings its own goes; before a bare noun it fits the sound. */
function fitArticle(before: string, suggestion: string): [before: string, wording: string] {
  const m = /(^|[\s("“])(the|an?|her|his|their|our|my)(\s+)$/i.exec(before)
  if (!m) return [before, suggestion]
  if (/^(?:an?|the|some|someone|another|about|one|in|on|of)\b/.test(suggestion)) {
    if (/^(?:in|on|of|about)\b/.test(suggestion)) return [before, suggestion]
    return [before.slice(0, m.index + m[1]!.length), suggestion]
  }
  if (!/^an?$/i.test(m[2]!)) return [before, suggestion]
  const vowel = /^(?:[aeio]|u(?!ni))/i.test(suggestion)
  const article = m[2]![0] + (vowel ? 'n' : '')
  return [before.slice(0, m.index) + m[1] + article + m[3], suggestion]
}

/** `el 3 de mayo` is `un día de la primavera`; two articles are one; `de el` is `del`. */
function fitSpanish(before: string, suggestion: string): [before: string, wording: string] {
  if (/^día (?!siguiente|anterior|festivo|en cuestión)/.test(suggestion)) {
    const m = /(^|\s)(el|del|al)(\s+)$/i.exec(before)
    if (!m) return [before, suggestion]
    const [un, de, a] = /^\p{Lu}/u.test(m[2]!) ? ['Un', 'De un', 'A un'] : ['un', 'de un', 'a un']
    const article = { el: un, del: de, al: a }[m[2]!.toLowerCase()]!
    return [before.slice(0, m.index) + m[1] + article + m[3], suggestion]
  }
  if (!/^(?:el|la|los|las|una?|su|otra|quien|alguien) /.test(suggestion)) return [before, suggestion]
  const bare = before.replace(/(^|\s)(?:el|la|los|las)\s+$/i, '$1').replace(/(^|\s)(d|)(?:el)\s+$/i, '$1de ')
  const m = /(^|\s)(de|a)\s+$/i.exec(bare)
  if (m && suggestion.startsWith('el ')) return [`${bare.trimEnd()}l `, suggestion.slice(3)]
  return [bare, suggestion]
}

/** Wordings that could be taken for a name, folded: read again, they name nobody. */
export const REWORDED =
  /\b(?:another (?:person|colleague|client)|an? (?:third|fourth|fifth|sixth|seventh|eighth|ninth|further) person|someone|(?:of )?(?:infant|preschool|elementary school|middle school|high school) age|en edad de (?:lactante|preescolar|primaria|secundaria|bachillerato)|mid-size city|large city|small town|a (?:detail left out|place of study|place of care|community they belong to|workplace|place nearby|biometric record)|un (?:dato reservado|centro de estudios|lugar de (?:atencion|trabajo)|lugar cercano)|una comunidad|otra persona(?: atendida)?|una (?:tercera|cuarta|quinta|sexta|septima|octava|novena|nueva) persona|la persona atendida|(?:la primavera|el verano|el otono|el invierno)|un pueblo|una ciudad (?:mediana|grande)|cierto lugar|somewhere else)\b/gi
