import { EVERYDAY } from './authors.ts'
import { leftOf, rightOf } from './context.ts'
import { KNOWN, MONONYMS, MOST_KNOWN, NAMESAKES, WORKS } from './figures.ts'
import { FIRST } from './flags.ts'
import { houseBy, LEFT, RIGHT } from './frames.ts'
import { type Evidence, person, type Reading } from './phrase.ts'
import type { Token } from './tokens.ts'

/** What people do with books, films, songs and heroes. */
const ENJOYED =
  /(?:^| )(?:sings?|sang|singing|watch(?:es|ed|ing)?|rewatch(?:es|ed|ing)?|binged?|bingeing|streams|streaming|listen(?:s|ed|ing)? to|reads?|reading|rereads?|rereading|re-reading|recites?|reciting|plays?|playing|hums|humming|(?:songs?|poems?|paintings?|novels?|films?|movies?|books?|music|albums?|records?|lyrics?|bars|piece|concerto|sonata|symphony|lines?|verses?|stories|podcasts?|talks?|lectures?|quotes?) (?:by|of|from)|(?:film|movie|show|series|song|novel|poem|album|book|game|musical|podcast|play|memoir) (?:called|titled)|(?:chapter|episode|season|scene|page|line|copy) of|fan of|tickets (?:to|for)|titled|entitled|el libro|la pelicula|la serie|la cancion|canciones de|poemas de|lee a|leyendo a|recita|recita todo|canta|escucha a) ?(?:some|all of|all|old|late|early|more|too much|again|a lot of|a little|the|["*'])*$/

/** `Home Depot, where she keeps the books`. */
const WORKS_THERE =
  /^, where (?:she|he|they) (?:works?|worked|keeps|kept|manages|managed|cleans|cleaned|stocks|stocked|drives|drove|is an?|was an?)\b/

const COMPARED = /(?:^| )(?:like|than|as)$/

/** Token i opens a figure or a work that everybody knows: its last token; i - 1 when it does not. */
export function knownFrom(tokens: readonly Token[], i: number): number {
  const from = /^(?:a|an|the)$/.test(tokens[i]!.word) ? i + 1 : i
  const first = tokens[from]
  if (first === undefined || first.possessive) return i - 1
  let end = i - 1
  let isNamesake = false
  let phrase = first.word
  for (let words = 2, k = from + 1; words <= MOST_KNOWN; words++, k++) {
    if (tokens[k]?.raw === '.') k++
    const token = tokens[k]
    if (token === undefined || token.line) break
    phrase += ` ${written(token)}`
    if (token.shape === 'small' || !/^[A-Z\d]/.test(token.raw) || !KNOWN.has(phrase)) continue
    end = k
    isNamesake = NAMESAKES.has(phrase)
  }
  if (end <= from || /^[A-Z]/.test(tokens[end + 1]?.raw ?? '')) return i - 1
  const left = leftOf(tokens, i)
  if (isNamesake && !ENJOYED.test(left) && !COMPARED.test(left)) return i - 1
  const right = rightOf(tokens, end)
  const shown =
    (LEFT.kin.test(left) && !/ (?:of|de)$/.test(left)) ||
    LEFT.client.test(left) ||
    LEFT.other.test(left) ||
    LEFT.named.test(left) ||
    houseBy(left) !== undefined ||
    RIGHT.age.test(right) ||
    RIGHT.owner.test(right) ||
    WORKS_THERE.test(right)
  return shown ? i - 1 : end
}

const written = (token: Token): string => (token.possessive ? `${token.word}'s` : token.word)

/** A figure known by one word, a work of one word after `watched`; weak for the singer whom no list has. */
export function readCulture(p: Evidence): Reading {
  const { at, named, first, phrase, left, right, titled, personal } = p
  if (titled || personal || p.context || RIGHT.owner.test(right) || LEFT.other.test(left)) return undefined
  if (/(?:^| )(?:at|@)(?: the)?$/.test(left)) return undefined
  const enjoyed = ENJOYED.test(left)
  if (enjoyed && WORKS.has(phrase)) return null
  if (
    named.length === 1 &&
    MONONYMS.has(first.word) &&
    !(
      /(?:^| )and$/.test(left) &&
      ((p.all[p.run.i - 2]?.flags ?? 0) & FIRST) !== 0 &&
      !MONONYMS.has(p.all[p.run.i - 2]!.word)
    ) &&
    first.shape === 'capital' &&
    !RIGHT.acts.test(right)
  ) {
    const given = (first.flags & FIRST) !== 0 || EVERYDAY.has(first.word)
    if (!given || enjoyed || COMPARED.test(left)) return null
  }
  const surname = named.length > 1 || (first.flags & FIRST) === 0
  if (enjoyed && surname && named.length < 4 && !RIGHT.verb.test(right))
    return { ...person(at, undefined, false, 0.2), author: named.length === 1 }
  return undefined
}
