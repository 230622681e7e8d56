import { hashOf, valuesByHash } from './hashed.ts'
import { inflected } from './inflection.ts'
import { WORDS } from './lexicon.generated.ts'
import { PLACES } from './places.generated.ts'

/** Reads a front-coded table: a capital gives the length of the prefix shared with the entry before. */
function* entries(coded: string): Generator<string> {
  let before = ''
  let start = 0
  for (let i = 1; i <= coded.length; i++) {
    const code = i < coded.length ? coded.charCodeAt(i) : 65
    if (code < 65 || code > 90) continue
    before = before.slice(0, coded.charCodeAt(start) - 65) + coded.slice(start + 1, i)
    yield before
    start = i
  }
}

/** A table's groups: a bracket, the value that its words have, the words. */
function valuesOf(table: string): Map<string, number> {
  const values = new Map<string, number>()
  for (const group of table.split('[').slice(1)) {
    const value = Number.parseInt(group, 10)
    for (const word of entries(group.slice(String(value).length))) values.set(word, value)
  }
  return values
}

let flags: Map<string, number> | undefined
let towns: Map<number, number> | undefined

function load(): void {
  flags = valuesOf(WORDS)
}

/** What a folded word in small letters can be (flags.ts); 0 for an unknown one. */
export function flagsOf(word: string): number {
  if (!flags) load()
  return flags!.get(word) ?? inflected(word, (stem) => flags!.get(stem) ?? 0)
}

/** The size of a listed town: 0 small, 1 mid-size, 2 large; 3 to 5 the same outside the US; undefined: not listed. */
export function townOf(name: string): number | undefined {
  towns ??= valuesByHash(PLACES)
  return towns.get(hashOf(name))
}

/** A form of a sure word, also where a surname is written the same: `Numbers`. */
export function isForm(word: string): boolean {
  if (!flags) load()
  return inflected(word, (stem) => flags!.get(stem) ?? 0) !== 0
}
