import { RIGHT } from './frames.ts'
import type { Mention } from './mention.ts'
import { called, related, titled } from './small-framed-names.ts'
import { faint, family, listed, unlisted, wordlike } from './small-listed-names.ts'
import { type Find, mentionOf } from './small-phrase.ts'
import { type Reading, readName } from './small-reading.ts'
import { AUTHORS } from './trade-words.ts'

/** A person in small letters. `loose`: the writer does not use capitals for names. */
export function name(at: Find, loose: boolean): Mention | undefined {
  const surnamed = loose ? family(at) : undefined
  if (surnamed) return surnamed
  const reading = readName(at, loose)
  if (!reading) return undefined
  const framed = titled(reading) ?? called(reading) ?? related(reading)
  if (framed) return framed === 'none' ? undefined : framed
  if (isAuthor(reading)) return undefined
  if (!loose) return amidCapitals(reading)
  return listed(reading) ?? unlisted(reading) ?? wordlike(reading) ?? faint(reading)
}

const isAuthor = ({ token, chain, after, aged }: Reading): boolean =>
  AUTHORS.has(token.word) && chain.length === 1 && !RIGHT.owner.test(after) && !aged

/** One word without its capital in a text that uses them. */
function amidCapitals({ given, word, verb, after, aged, chain }: Reading): Mention | undefined {
  return given && !word && (verb || RIGHT.owner.test(after) || aged)
    ? mentionOf(chain, 'NAME', 'direct', 0.8)
    : undefined
}
