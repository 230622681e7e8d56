/**
 * Learns the second reading (domain/deidentify/second-reading.ts) from the corpus and writes its weights
 * (domain/deidentify/weights.generated.ts); or measures writers' texts by what was learned from all others, each group
 * after a comma by itself, beside what the rules alone find. Some minutes; prints JSON lines. Writers are the files of
 * the corpus and the fixtures.
 *
 *   node scripts/deidentify-train.ts
 *   node scripts/deidentify-train.ts --without=gil+pia,jon+hand-l [--misses]
 *
 * How it learns: deidentify-learner.ts. Half of the texts with capitals are read once more in small letters.
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { readByRules } from '#domain/deidentify/analysis'
import { CLASSES } from '#domain/deidentify/chain'
import { createFinder } from '#domain/deidentify/incremental'
import { paragraphsOf } from '#domain/deidentify/paragraphs'
import { ADD, DROP } from '#domain/deidentify/second-reading'
import { SIGNAL_BITS, signalsOf } from '#domain/deidentify/signals'
import { packed, unpacked } from '#domain/deidentify/weights'
import { readCorpus } from './deidentify-corpus.ts'
import { evaluate, type Label, readSamples, type Sample } from './deidentify-evaluate.ts'
import { chance as chanceOf } from './deidentify-generate.ts'
import { type Lesson, learn, type Schooling } from './deidentify-learner.ts'
import { swap } from './deidentify-swap.ts'

/** Signals are below it. */
export const SIZE: number = 2 ** SIGNAL_BITS
const option = (name: string, otherwise: string): string =>
  process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise
const LOWERED = 0.5
export const SCHOOLING: Schooling = {
  learners: Number(option('learners', '3')),
  kept: Number(option('kept', '47000')),
  epochs: 6,
  after: 3,
  dropped: 0.15,
  bound: 12,
}

function classOf({ label, tier }: Label): number {
  if (label === 'BIOMETRIC' || (tier === 'quasi' && (label === 'VEHICLE' || label === 'PHOTO')))
    return CLASSES.indexOf('MARK')
  if (label === 'ZIP') return CLASSES.indexOf('ADDRESS')
  const known = (CLASSES as readonly string[]).indexOf(label)
  return known > 0 ? known : CLASSES.indexOf('NUMBER')
}

function lessonsOf(sample: Sample): Lesson[] {
  const { style, paragraphs } = paragraphsOf(sample.text)
  return paragraphs.flatMap(({ start, end }) => {
    const ruled = readByRules(sample.text.slice(start, end), style)
    const { tokens, folded } = ruled
    if (tokens.length === 0) return []
    const { all, from } = signalsOf(ruled, style)
    const signals = all.slice()
    const classes = new Int8Array(tokens.length)
    tokens.forEach((token, i) => {
      const a = start + folded.at[token.start]!
      const b = start + folded.at[token.end]!
      for (const span of sample.spans) if (span.start < b && a < span.end) classes[i] = classOf(span)
      for (const span of sample.ignore ?? []) if (span.start < b && a < span.end) classes[i] = -1
    })
    return [{ signals, from, classes }]
  })
}

/** A number below 100,003 that chance might have given. */
export const hashed = (id: string): number =>
  [...id].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7) % 100_003

/** Of texts with capitals a share once more without: notes in small letters are the rarer ones. */
export function inSmall<T extends Sample>(samples: readonly T[], share: number): T[] {
  return samples.flatMap((s) => {
    const text = s.text.toLowerCase()
    return text !== s.text && text.length === s.text.length && (hashed(s.id) * 0.618) % 1 < share
      ? [{ ...s, text }]
      : []
  })
}

export const lessonsFor = (samples: readonly Sample[]): Lesson[] =>
  [...samples, ...inSmall(samples, LOWERED)].flatMap(lessonsOf)

/** The texts to learn from; `swapped` with two more copies of the development set with other people and places. */
export function textsToLearn(swapped: boolean): (Sample & { writer: string })[] {
  const fixture = (name: string): (Sample & { writer: string })[] =>
    readSamples(`domain/deidentify/fixtures/${name}.jsonl`).map((s) => ({ ...s, writer: name }))
  const vignettes = fixture('vignettes')
  return [
    ...readCorpus(),
    ...[...'abcdefghijklnopqrstuvwxyz', 'aa', 'ac'].flatMap((name) => fixture(`hand-${name}`)),
    ...vignettes,
    ...(swapped ? [chanceOf(104), chanceOf(105)] : []).flatMap((random) =>
      vignettes.map((s) => ({ ...swap(s, random), writer: s.writer })),
    ),
  ]
}

/** As evaluate says it, by a finder with these weights; without them by the rules alone. */
function measure(writer: string, samples: readonly Sample[], text: string | undefined): void {
  const weights = text === undefined ? null : { table: unpacked(text, SIZE), add: ADD, drop: DROP }
  const show = process.argv.includes('--misses') ? (line: string) => console.error(line) : undefined
  const kilobytes = text && Math.round(gzipSync(text, { level: 9 }).length / 1000)
  const measured = evaluate(samples, createFinder(weights).find, weights ? show : undefined)
  console.log(JSON.stringify({ writer, reading: weights ? 'second' : 'rules', kilobytes, ...measured }))
}

if (import.meta.main) {
  const given = textsToLearn(true)
  const groups = option('without', '').split(',').filter(Boolean)
  const lessons = given.map(({ writer, ...sample }) => ({ writer, said: lessonsFor([sample]) }))
  const learnedFrom = (apart: ReadonlySet<string>): string =>
    packed(
      learn(
        lessons.flatMap(({ writer, said }) => (apart.has(writer) ? [] : said)),
        SIZE,
        SCHOOLING,
      ),
    )
  if (groups.length === 0)
    writeFileSync(
      new URL('../domain/deidentify/weights.generated.ts', import.meta.url),
      `// Made by scripts/deidentify-train.ts from domain/deidentify/corpus and fixtures.\nexport const WEIGHTS = ${JSON.stringify(learnedFrom(new Set()))}\n`,
    )
  for (const group of groups) {
    const writers = new Set(group.split('+'))
    const text = learnedFrom(writers)
    for (const writer of writers) {
      const samples = given.filter((s) => s.writer === writer)
      measure(writer, samples, undefined)
      measure(writer, samples, text)
    }
    if (writers.size > 1)
      measure(
        group,
        given.filter((s) => writers.has(s.writer)),
        text,
      )
  }
}
