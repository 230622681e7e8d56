import { AUTHORS, EVERYDAY } from './authors.ts'
import { RIGHT } from './frames.ts'
import type { Mention } from './mention.ts'
import { called, related, titled } from './small-framed-names.ts'
import { besideSlash, bynamed, faint, family, listed, unlisted, wordlike } from './small-listed-names.ts'
import { type Find, mentionOf } from './small-phrase.ts'
import { type Reading, readName } from './small-reading.ts'

/** A person in small letters. `loose`: the writer does not use capitals for names. */
export function name(at: Find, loose: boolean): Mention | undefined {
  const shown = loose ? (family(at) ?? bynamed(at) ?? besideSlash(at)) : undefined
  if (shown) return shown
  const reading = readName(at, loose)
  if (!reading) return undefined
  const framed = titled(reading) ?? called(reading) ?? related(reading)
  if (framed) return framed === 'none' ? undefined : framed
  if (isAuthor(reading)) return undefined
  if (!loose) return amidCapitals(reading)
  return listed(reading) ?? unlisted(reading) ?? wordlike(reading) ?? faint(reading)
}

const isAuthor = ({ token, chain, after, aged }: Reading): boolean =>
  !aged &&
  ((AUTHORS.has(token.word) && chain.length === 1 && !RIGHT.owner.test(after)) ||
    // `evan roth style`: a given name may stand before the surname that is read.
    (chain.length === 2 && isRead(chain[1]!.word) && !RIGHT.verb.test(after) && !RIGHT.kin.test(after)))

const isRead = (word: string): boolean => AUTHORS.has(word) && !EVERYDAY.has(word)

/** One word without its capital in a text that uses them. */
function amidCapitals({ given, word, verb, after, aged, chain }: Reading): Mention | undefined {
  return given && !word && (verb || RIGHT.owner.test(after) || aged)
    ? mentionOf(chain, 'NAME', 'direct', 0.8)
    : undefined
}
