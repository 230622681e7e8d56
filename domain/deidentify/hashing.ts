/** FNV-1a of a part of a word (Fowler, Noll & Vo); 32 bits, signed. */
export function fnv(word: string, from = 0, to: number = word.length): number {
  let h = 0x811c9dc5
  for (let i = from; i < to; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  return h
}

/** The last steps of MurmurHash3, after which every bit hangs on every other; its first `bits`, at most 31. */
export function finished(hash: number, bits: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> (32 - bits)
}

/** A step of MurmurHash3. */
export function mixed(h: number, part: number): number {
  let k = Math.imul(part, 0xcc9e2d51)
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593)
  const m = h ^ k
  return (Math.imul((m << 13) | (m >>> 19), 5) + 0xe6546b64) | 0
}
