/**
 * A table of many words with small values, light to send: each word is kept as some bits of a hash, the hashes of a
 * value in order, their distances by Rice's code (Rice & Plaunt 1971), six bits a sign. Of words that are not in it the
 * table knows one in 2 to the `bits` by mistake for each that is: of 75,000 words by 24 bits, one unknown word in 220.
 */
import { finished, fnv } from './hashing.ts'
import { numberOf, signOf } from './printed.ts'

/** Bits of a hash in the tables: of words with flags and of towns; of the dictionary, where a mistake costs little. */
export const LISTED_BITS = 24
export const DICTIONARY_BITS = 19

/** A word's hash, below 2 to the `bits`. */
export const hashOf = (word: string, bits: number): number => finished(fnv(word), bits)

/** Writes bits, the lowest first. */
class BitWriter {
  private held = 0
  private count = 0
  text = ''

  put(value: number, bits: number): void {
    for (let b = 0; b < bits; b++) {
      this.held |= ((value >>> b) & 1) << this.count++
      if (this.count === 6) this.flush()
    }
  }

  flush(): void {
    if (this.count > 0) this.text += signOf(this.held)
    this.held = 0
    this.count = 0
  }
}

/** How many low bits of a distance are written plainly, for distances of this mean. */
const plainBits = (count: number, bits: number): number =>
  Math.max(0, Math.round(Math.log2(2 ** bits / Math.max(1, count))) - 1)

/**
 * Words and their values as text, each word as so many bits (at most 30): for each value a bracket, the value, a comma,
 * how many words, a comma, the code.
 */
export function hashed(table: ReadonlyMap<string, number>, bits: number): string {
  const groups = Map.groupBy(table.keys(), (word) => table.get(word)!)
  let text = ''
  for (const [value, words] of [...groups].sort(([a], [b]) => a - b)) {
    const hashes = [...new Set(words.map((word) => hashOf(word, bits)))].sort((a, b) => a - b)
    const plain = plainBits(hashes.length, bits)
    const out = new BitWriter()
    let before = -1
    for (const hash of hashes) {
      const gap = hash - before - 1
      before = hash
      for (let q = gap >>> plain; q > 0; q--) out.put(1, 1)
      out.put(0, 1)
      out.put(gap & ((1 << plain) - 1), plain)
    }
    out.flush()
    text += `[${value},${hashes.length},${out.text}`
  }
  return text
}

/** The values by hash of a text made by `hashed` with as many bits. Of words with one hash the last value stays. */
export function valuesByHash(text: string, bits: number): Map<number, number> {
  const values = new Map<number, number>()
  for (let at = 0; at < text.length; ) {
    const comma = text.indexOf(',', at)
    const start = text.indexOf(',', comma + 1) + 1
    const value = Number(text.slice(at + 1, comma))
    const count = Number(text.slice(comma + 1, start - 1))
    const plain = plainBits(count, bits)
    let bit = 0
    const next = (): number => {
      const b = (numberOf(text.charCodeAt(start + Math.floor(bit / 6))) >>> (bit % 6)) & 1
      bit++
      return b
    }
    let hash = -1
    for (let n = 0; n < count; n++) {
      let gap = 0
      while (next() === 1) gap++
      gap <<= plain
      for (let b = 0; b < plain; b++) gap |= next() << b
      hash += gap + 1
      values.set(hash, value)
    }
    at = start + Math.ceil(bit / 6)
  }
  return values
}
