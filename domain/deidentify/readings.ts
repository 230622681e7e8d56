import type { Run } from './capitals.ts'
import { readCited } from './citing.ts'
import { readCulture } from './culture.ts'
import { readHouse, readWorkOrTown } from './houses.ts'
import { readAuthor, readLoneName, readSuspect } from './lone-names.ts'
import type { Mention } from './mention.ts'
import { readInitial, readPerson, readTitled } from './people.ts'
import { type Before, type Evidence, evidenceFor, phraseOf, type Reading } from './phrase.ts'
import { readFramedPlace } from './places.ts'
import type { Token } from './tokens.ts'
import { readTradeOrCustom, readUnnamed, readWord } from './unnamed.ts'

/** Who reads a phrase, in order: the first that knows decides. */
const READERS: readonly ((p: Evidence) => Reading)[] = [
  readWord,
  readCulture,
  readWorkOrTown,
  readTradeOrCustom,
  readTitled,
  readHouse,
  readPerson,
  readCited,
  readFramedPlace,
  readAuthor,
  readLoneName,
  readSuspect,
]

/** What a phrase of capitalized words names. */
export function readPhrase(all: readonly Token[], run: Run, given: Before): Mention | undefined {
  const phrase = phraseOf(all, run, given)
  if (!phrase || readUnnamed(phrase) === null) return undefined
  if (phrase.named.length === 1 && /^[A-Z]$/.test(phrase.first.raw)) return readInitial(phrase)
  const evidence = evidenceFor(phrase)
  for (const read of READERS) {
    const reading = read(evidence)
    if (reading !== undefined) return reading ?? undefined
  }
  return undefined
}
