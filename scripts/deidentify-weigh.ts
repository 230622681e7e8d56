/**
 * Learns the trees that weigh what was found (domain/deidentify/weighing.ts) and writes
 * domain/deidentify/trees.generated.ts. What a reading is sure of in texts it learned from says nothing of others, so
 * the texts are parted by their writers, and each part is read by what one learner learned from the others. A quarter of
 * an hour; prints how many finds there were, and how many of those that are none would go with so many that are one, by
 * trees that had not seen the part they weigh.
 *
 *   node scripts/deidentify-weigh.ts [--folder=FOLDER]
 *
 * With a folder the weights of each part are kept there, and taken from there the next time: after a change to
 * weighing.ts alone.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyze } from '#domain/deidentify/analysis'
import { paragraphsOf } from '#domain/deidentify/paragraphs'
import { findsOf, UNLIKELY } from '#domain/deidentify/resolution'
import { ADD, DROP, type Weights } from '#domain/deidentify/second-reading'
import { chanceOf, felled } from '#domain/deidentify/trees'
import { traitsIn } from '#domain/deidentify/weighing'
import { packed, unpacked } from '#domain/deidentify/weights'
import { boost, type Find } from './deidentify-boosting.ts'
import { isLetter, type Sample } from './deidentify-evaluate.ts'
import { learn } from './deidentify-learner.ts'
import { hashed, inSmall, lessonsFor, SCHOOLING, SIZE, textsToLearn } from './deidentify-train.ts'

const PARTS = 4
/** How many of the texts are read once more in small letters, and how much less these count. */
const LOWERED = 0.3
const LESS = 0.7
const folder = process.argv.find((a) => a.startsWith('--folder='))?.slice(9)

type Written = Sample & { writer: string }

/** What is learned from all writers but those of one part. */
function weightsWithout(part: number, texts: readonly Written[], partOf: (writer: string) => number): string {
  const file = folder && join(folder, `${part}.txt`)
  if (file && existsSync(file)) return readFileSync(file, 'utf8')
  const lessons = texts.filter((s) => partOf(s.writer) !== part).flatMap((s) => lessonsFor([s]))
  const text = packed(learn(lessons, SIZE, { ...SCHOOLING, learners: 1 }))
  if (file) writeFileSync(file, text)
  return text
}

/** What is found in a text, and whether half of it is labeled; what is ignored counts not. */
function findsIn({ text, spans, ignore }: Sample, weights: Weights, weight: number): Find[] {
  const { style, paragraphs } = paragraphsOf(text)
  const parts = paragraphs.map(({ start, end }) => ({
    start,
    analysis: analyze(text.slice(start, end), style, weights),
  }))
  const finds = findsOf(parts, style)
  const traits = traitsIn(finds, style)
  const labeled = new Uint8Array(text.length)
  for (const s of spans) labeled.fill(1, s.start, s.end)
  for (const s of ignore ?? []) labeled.fill(2, s.start, s.end)
  return finds.flatMap(({ start, end }, n): Find[] => {
    const letters = [...labeled.subarray(start, end)].filter((_, i) => isLetter(text[start + i]!))
    const share = (what: number): number => letters.filter((l) => l === what).length / letters.length
    if (share(2) > 0.5) return []
    return [{ traits: Uint8Array.from(Object.values(traits(n))), is: share(1) >= 0.5, weight }]
  })
}

const texts = textsToLearn(true)
// Not by the alphabet: sets of one time stand together in it.
const writers = [...new Set(texts.map((s) => s.writer))].sort((a, b) => hashed(`${a}x`) - hashed(`${b}x`))
const partOf = (writer: string): number => writers.indexOf(writer) % PARTS
const once = textsToLearn(false)
const finds = Array.from({ length: PARTS }, (_, part) => {
  const table = unpacked(weightsWithout(part, texts, partOf), SIZE)
  const weights: Weights = { table, add: ADD, drop: DROP }
  const own = once.filter((s) => partOf(s.writer) === part)
  return [
    ...own.flatMap((s) => findsIn(s, weights, 1)),
    ...inSmall(own, LOWERED).flatMap((s) => findsIn(s, weights, LESS)),
  ]
})

const weighed = finds.flatMap((own, part) => {
  const forest = boost(finds.flatMap((others, other) => (other === part ? [] : others)))
  return own.map((f) => ({ ...f, chance: chanceOf(forest, [...f.traits]) }))
})
const below = (is: boolean, bound: number): number =>
  weighed.filter((f) => f.is === is && f.chance < bound).length
console.log(
  JSON.stringify({
    finds: weighed.length,
    none: weighed.filter((f) => !f.is).length,
    ...Object.fromEntries(
      [0.1, UNLIKELY.direct, UNLIKELY.caution, 0.5].map((bound) => [
        `below ${bound}`,
        { none: below(false, bound), identifiers: below(true, bound) },
      ]),
    ),
  }),
)
writeFileSync(
  new URL('../domain/deidentify/trees.generated.ts', import.meta.url),
  `// Made by scripts/deidentify-weigh.ts from domain/deidentify/corpus and fixtures.\nexport const TREES = ${JSON.stringify(felled(boost(finds.flat())))}\n`,
)
