import type { FindingType } from './finding.ts'
import { BY_FRAME, type Mention } from './mention.ts'
import { type Claims, direct, type Span } from './span.ts'
import { firstFrom, type Token } from './tokens.ts'
import { isUnread, type Stretch } from './unread.ts'

/** Claims what is free yet of the passages that are not read. */
export function claimPassages(text: string, stretches: readonly Stretch[], claims: Claims): void {
  const isFree = (k: number) => claims.free(k, k + 1)
  for (const stretch of stretches)
    if (stretch.isPassage)
      for (const { start, end } of piecesOf(text, stretch, isFree))
        claims.claim({ ...direct('NAME', start, end), isPassage: true })
}

/**
 * Holds what is not read: a mention that has some of it stays, whatever else speaks against it, and takes all of its
 * stretch; what nothing was found in is a name. Returns all mentions. Linear.
 */
export function holdUnread(
  text: string,
  stretches: readonly Stretch[],
  {
    spans,
    mentions,
    tokens,
  }: { spans: readonly Span[]; mentions: readonly Mention[]; tokens: readonly Token[] },
): Mention[] {
  if (stretches.length === 0) return [...mentions]
  const unread = new Uint8Array(text.length)
  for (const s of stretches) unread.fill(1, s.start, s.end)
  const spanned = new Uint8Array(text.length)
  for (const s of spans) spanned.fill(1, s.start, s.end)
  const held = mentions.filter((m) => m.sure >= 0.5 || !unread.subarray(m.start, m.end).includes(1))
  const whose = new Int32Array(text.length).fill(-1)
  for (const [n, m] of held.entries()) whose.fill(n, m.start, m.end)
  const joined = new Set<number>()
  for (const stretch of stretches)
    for (const { start, end } of piecesOf(text, stretch, (k) => spanned[k] === 0)) {
      const [first, ...others] = new Set(whose.subarray(start, end).filter((n) => n >= 0))
      for (const n of others) joined.add(n)
      const known = first === undefined ? undefined : named(held[first]!)
      const words = wordsOf(tokens, start, end)
      const mention: Mention = {
        type: 'NAME',
        severity: 'direct',
        ...known,
        start: Math.min(start, known?.start ?? start),
        end: Math.max(end, known?.end ?? end, ...others.map((n) => held[n]!.end)),
        words: [...new Set([...(known?.words ?? []), ...words])],
        sure: Math.max(BY_FRAME, known?.sure ?? 0),
        author: false,
        unread: true,
        doubt: 0,
      }
      if (first === undefined) held.push(mention)
      else held[first] = mention
    }
  return held.filter((_, n) => !joined.has(n))
}

/** Whom and what only asks where it is read: the words beside say so much of them. */
const ASKING: ReadonlySet<FindingType> = new Set<FindingType>(['CLINICIAN', 'SCHOOL', 'FACILITY', 'ORG'])

/** An age, a trait or an event could be anything here: it is held back as a name. */
const named = (m: Mention): Mention =>
  m.severity === 'direct' || ASKING.has(m.type) ? m : { ...m, type: 'NAME', severity: 'direct' }

/** The words of a stretch; one of a single letter is a name as well. */
function wordsOf(tokens: readonly Token[], start: number, end: number): string[] {
  const words: string[] = []
  for (let i = firstFrom(tokens, start); i < tokens.length && tokens[i]!.start < end; i++)
    if (tokens[i]!.shape !== 'sign') words.push(tokens[i]!.word)
  return words
}

/** What of a stretch is free, in pieces from letter or digit to letter or digit; only such as are not read. */
function piecesOf(text: string, { start, end }: Stretch, isFree: (k: number) => boolean) {
  const pieces: { start: number; end: number }[] = []
  for (let k = start; k < end; ) {
    let to = k
    while (to < end && isFree(to)) to++
    const part = text.slice(k, to)
    if (isUnread(part)) {
      const from = k + part.search(LETTER_OR_DIGIT)
      pieces.push({ start: from, end: k + part.trimEnd().length })
    }
    k = Math.max(to, k) + 1
  }
  return pieces
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
