import { type CaseTexts, type TextField, textFields } from '#domain/cases/heading'
import { type Splice, spliceOf } from './splice.ts'

/** What one device knows of a draft: the stored words it last showed of each text, and from which revision they are. */
export type Known = Record<TextField, { text: string; revision: number }>

/** What an open page sent, by the number of its saving, and has not heard of since: it may be stored or not. */
export type Unheard = { saving: number; texts: CaseTexts }

/**
 * An open page: what it knows of the draft, what it sent without hearing of it, and how many savings it made. `mark`: all
 * that it sent last, until anything is heard.
 */
export type Device = { known: Known; unheard: readonly Unheard[]; savings: number; mark: string | undefined }

/** A change told from one of the texts that may be stored: from what is known (0), or from a saving that was not heard of. */
export type SpliceFrom = Splice & { from: number }

/** What a device knows of a draft that was just read at `revision`: all texts are of that one. */
export const knownFrom = (texts: CaseTexts, revision: number): Known =>
  fromFields((field) => ({ text: texts[field], revision }))

/** A page that was just opened. */
export const deviceFrom = (texts: CaseTexts, revision: number): Device => ({
  known: knownFrom(texts, revision),
  unheard: [],
  savings: 0,
  mark: undefined,
})

/**
 * The page as it sends what it shows, all of which `mark` stands for. The same once more is the same saving, which the
 * server knows again, but only until an answer comes: with that come words of another device, and who takes those back
 * shows again what was sent before they came.
 */
export function sending(device: Device, shown: CaseTexts, mark: string): Device {
  if (device.mark === mark) return device
  const { known, unheard } = device
  const saving = device.savings + 1
  return { known, unheard: alsoUnheard(known, unheard, { saving, texts: shown }), savings: saving, mark }
}

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

/**
 * One more of them. All of the first is kept, in whose middle the line broke, and of the last ones: a change is told from
 * these. Of those between stays only which texts they changed: nobody knows how long a line is cut.
 */
function alsoUnheard(known: Known, unheard: readonly Unheard[], one: Unheard): Unheard[] {
  const [first, older, newer, ...last] = [...unheard, one]
  if (!first || !older || !newer || last.length < LAST_TOLD_FROM) return [...unheard, one]
  const texts = fromFields((field) =>
    older.texts[field] === known[field].text ? newer.texts[field] : older.texts[field],
  )
  return [first, { saving: newer.saving, texts }, ...last]
}

/** From how many of the last savings not heard of a change is told, besides from the first and from what is known. */
const LAST_TOLD_FROM = 2

/** The same changes told from what may be stored, where whole texts are too much to send. */
export function splicesOf(
  known: Known,
  shown: CaseTexts,
  unheard: readonly Unheard[],
): Partial<Record<TextField, SpliceFrom[]>> {
  const told = (field: TextField, from: number, text: string) => ({ from, ...spliceOf(text, shown[field]) })
  const [first, ...later] = unheard
  const from = first ? [first, ...later.slice(-LAST_TOLD_FROM)] : []
  const changed = Object.keys(changedTexts(known, shown, unheard)) as TextField[]
  return Object.fromEntries(
    changed.map((field) => [
      field,
      [
        told(field, 0, known[field].text),
        ...from.map(({ saving, texts }) => told(field, saving, texts[field])),
      ],
    ]),
  )
}

/** The revision each text was changed from: what the server compares with before it writes. */
export const basesOf = (known: Known): Record<TextField, number> =>
  fromFields((field) => known[field].revision)

/**
 * After the answer to a saving: the device as it is now, and the texts it is to show. A text typed on while the answer was
 * on its way, over words of another device that were never seen here, stays based on what was seen: the next save then
 * keeps both instead of writing over them. What the page itself sent later and arrived earlier is no word of another, and an answer
 * no newer than what is known is no news.
 */
export function hear(
  device: Device,
  {
    saving,
    sent,
    shown,
    answer,
  }: {
    saving: number
    sent: CaseTexts
    shown: CaseTexts
    answer: { revision: number; texts: CaseTexts }
  },
): { device: Device; adopt: Partial<CaseTexts> } {
  const unheard = device.unheard.filter((one) => one.saving > saving)
  const adopt: Partial<CaseTexts> = {}
  const known = fromFields((field) => {
    const stored = { text: answer.texts[field], revision: answer.revision }
    if (stored.revision <= device.known[field].revision) return device.known[field]
    if (stored.text === sent[field]) return stored
    const isOwn = unheard.some(({ texts }) => texts[field] === stored.text)
    if (isOwn || shown[field] !== sent[field]) return device.known[field]
    adopt[field] = stored.text
    return stored
  })
  return { device: { known, unheard, savings: device.savings, mark: undefined }, adopt }
}

const fromFields = <T>(of: (field: TextField) => T) =>
  Object.fromEntries(textFields.map((field) => [field, of(field)])) as Record<TextField, T>
