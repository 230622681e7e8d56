import { mixed } from './hashing.ts'
import { isInDictionary, townOf } from './lexicon.ts'
import type { Token } from './tokens.ts'
import { CARE, KIN, TITLED, TRADE } from './word-lists.ts'

/**
 * Of each token, three places later: whether it is in the dictionary (1), stands elsewhere in small letters (2), with a
 * capital that no sentence asks for (4, twice 8), and whether the rules took it for a person (16) or another (32)
 * elsewhere. `type` is what the rules take each for, `persons` which of these are people.
 */
export function againOf(
  tokens: readonly Token[],
  type: Uint8Array,
  persons: ReadonlySet<number>,
): Uint8Array {
  const again = new Uint8Array(tokens.length + 6)
  const sums = new Map<string, Int32Array>()
  const part = (t: Token): number => {
    if (t.shape === 'small') return 0
    return t.opens ? -1 : 1
  }
  const readAs = (i: number): number => {
    if (type[i] === 0 || type[i]! >= 100) return -1
    return persons.has(type[i]!) ? 2 : 3
  }
  tokens.forEach((t, i) => {
    if (t.shape === 'sign' || t.shape === 'number') return
    const sum = sums.get(t.word) ?? new Int32Array([0, 0, 0, 0, isInDictionary(t.word) ? 1 : 0])
    sums.set(t.word, sum)
    const p = part(t)
    if (p >= 0) sum[p]!++
    const r = readAs(i)
    if (r >= 0) sum[r]!++
  })
  tokens.forEach((t, i) => {
    const sum = sums.get(t.word)
    if (t.shape === 'sign' || t.shape === 'number' || sum === undefined) return
    const p = part(t)
    const own = readAs(i)
    const other = (k: number): number => sum[k]! - (p === k || own === k ? 1 : 0)
    again[i + 3] =
      sum[4]! |
      (other(0) > 0 ? 2 : 0) |
      (other(1) > 0 ? 4 : 0) |
      (other(1) > 1 ? 8 : 0) |
      (other(2) > 0 ? 16 : 0) |
      (other(3) > 0 ? 32 : 0)
  })
  return again
}

/** How much the trade speaks around each token, three places later: 0, 1 for a word of its lists, 2 for more. */
export function tradeAround(lists: Int32Array): Uint8Array {
  const around = new Uint8Array(lists.length)
  const sums = new Uint16Array(lists.length + 1)
  for (let k = 0; k < lists.length; k++)
    sums[k + 1] = sums[k]! + (lists[k]! !== -1 && (lists[k]! & TRADE) !== 0 ? 1 : 0)
  for (let k = 0; k < lists.length; k++) {
    const all = sums[Math.min(lists.length, k + 9)]! - sums[Math.max(0, k - 8)]!
    around[k] = Math.min(2, all - (sums[k + 1]! - sums[k]!))
  }
  return around
}

/** The step of a distance in words, from one to six. */
const STEPS = [0, 1, 2, 3, 3, 4, 4] as const

function kindOfPerson(lists: number): number {
  if ((lists & TITLED) !== 0) return 3
  return (lists & CARE) !== 0 ? 2 : 1
}

/** How far back the last role (of kin, of care, any other) or title is, in four steps, with what it was; 0 for none in six words. */
export function personsBefore(lists: Int32Array): Uint8Array {
  const before = new Uint8Array(lists.length)
  for (let k = 3; k < lists.length; k++) {
    for (let d = 1; d <= 6 && k - d >= 3; d++) {
      const l = lists[k - d]!
      if (l === -1 || (l & (KIN | CARE | TITLED)) === 0) continue
      before[k] = STEPS[d]! * 4 + kindOfPerson(l)
      break
    }
  }
  return before
}

/** The word that heads the line of each token (`Residence: …`), within four tokens of its start; 0 for none. */
export function headsOf(tokens: readonly Token[], word: Int32Array): Int32Array {
  const heads = new Int32Array(tokens.length)
  let start = 0
  let head = 0
  tokens.forEach((t, i) => {
    if (t.line) {
      start = i
      head = 0
    }
    heads[i] = head
    if (head === 0 && (t.raw === ':' || t.raw === '=') && i > start && i - start <= 4)
      head = mixed(word[i + 2]!, i - start > 1 ? word[i + 1]! : 0)
  })
  return heads
}

/** Size and length of the longest listed town that covers each token, with its first token told apart; 0 for none. */
export function townsOf(tokens: readonly Token[]): Uint8Array {
  const towns = new Uint8Array(tokens.length)
  const goesOn = (t: Token | undefined): t is Token =>
    t !== undefined && !t.line && t.shape !== 'number' && (t.shape !== 'sign' || t.raw === '.')
  const and = (t: Token): string => (t.shape === 'sign' ? '' : ` ${t.word}`)
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i]!
    const second = tokens[i + 1]
    const third = tokens[i + 2]
    if (first.shape === 'sign' || first.shape === 'number' || !goesOn(second)) continue
    const two = first.word + and(second)
    const long = goesOn(third) ? townOf(two + and(third)) : undefined
    const size = long ?? townOf(two)
    if (size === undefined) continue
    const n = long === undefined ? 2 : 3
    for (let k = 0; k < n; k++)
      if (towns[i + k] === 0) towns[i + k] = 1 + size * 4 + (n - 2) * 2 + (k === 0 ? 1 : 0)
  }
  return towns
}
