import { type CaseTexts, type TextField, textFields } from '#domain/cases/heading'

/** What one device knows of a draft: the stored words it last showed of each text, and from which revision they are. */
export type Known = Record<TextField, { text: string; revision: number }>

/** What a device knows of a draft that was just read at `revision`: all texts are of that one. */
export const knownFrom = (texts: CaseTexts, revision: number): Known =>
  fromFields((field) => ({ text: texts[field], revision }))

/** What the device changed: only that is saved, so that untouched texts never look like a change of both. */
export function changedTexts(known: Known, shown: CaseTexts): Partial<CaseTexts> {
  return Object.fromEntries(
    textFields.filter((field) => shown[field] !== known[field].text).map((field) => [field, shown[field]]),
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
