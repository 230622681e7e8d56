import { type CaseTexts, type TextField, textFields } from '#domain/cases/heading'
import { type Splice, spliceOf } from './splice.ts'

/** What one device knows of a draft: the stored words it last showed of each text, and from which revision they are. */
export type Known = Record<TextField, { text: string; revision: number }>

/** What an open page sent, by the number of its saving, and has not heard of since: it may be stored or not. */
export type Unheard = { saving: number; texts: CaseTexts }

/** A change told from one of the texts that may be stored: from what is known (0), or from a saving that was not heard of. */
export type SpliceFrom = Splice & { from: number }

/** What a device knows of a draft that was just read at `revision`: all texts are of that one. */
export const knownFrom = (texts: CaseTexts, revision: number): Known =>
  fromFields((field) => ({ text: texts[field], revision }))

/**
 * What the device changed: only that is saved, so that untouched texts never look like a change of both. What was taken
 * back is a change, too, where the words that were there may be stored by now.
 */
export function changedTexts(
  known: Known,
  shown: CaseTexts,
  unheard: readonly Unheard[] = [],
): Partial<CaseTexts> {
  const isChanged = (field: TextField) =>
    [shown, ...unheard.map(({ texts }) => texts)].some((texts) => texts[field] !== known[field].text)
  return Object.fromEntries(textFields.filter(isChanged).map((field) => [field, shown[field]]))
}

/** From how many of the savings not heard of a change is told, besides from what is known: the last ones. */
const SAVINGS_TOLD_FROM = 3

/** One more of them. Of those before the last ones stays only which texts they changed: nobody knows how long a line is cut. */
export function alsoUnheard(known: Known, unheard: readonly Unheard[], one: Unheard): Unheard[] {
  const [oldest, older, ...rest] = [...unheard, one]
  if (!oldest || !older || rest.length < SAVINGS_TOLD_FROM) return [...unheard, one]
  const texts = fromFields((field) =>
    oldest.texts[field] === known[field].text ? older.texts[field] : oldest.texts[field],
  )
  return [{ saving: older.saving, texts }, ...rest]
}

/** The same changes told from what may be stored, where whole texts are too much to send. */
export function splicesOf(
  known: Known,
  shown: CaseTexts,
  unheard: readonly Unheard[],
): Partial<Record<TextField, SpliceFrom[]>> {
  const told = (field: TextField, from: number, text: string) => ({ from, ...spliceOf(text, shown[field]) })
  const last = unheard.slice(-SAVINGS_TOLD_FROM)
  const changed = Object.keys(changedTexts(known, shown, unheard)) as TextField[]
  return Object.fromEntries(
    changed.map((field) => [
      field,
      [
        told(field, 0, known[field].text),
        ...last.map(({ saving, texts }) => told(field, saving, texts[field])),
      ],
    ]),
  )
}

/** The revision each text was changed from: what the server compares with before it writes. */
export const basesOf = (known: Known): Record<TextField, number> =>
  fromFields((field) => known[field].revision)

/**
 * After an answer: what the device knows now, and the texts it is to show. A text typed on while the answer was on its
 * way, over words of another device that were never seen here, stays based on what was seen: the next save then keeps
 * both instead of writing over them.
 */
export function hear(
  known: Known,
  {
    sent,
    shown,
    answer,
  }: { sent: CaseTexts; shown: CaseTexts; answer: { revision: number; texts: CaseTexts } },
): { known: Known; adopt: Partial<CaseTexts> } {
  const adopt: Partial<CaseTexts> = {}
  const next = fromFields((field) => {
    const stored = { text: answer.texts[field], revision: answer.revision }
    if (stored.text === sent[field]) return stored
    if (shown[field] !== sent[field]) return known[field]
    adopt[field] = stored.text
    return stored
  })
  return { known: next, adopt }
}

const fromFields = <T>(of: (field: TextField) => T) =>
  Object.fromEntries(textFields.map((field) => [field, of(field)])) as Record<TextField, T>
