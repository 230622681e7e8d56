import { ANY_NAME } from './flags.ts'
import { flagsOf, isInDictionary } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { roleOf } from './roles.ts'
import type { Claims } from './span.ts'
import { sidesOfSuits } from './suits.ts'
import { matchesOf } from './windows.ts'
import { isPlain } from './word-lists.ts'

const NOT_INITIALS =
  /^(?:U\.?S|U\.?K|D\.?C|P\.?M|A\.?M|M\.?D|R\.?N|E\.?R|I\.?V|P\.?O|O\.?T|N\.?P|P\.?S|A\.?A|D\.?V|J\.?D|I\.?D|T\.?V|B\.?A|M\.?A|Q\.?A|A\.?D|B\.?C|S\.?I|H\.?I|I\.?Q|P\.?E|N\.?A|V\.?A|O\.?B|A\.?P|P\.?T|B\.?S|M\.?S|B\.?P|E\.?D|U\.?N|E\.?U|P\.?C|R\.?A|A\.?C|L\.?A|N\.?Y|D\.?A|R\.?I|U\.?S\.?A|D\.?O\.?B|S\.?S\.?N|M\.?R\.?N|A\.?K\.?A|P\.?H\.?D|C\.?P\.?S|E\.?M\.?T|N\.?B|R\.?I\.?P|E\.?G|I\.?E|P\.?R\.?N|C\.?P|C\.?V|D\.?F|E\.?E|B\.?I\.?D|T\.?I\.?D|Q\.?I\.?D|F\.?N|Y\.?M\.?C\.?A|Y\.?W\.?C\.?A|N\.?A\.?M\.?I|U\.?S\.?S\.?R|A\.?S\.?A\.?P|N\.?A\.?S\.?A|D\.?A\.?R\.?E|A\.?A\.?R\.?P)\.?$/i

/** `J.p, 34` at the start of a line; `T-W-`; `K-I-L-G-O-R-E`, `L I N U S`, spelled. */
const SPELLED = [
  /(?<=^|\n)[A-Z]\.[A-Za-z]\.?(?= ?[,/(] ?\d{1,2})/g,
  /(?<![\w-])(?:[A-Z]-){2,4}(?![\w-])/g,
  /(?<![\w-])(?:[A-Z]-){3,15}[A-Z](?![\w-])|(?<!\b[\w-] |[\w-])(?:[A-Z] ){3,15}[A-Z](?![\w'-])/g,
  /(?<=\bspell(?:ed|s|ing)?:? )(?:[a-z] ){2,15}[a-z](?![\w'-])/gi,
  /(?<=\b(?:use|call (?:him|her|them|this one)|say) )[A-Z]\.(?= (?:for|here|and)\b|,)/g,
  /(?<=(?:^|\n|[.?!]"? ))[B-HJ-Z]\.?(?= (?:has (?:not|never|told|said|given|been)|wrote|said|says|told|called|texted|cried|asked|wants|came|left|went) )/g,
  /(?<![\w.])[A-Z]\. (?:Ni|Mc|Mac|[Dd]e(?: la)?|[Vv]an|[Vv]on|Al|al|El|[Ll]a|O'?) ?-?[A-Z]\.(?= |,|\n|$)/g,
]

/** `"Tamsin, love, stay with us"`: who is spoken to. */
const SPOKEN_TO =
  /(?<=")[A-Z][a-z]{2,24}(?=, (?:love|sweetheart|darling|honey|dear|mate|habibi|mija|mijo|stay with|come here|listen|wait|stop|breathe|please|look at me|wake up|sit down)\b)/g

function isSpokenTo(word: string): boolean {
  const small = word.toLowerCase()
  return (
    !isPlain(small) &&
    roleOf(small) === undefined &&
    ((flagsOf(small) & ANY_NAME) !== 0 || !isInDictionary(small))
  )
}

/** `Yitzchok Meir Gutfreund, "Itche," 21`, `Pham ("T.A.", "Tea" to his boyfriend)`: what a name is followed by in quotes. */
const QUOTED =
  /(?<=[A-Z][\w'-]+(?: [A-Z][\w'-]+)+,? \(?(?:"[\w.]+",? )?")[A-Z][a-z]+(?=,?"(?:,? [1-9]\d?[,;). ]|\)| to (?:his|her|their|everybody|everyone|friends|the)\b))|(?<=[A-Z][\w'-]+ [A-Z][\w'-]+ \()[A-Z][a-z]+(?= to (?:his|her|their|everybody|everyone|friends|all)\b)/g

/** `gurpreet "gary" sandhu, 52`: the same in small letters. */
const QUOTED_SMALL =
  /(?<![\w'-])(?!(?:the|a|an|her|his|my|is|was|says?|called|named|like|my)\b)[a-z]{3,20} "[a-z]{2,16}" (?!(?:and|or|is|was|the|a|in|on|with|to|for|of|at)\b)[a-z]{3,20}(?=,? \(?[1-9]\d\b)/g

/** `client o.f., 21`, then `o.f.` and `o.f.s` everywhere. */
const SMALL_LETTERS =
  /(?<=\b(?:client|clt|cl|pt|patient|paciente|cliente) )(?!(?:a\.?m|p\.?m|e\.?g|i\.?e|d\.?v|s\.?i|h\.?i)\b)([a-z])\. ?([a-z])\.?(?=,| \(?\d| \()/g
const inSmallLetters = (first: string, second: string): RegExp =>
  new RegExp(`(?<![\\w.&'-])${first}\\. ?${second}\\.?(?=s\\b|'s\\b|[ ,;:)(\\n]|$)`, 'g')

/** `the dog (Waffles)`: what an animal is called; not what it is or what became of it. */
const PET =
  /(?<=\b(?:dog|cat|horse|pony|puppy|kitten|parrot|rabbit|bunny|hamster|ferret|lizard|mare|gelding|perro|perra|perrito|gato|gata|caballo) \()(?!(?:dead|deceased|died|rescue|stray|old|new|big|small|his|hers|theirs|mine|ours|lab|poodle|pug|beagle|terrier|boxer|collie|shepherd|husky|mutt|service|therapy|elderly|sick|missing|lost|rehomed|gone|both|two|three|female|male|again|allegedly|sic|really|yes|also|emotional|alive|recently|muerto|muerta|viejo|vieja)\b)[A-Za-z][a-z]{2,15}(?=\))/g

/** A client called by one letter: `X., 12, and X.'s`, `G. (Gordon …)`, `G.'s ring`. */
const LETTER = /(?<![\w.&'-])([A-Z])\.(?='s [a-z]|, [1-9]\d?,|(?= \(([A-Z])[a-z]+[ -][A-Z])(?= \(\1))/g
const lettered = (letter: string): RegExp =>
  new RegExp(`(?<![\\w.&'-]|[A-Z][a-z]+ |[A-Z]\\. )${letter}\\.(?='s|,| [a-z("]| *\\n| &|$)`, 'g')

const NICK = '(?:[ABCDEJKLMPRT]J|J[CDPRTW]|K[CDT])'
/** `TJ` as what somebody is called: by what stands before, or by what somebody does after; a DJ works as one. */
const CALLED = [
  new RegExp(
    `(?<=\\b(?:sons?|boys?|kids?|brothers?|sisters?|daughters?|girls?|cousins?|nephew|niece|uncle|aunt|friend|boyfriend|girlfriend|husband|wife|client|pt|named|called|[A-Z][a-z]+ and|[A-Z][a-z]+, [A-Z][a-z]+,? and|goes by|by|told|with|miss(?:es|ed)?|loves|about|for|from),? )${NICK}(?= |,|\\.|;|\\n|\\)|'s\\b|$)(?<!(?:with|about|for|from|by|told),? (?:DJ|PJ|CD|JD|KD))`,
    'g',
  ),
  new RegExp(
    `(?<![\\w.-])(?<!\\b(?:[Aa]|[Tt]he|an|as|in|on) )(?!DJ|PJ|JD|CD)${NICK}(?='s (?!new\\b)[a-z]+|,? \\(?[1-9]\\d?[,;). ]| (?:is|was|has|had|says|said|told|came|comes|left|went|goes|will|would|wants|won't|can't|did|does|and (?:I|his|her|my|the|[A-Z][a-z])|calls|called|texts|sat|hit|cried|lives|moved|thinks|feels|got|gets|took|died)\\b)`,
    'g',
  ),
]

/** Adds somebody's name beyond doubt where nothing is taken yet, and takes the place. */
function name(mentions: Mention[], claims: Claims, start: number, end: number, more: Partial<Mention>): void {
  if (!claims.free(start, end)) return
  mentions.push({ start, end, type: 'NAME', severity: 'direct', sure: 1, doubt: 0, words: [], ...more })
  claims.block(start, end)
}

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[ -]/)
    .filter((word) => word.length > 1)

const HEADED =
  /\b(?:group|consult|client|pt|patient|re|presenting|case|caso|cliente|paciente|usuari[oa]|consultante) ?:? $/i

/** Names that their form alone tells: initials, spelled ones, what people are called by initials, sides of a suit, forms. */
export function findInitials(text: string, claims: Claims): Mention[] {
  const mentions: Mention[] = []
  for (const m of matchesOf(text, INITIALS))
    if (areInitials(text, m.index, m[0]))
      name(mentions, claims, m.index, m.index + m[0].length, { client: true })
  for (const m of CALLED.flatMap((shape) => matchesOf(text, shape)))
    name(mentions, claims, m.index, m.index + m[0].length, { words: [m[0].toLowerCase()], alias: true })
  for (const m of matchesOf(text, QUOTED))
    name(mentions, claims, m.index, m.index + m[0].length, { words: wordsOf(m[0]) })
  for (const m of matchesOf(text, QUOTED_SMALL))
    name(mentions, claims, m.index, m.index + m[0].length, {
      words: wordsOf(m[0].replaceAll('"', '')),
      client: true,
    })
  const letters = new Set(matchesOf(text, LETTER).map((m) => m[1]!))
  for (const m of [...letters].flatMap((letter) => matchesOf(text, lettered(letter))))
    name(mentions, claims, m.index, m.index + 1, { client: true })
  const pairs = new Map(matchesOf(text, SMALL_LETTERS).map((m) => [`${m[1]}${m[2]}`, m] as const))
  for (const m of [...pairs.values()].flatMap(([, a, b]) => matchesOf(text, inSmallLetters(a!, b!))))
    name(mentions, claims, m.index, m.index + m[0].length, { client: true })
  for (const m of matchesOf(text, PET))
    name(mentions, claims, m.index, m.index + m[0].length, { words: wordsOf(m[0]) })
  for (const m of matchesOf(text, SPOKEN_TO))
    if (isSpokenTo(m[0])) name(mentions, claims, m.index, m.index + m[0].length, { words: wordsOf(m[0]) })
  for (const { start, end } of sidesOfSuits(text))
    name(mentions, claims, start, end, { words: wordsOf(text.slice(start, end)).slice(-1) })
  for (const m of SPELLED.flatMap((shape) => matchesOf(text, shape)))
    name(mentions, claims, m.index, m.index + m[0].length, { client: true })
  for (const m of matchesOf(text, LAST_FIRST)) {
    const end = m.index + m[0].length
    const start = end - m[0].trimStart().replace(/^.*?: /, '').length
    if (isLastFirst(m, text.slice(end)))
      name(mentions, claims, start, end, { words: wordsOf(`${m[2]} ${m[1]}`), client: true })
  }
  return mentions
}

/** `T.W.`, `M. O.`: a person by initials (Safe Harbor names include them). */
const INITIALS =
  /(?<![\w.&])(?:[A-Z]\.){2,4}(?![\w@])|(?<=\b(?:pt|pt\.|client|patient|paciente|cliente|presenting|re:|group:|consult:|initials:?) )[A-Z]\.? ?[A-Z]\.?(?: ?[A-Z]\.)?(?![\w'])/gi

function areInitials(text: string, at: number, found: string): boolean {
  if (!/^[A-Z]/.test(found) || found !== found.toUpperCase()) return false
  const headed = HEADED.test(text.slice(Math.max(0, at - 24), at))
  if (NOT_INITIALS.test(found.replaceAll(' ', '')) && !headed) return false
  // `J.R. Tolson came`: the rest of the name is read with it.
  const after = text.slice(at + found.length, at + found.length + 30)
  return !(/^ [A-Z][a-z]+ ?(?:'s|\(|,|[a-z])/.test(after) && found.length <= 4)
}

/** Known by a list, headed by a word for a client, or followed by an age. */
function isLastFirst([found, last, first]: RegExpExecArray, after: string): boolean {
  const headed = /(?:name|client|patient|pt|nombre|paciente) ?:/i.test(found)
  const known = [last!, first!].some((part) =>
    part.split(/[ -]/).some((word) => (flagsOf(word.toLowerCase()) & ANY_NAME) !== 0),
  )
  if (/^(?:PHQ|GAD|EMDR|CBT|DBT|IFS|ACT|SI|HI|PTSD|OCD|ADHD|MDD)$/.test(last!)) return false
  if (!known && !headed && !/ [A-Z]\.?$/.test(found)) return false
  return (
    /^[A-Z' -]+$/.test(last!) ||
    /name|client|patient|pt|nombre|paciente/i.test(found) ||
    /^[,;.]? \(?[1-9]\d ?(?:[MFmf]\b|yo|y\/o|[,;.)])|^ "[A-Z]/.test(after)
  )
}

/** `RENTERÍA, ALMA Z` at the start of a line or after a heading; in capitals after any heading. */
const LAST_FIRST =
  /(?:^|\n|\b(?:[Nn]ame|NAME|[Cc]lient|[Pp]atient|PATIENT|CLIENT|[Pp]t|PT|[Nn]ombre|[Pp]aciente|[Rr]e|[Cc]onsult|[Cc]ase) ?: |\b[A-Z][A-Za-z]{1,14} ?: (?=[A-Z' -]{2,40}, [A-Z]{2}))\s{0,8}([A-Z][A-Za-z'-]{1,40}(?: [A-Z][A-Za-z'-]{1,40})?), ([A-Z][A-Za-z'-]{1,40}(?: [A-Z][A-Za-z'-]{1,40}(?![\w'-]| ?:))?)(?: [A-Z]\b\.?)?(?![a-z])/g
