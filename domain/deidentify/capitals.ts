import { leftOf, rightOf } from './context.ts'
import { ANY_FIRST, ANY_NAME, SOLID, WORD } from './flags.ts'
import { houseBy, LEFT } from './frames.ts'
import { isPeople } from './geography.ts'
import { CONNECTORS, kindOf, PARTICLES } from './heads.ts'
import { townOf } from './lexicon.ts'
import { CAPITALIZED, FUNCTION_WORDS, OPENERS } from './ordinary.ts'
import type { Claims } from './span.ts'
import { FORMAL, TITLE } from './titles.ts'
import type { Token } from './tokens.ts'
import { TERMS } from './trade-words.ts'

/** A phrase of capitalized words: tokens i to j. */
export type Run = { tokens: Token[]; i: number; j: number }

/** Written with a capital, and not `I`. */
export const isCapital = (t: Token): boolean =>
  (t.shape === 'capital' ||
    t.shape === 'capitals' ||
    (t.shape === 'mixed' && /^(?:[A-Z]|[dl]'[A-Z][a-z])/.test(t.raw))) &&
  !/^I(?:'\w+)?$|^[A-Z]'s$|\d/.test(t.raw)

/** `MoCA`, `EDE-Q`, `PHQ`: half of the letters or more are capitals. */
export function isAcronym(raw: string): boolean {
  const capitals = raw.match(/[A-Z]/g)?.length ?? 0
  const letters = raw.match(/[A-Za-z]/g)?.length ?? 0
  return capitals >= 2 && letters <= 8 && capitals * 2 >= letters
}

/** The last token of a listed town written over small words (`Truth or Consequences`); i when there is none. */
export function townFrom(tokens: readonly Token[], i: number, claims: Claims): number {
  for (let n = 3; n >= 2; n--) {
    const part = tokens.slice(i, i + n + 1)
    if (
      part.length <= n ||
      !isCapital(part.at(-1)!) ||
      part.slice(1).some((t) => t.line || !claims.free(t.start, t.end))
    )
      continue
    if (!part.slice(1, -1).some((t) => t.shape === 'small')) continue
    if (townOf(part.map((t) => t.word).join(' ')) !== undefined) return i + n
  }
  return i
}

/** Tokens of one phrase at most: no name is longer, and the whole stays linear. */
const LONGEST_RUN = 24

/** The last token of the run of capitals that starts at i. */
export function runFrom(tokens: readonly Token[], i: number, claims: Claims): number {
  let end = i
  for (let k = i + 1; k < tokens.length && k - i < LONGEST_RUN; ) {
    const before = tokens[end]!
    let next = tokens[k]!
    if (next.line || !claims.free(next.start, next.end)) break
    if (
      next.raw === '.' &&
      (before.raw.length <= 2 ||
        /^(?:mrs?|ms|mx|smt|revd|msgr|cpl|pvt|cpt|dr|dra|sr|sra|srta|prof|rev|fr|sgt|lt|capt|det|hon|jr|ste|mt|ft|lic|st|no|p\.s)$/.test(
          before.word,
        ))
    ) {
      const after = tokens[k + 1]
      if (
        after &&
        before.raw.length === 1 &&
        (FUNCTION_WORDS.has(after.word) ||
          OPENERS.has(after.word) ||
          ((after.flags & SOLID) !== 0 && (after.flags & ANY_NAME) === 0))
      )
        break
      if (
        !after ||
        !isCapital(after) ||
        after.line ||
        !claims.free(after.start, after.end) ||
        (after.opens &&
          before.raw.length > 1 &&
          !TITLE.test(before.word) &&
          !/^(?:st|mt|ft|ste)$/.test(before.word))
      )
        break
      k++
      next = after
    }
    if (
      before.possessive &&
      !/^(?:st|saint|sainte)$/.test(
        tokens[end - 1]?.word === '.' ? (tokens[end - 2]?.word ?? '') : (tokens[end - 1]?.word ?? ''),
      )
    ) {
      if (
        !isCapital(next) ||
        next.opens ||
        (kindOf(['x', next.word]) === undefined && !LEFT.employer.test(leftOf(tokens, i)))
      )
        break
    }
    if (isCapital(next) && next.spaced && !next.opens) {
      end = k++
      continue
    }
    if (isCapital(next) && tokens[k - 1]?.raw === '.') {
      end = k++
      continue
    }
    const opener =
      end === i &&
      next.raw !== '&' &&
      tokens[i]!.opens &&
      ((tokens[i]!.flags & WORD) !== 0 || OPENERS.has(tokens[i]!.word)) &&
      (tokens[i]!.flags & ANY_FIRST) === 0 &&
      !/^(?:university|church|our|house|bank|school|college|universidad|iglesia)$/.test(tokens[i]!.word)
    if (
      LODGES.has(next.word) &&
      !isAcronym(before.raw) &&
      next.spaced &&
      !next.line &&
      !isPeople(before.word) &&
      !CAPITALIZED.has(before.word) &&
      !FUNCTION_WORDS.has(before.word) &&
      !TERMS.has(before.word) &&
      !(tokens[i]!.opens && end === i && (tokens[i]!.flags & WORD) !== 0)
    )
      return k
    if (
      next.shape === 'number' &&
      next.spaced &&
      /^(?:lodge|post|local|ward|unit|troop|precinct|school|ps)$/.test(before.word)
    )
      return k
    const bridge = opener ? undefined : bridgeTo(tokens, k, claims)
    if (bridge === undefined) break
    end = bridge
    k = bridge + 1
  }
  return end
}

/** Small words that finish a name: `the Moose lodge`, `Kestrane hospital`. */
export const LODGES: ReadonlySet<string> = new Set(
  'lodge church temple mosque synagogue hospital clinic school high elementary university college academy diner bakery hospice shelter bank plant factory farm farms county hotel motel restaurant parish reservation township'.split(
    ' ',
  ),
)

/** Over `de la`, `van der`, `&` or `of the` to the next capital, if the phrase goes on there. */
function bridgeTo(tokens: readonly Token[], k: number, claims: Claims): number | undefined {
  for (let n = 0; n < 3; n++) {
    const token = tokens[k + n]
    if (!token || token.line) return undefined
    if (n > 0 && isCapital(token)) return claims.free(token.start, token.end) ? k + n : undefined
    if (!PARTICLES.has(token.word) && !(CONNECTORS.has(token.word) || token.raw === '&')) return undefined
    if (token.word === 'a') return undefined
    // `University at Buffalo`, but not `Eddie at Georgia Tech`.
    if (token.word === 'at' && kindOf(['x', tokens[k - 1]!.word]) === undefined) return undefined
  }
  return undefined
}

/** `Dr. de la Garza`, `Ms. van der Meer`: particles in small letters between a title and the name. */
export function overParticles(all: readonly Token[], i: number, claims: Claims): number {
  let k = i
  while (
    k > 0 &&
    !all[k]!.line &&
    PARTICLES.has(all[k - 1]!.word) &&
    all[k - 1]!.shape === 'small' &&
    i - k < 3 &&
    claims.free(all[k - 1]!.start, all[k - 1]!.end)
  )
    k--
  if (k === i) return i
  const before = all[k - 1]?.raw === '.' ? all[k - 2] : all[k - 1]
  const particles = all
    .slice(k, i)
    .map((t) => t.word)
    .join(' ')
  if (before && FORMAL.test(before.word)) return k
  return /^(?:van|von|van der|van den|van de)$/.test(particles) ? k : i
}

/** `Ruocco & Figli, a bakery`. */
const BUSINESS =
  /^, (?:an?|the|his|her|their|our) (?:[a-z-]+ ){0,3}(?:bakery|firm|company|shop|store|restaurant|business|brewery|garage|nursery|agency|studio|salon|dealership|factory|foundry|mill|diner|cafe|practice|partnership|manufacturer|builder|contractor|hauler)\b/

/** A run over `of` or `&` without a telling word is two names. */
export function split(all: readonly Token[], i: number, j: number): Run[] {
  const inner = all.slice(i, j + 1)
  const words = inner.map((t) => t.word)
  for (let k = 1; k < inner.length - 1; k++) {
    const word = inner[k]!.word
    if (isCapital(inner[k]!) || inner[k]!.raw === '.') continue
    const organization = kindOf(words.filter((_, n) => isCapital(inner[n]!))) !== undefined
    if (
      word === '&' &&
      (inner.slice(0, k).some((t) => t.possessive) ||
        houseBy(leftOf(all, i)) === 'EMPLOYER' ||
        BUSINESS.test(rightOf(all, j)))
    )
      continue
    if (/^(?:of|the|for|at|&)$/.test(word) && !organization) {
      const rest = k + 1 + inner.slice(k + 1).findIndex(isCapital)
      return [{ tokens: inner.slice(0, k), i, j: i + k - 1 }, ...split(all, i + rest, j)]
    }
  }
  return [{ tokens: inner, i, j }]
}
