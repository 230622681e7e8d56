/**
 * Two windows, or two people, with the same form: whoever sends it last would overwrite what the other saved and never
 * know. Hence a form says what its fields showed (`seenOf`, in a field of its own), and before saving that is compared
 * with what is stored by then (`docs/decisions/forms-say-what-they-showed.md`).
 */
import { createHash } from 'node:crypto'
import { Invalid, type Problem } from '#platform/refusals'
import { seenField } from './forms.ts'

/** What is stored, by the names of a form's fields, as the form's own shape reads it. */
export type Stored = Readonly<Record<string, unknown>>

type Texts = Record<string, string[]>

/**
 * Somebody saved something else since the form was opened. `typed`: what its fields are to hold now; `stored`: what is
 * stored of those that hold something else.
 */
export class ChangedMeanwhile extends Invalid {
  readonly typed: Texts
  readonly stored: Texts
  constructor(problems: Record<string, Problem | string>, typed: Texts, stored: Texts) {
    super(problems)
    this.typed = typed
    this.stored = stored
  }
}

/** What a form shows, as a short mark for each of its fields: `name:mark` by spaces. */
export function seenOf(stored: Stored): string {
  return Object.entries(stored)
    .map(([name, value]) => `${name}:${markOf(value)}`)
    .join(' ')
}

/**
 * Throws `ChangedMeanwhile` where a field's stored value is neither the one the form had shown nor the one sent now.
 * A field whose writer changed it keeps what was typed (`meanwhile.kept`); one that was left as it was shown takes what
 * is stored (`meanwhile.taken`). Sent once more, it saves: by then everything has been seen. The same form sent twice
 * passes; a form that does not say what it showed is not compared.
 */
export function refuseUnseen(stored: Stored, sent: Stored, typed: Texts): void {
  const seen = new Map(
    (typed[seenField]?.[0] ?? '').split(' ').map((pair) => pair.split(':') as [string, string]),
  )
  const problems: Record<string, Problem | string> = {}
  const held = { ...typed, [seenField]: [seenOf(stored)] }
  const beside: Texts = {}
  for (const [name, value] of Object.entries(stored)) {
    const [was, now, mine] = [seen.get(name), markOf(value), markOf(sent[name])]
    if (was === undefined || was === now || mine === now) continue
    problems[name] = mine === was ? 'meanwhile.taken' : 'meanwhile.kept'
    if (mine === was) replace(held, name, value)
    else beside[name] = textsOf(value)
  }
  if (Object.keys(problems).length > 0)
    throw new ChangedMeanwhile({ '': 'meanwhile.changed', ...problems }, held, beside)
}

/** Puts the texts of a stored value into what was typed; a list with a field for each line keeps its fields. */
function replace(typed: Texts, name: string, value: unknown): void {
  const lines = Object.keys(typed).filter((key) => key.startsWith(`${name}.`))
  const texts = textsOf(value)
  for (const key of [name, ...lines]) delete typed[key]
  if (lines.length > 0) for (const [at, text] of texts.entries()) typed[`${name}.${at}`] = [text]
  else if (texts.length > 0) typed[name] = texts
}

/** A value as a form's fields hold it: nothing for what is empty, `on` for a yes. */
function textsOf(value: unknown): string[] {
  if (value === undefined || value === null || value === '' || value === false) return []
  if (value === true) return ['on']
  return Array.isArray(value) ? value.flatMap(textsOf) : [String(value)]
}

/** Twelve letters: they only tell the values apart that one field had within a few days. */
function markOf(value: unknown): string {
  const texts = JSON.stringify(textsOf(value).toSorted())
  return createHash('sha256').update(texts).digest('base64url').slice(0, 12)
}
