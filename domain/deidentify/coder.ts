import { numberOf, signOf } from './printed.ts'

/**
 * An arithmetic coder of bits (after Martin's range coder of 1979, as LZMA does it): each bit is foretold by a chance
 * that its context learned from the bits before, so that what is likely costs next to nothing. Writer and reader take
 * the same steps on whole numbers. Six bits of the outcome are one printable sign.
 */
const ONE = 1 << 12
/** How slowly chances follow; the first bits of a context move them faster. */
const SLOWEST = 6
const TOP = 2 ** 24

/** Reads a bit that was written in a context, or writes one and gives it back. */
export type Bit = (context: number, bit: number) => number

/** A number below 2 to the `bits`, the highest bit first, each foretold by those before it. */
export function tree(bit: Bit, context: number, bits: number, value: number): number {
  let node = 1
  for (let b = bits - 1; b >= 0; b--) node = node * 2 + bit(context + node, (value >>> b) & 1)
  return node - (1 << bits)
}

/** Chances by context, for one direction. */
class Chances {
  private readonly zero: Uint16Array
  private readonly times: Uint8Array

  constructor(contexts: number) {
    this.zero = new Uint16Array(contexts).fill(ONE / 2)
    this.times = new Uint8Array(contexts)
  }

  /** How likely a 0 is, of `ONE`; never nothing and never sure. */
  of(context: number): number {
    return Math.min(ONE - 16, Math.max(16, this.zero[context]!))
  }

  learn(context: number, bit: number): void {
    const times = this.times[context]!
    const slow = Math.min(SLOWEST, 1 + (times >> 1))
    if (times < 12) this.times[context] = times + 1
    this.zero[context]! += bit === 0 ? (ONE - this.zero[context]!) >> slow : -(this.zero[context]! >> slow)
  }
}

/** Gives the bits back in order, each asked for with the context it was written with. */
export class BitReader {
  private readonly chances: Chances
  private readonly text: string
  private at = 0
  private range = 0xffffffff
  private code = 0
  private loose = 0
  private held = 0

  constructor(text: string, contexts: number) {
    this.text = text
    this.chances = new Chances(contexts)
    for (let b = 0; b < 4; b++) this.code = this.code * 256 + this.byte()
  }

  bit(context: number): number {
    const bound = Math.floor(this.range / ONE) * this.chances.of(context)
    const bit = this.code < bound ? 0 : 1
    if (bit === 0) this.range = bound
    else {
      this.code -= bound
      this.range -= bound
    }
    this.chances.learn(context, bit)
    while (this.range < TOP) {
      this.range *= 256
      this.code = this.code * 256 + this.byte()
    }
    return bit
  }

  private byte(): number {
    while (this.held < 8) {
      this.loose |= (this.at < this.text.length ? numberOf(this.text.charCodeAt(this.at++)) : 0) << this.held
      this.held += 6
    }
    const byte = this.loose & 255
    this.loose >>>= 8
    this.held -= 8
    return byte
  }
}

/** Takes bits with their contexts; `text` once at the end. */
export class BitWriter {
  private readonly chances: Chances
  private readonly bytes: number[] = []
  private low = 0
  private range = 0xffffffff

  constructor(contexts: number) {
    this.chances = new Chances(contexts)
  }

  bit(context: number, bit: number): number {
    const bound = Math.floor(this.range / ONE) * this.chances.of(context)
    if (bit === 0) this.range = bound
    else {
      this.low += bound
      this.range -= bound
    }
    this.chances.learn(context, bit)
    while (this.range < TOP) {
      this.shift()
      this.range *= 256
    }
    return bit
  }

  text(): string {
    for (let b = 0; b < 4; b++) this.shift()
    let text = ''
    let loose = 0
    let held = 0
    for (const byte of this.bytes) {
      loose |= byte << held
      for (held += 8; held >= 6; held -= 6) {
        text += signOf(loose & 63)
        loose >>>= 6
      }
    }
    return text + signOf(loose & 63)
  }

  /** The highest byte is done; a carry goes back over those that were all ones. */
  private shift(): void {
    if (this.low >= 2 ** 32) {
      this.low -= 2 ** 32
      let k = this.bytes.length - 1
      for (; this.bytes[k] === 255; k--) this.bytes[k] = 0
      this.bytes[k]! += 1
    }
    this.bytes.push(Math.floor(this.low / TOP))
    this.low = (this.low % TOP) * 256
  }
}
