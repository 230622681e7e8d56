import { z } from 'zod'
import type { Problem } from '#platform/refusals'

/** A form that was refused: problems by field name ('' for the whole form) and what was typed, to keep it. */
export type Refused = {
  ok: false
  problems: Record<string, Problem>
  typed: Record<string, string[]>
  /** What somebody else saved meanwhile in fields that hold what was typed (`app/meanwhile.ts`). */
  stored?: Record<string, string[]>
  /** The fields in which a file was sent: a page that comes back whole has lost it. */
  files?: readonly string[]
}
export type Read<T> = { ok: true; value: T } | Refused

type Params = Record<string, string | undefined>

/** The field in which a form says what its fields showed (`app/meanwhile.ts`). */
export const seenField = 'seen'

/** The field in which a form says whose page it stands on (`app/writer.ts`). */
export const writerField = 'writer'

/** Whether the text of a field of this name never goes back to the browser. */
export const isSecret = (name: string): boolean => /password|passphrase|recoverycode|totp/i.test(name)

/** Line ends as texts have them: forms send CRLF. */
const withPlainLines = (text: string) => text.replaceAll('\r\n', '\n')

/**
 * The value of a posted form by its shape, or its problems by field name with what was typed.
 * Empty optional fields count as left out.
 */
export function valueFromForm<S extends z.ZodType>(
  form: FormData,
  schema: S,
  params: Params = {},
): Read<z.output<S>> {
  const read = schema.safeParse(inputOf(schema, '', form, params), { reportInput: true })
  if (read.success) return { ok: true, value: read.data }
  return { ok: false, problems: problemsOf(read.error), typed: typedIn(form) }
}

/** Everything typed, by field name, but for passwords, files, whose page it was, and names that every object has. */
export function typedIn(form: FormData): Record<string, string[]> {
  const typed: Record<string, string[]> = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && !isSecret(name) && name !== writerField && !(name in Object.prototype))
      typed[name] = [...(typed[name] ?? []), withPlainLines(value)]
  return typed
}

/** The fields of a form in which a file was sent. */
export const filesIn = (form: FormData): string[] =>
  [...form].filter(([, value]) => fileFrom(value) !== undefined).map(([name]) => name)

/** The sentences among what was typed: not ids, choices and times, which a page makes anew. */
export function sentencesIn(form: FormData): string[] {
  return Object.values(typedIn(form))
    .flat()
    .filter((text) => /\S\s+\S/.test(text))
}

/** Problems by field name; the first one of each field. */
function problemsOf(error: z.ZodError): Record<string, Problem> {
  const problems: Record<string, Problem> = {}
  for (const issue of error.issues) problems[issue.path.join('.')] ??= problemOf(issue)
  return problems
}

/** What is said of too much, by what there is too much of; of numbers it is too big. */
const tooMuch: Partial<Record<string, string>> = { string: 'tooLong', array: 'tooMany', set: 'tooMany' }

/** A message without spaces is a key of `copy/problems` (`npi.check`); other issues have a general sentence. */
function problemOf(issue: z.core.$ZodIssue): Problem {
  if (/^[a-z][\w.-]*$/i.test(issue.message)) {
    const values = issue.code === 'custom' ? issue.params : undefined
    return { code: issue.message, ...(values && { values }) }
  }
  if (issue.code === 'too_small') {
    const isList = issue.origin === 'array' || issue.origin === 'set'
    if (isList) return { code: 'tooFew', values: { minimum: Number(issue.minimum) } }
    if (issue.origin !== 'string') return { code: 'tooSmall', values: { minimum: Number(issue.minimum) } }
    // Who wrote nothing is asked to fill it in, however long it has to be.
    return issue.input === '' || Number(issue.minimum) <= 1
      ? { code: 'missing' }
      : { code: 'tooShort', values: { minimum: Number(issue.minimum) } }
  }
  if (issue.code === 'too_big') {
    const code = tooMuch[issue.origin] ?? 'tooBig'
    return { code, values: { maximum: Number(issue.maximum) } }
  }
  if (issue.code === 'invalid_format') {
    if (issue.format === 'email') return { code: 'notEmail' }
    if (issue.format === 'url') return { code: 'notAddress' }
    if (issue.format === 'date') return { code: 'notDate' }
    if (issue.format === 'time') return { code: 'notTime' }
    return { code: 'notThisForm' }
  }
  if (issue.code === 'invalid_value') return { code: 'choose' }
  if (issue.code === 'invalid_type')
    return { code: issue.expected === 'number' || issue.expected === 'int' ? 'notNumber' : 'missing' }
  return { code: 'notThisForm' }
}

type Def = {
  type: string
  innerType?: z.ZodType
  in?: z.ZodType
  out?: z.ZodType
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  valueType?: z.ZodType
  options?: z.ZodType[]
  discriminator?: string
  values?: unknown[]
  getter?: () => z.ZodType
}

const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def

function inputOf(schema: z.ZodType, name: string, form: FormData, params: Params = {}): unknown {
  const def = defOf(schema)
  const at = (key: string) => (name ? `${name}.${key}` : key)
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'catch':
      return optionalInput(def, name, form)
    case 'nonoptional':
    case 'readonly':
      return inputOf(def.innerType!, name, form, params)
    case 'pipe':
      return inputOf(defOf(def.in!).type === 'transform' ? def.out! : def.in!, name, form, params)
    case 'lazy':
      return inputOf(def.getter!(), name, form, params)
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape!).map(([key, inner]) => [key, params[key] ?? inputOf(inner, at(key), form)]),
      )
    case 'record':
      return Object.fromEntries(
        keysUnder(name, form).map((key) => [key, inputOf(def.valueType!, at(key), form)]),
      )
    case 'array':
    case 'set':
      return listInput(def, name, form)
    case 'union':
      return inputOf(optionFor(def, name, form), name, form, params)
    case 'boolean':
      return isYes(form.get(name))
    case 'literal':
      return literalInput(def, form.get(name))
    case 'number':
    case 'int':
      return numberFrom(form.get(name))
    case 'file':
      return fileFrom(form.get(name))
    default:
      return textFrom(form.get(name))
  }
}

/** Left out when nothing of it was typed. */
function optionalInput(def: Def, name: string, form: FormData): unknown {
  const left = def.type === 'nullable' ? null : undefined
  const inner = def.innerType!
  const isGroup = ['object', 'record', 'union'].includes(innermost(inner))
  const isThere = ['array', 'set', 'boolean'].includes(innermost(inner)) || filled(form.get(name))
  const isTyped = isGroup
    ? keysUnder(name, form).some((key) =>
        [...form.keys()].some((k) => k.startsWith(`${name}.${key}`) && form.get(k) !== ''),
      )
    : isThere
  if (innermost(inner) === 'union' && filled(form.get(name))) return inputOf(inner, name, form)
  return isTyped ? inputOf(inner, name, form) : left
}

function innermost(schema: z.ZodType): string {
  const def = defOf(schema)
  if (def.innerType) return innermost(def.innerType)
  if (def.type === 'pipe') return innermost(defOf(def.in!).type === 'transform' ? def.out! : def.in!)
  return def.type
}

/**
 * Repeated names for choices, of which empty ones are left out; `name.0` where each has its place, an answer to a
 * question or a group of fields (`name.0.field`).
 */
function listInput(def: Def, name: string, form: FormData): unknown[] | Set<unknown> {
  const element = def.element ?? def.valueType!
  const places = keysUnder(name, form)
    .filter((key) => /^\d+$/.test(key))
    .sort((a, b) => Number(a) - Number(b))
  const isPlaced = innermost(element) === 'object' || places.length > 0
  const list = isPlaced
    ? places.map((key) => inputOf(element, `${name}.${key}`, form))
    : form
        .getAll(name)
        .filter(filled)
        .map((entry) => oneOf(element, entry))
  return def.type === 'set' ? new Set(list) : list
}

function oneOf(element: z.ZodType, entry: FormDataEntryValue): unknown {
  const one = new FormData()
  one.set('one', entry)
  return inputOf(element, 'one', one)
}

/** The shape among several that the form names by its discriminator; else the first. */
function optionFor(def: Def, name: string, form: FormData): z.ZodType {
  const key = def.discriminator
  const given = key && form.get(name ? `${name}.${key}` : key)
  const fits = (option: z.ZodType) => defOf(defOf(option).shape?.[key!] ?? z.never()).values?.includes(given)
  return (key && def.options!.find(fits)) || def.options![0]!
}

const isYes = (entry: FormDataEntryValue | null) =>
  entry === 'on' || entry === 'true' || entry === 'yes' || entry === '1'

function literalInput(def: Def, entry: FormDataEntryValue | null): unknown {
  const [first] = def.values!
  if (typeof first === 'boolean') return isYes(entry)
  return typeof first === 'number' ? numberFrom(entry) : textFrom(entry)
}

function numberFrom(entry: FormDataEntryValue | null): unknown {
  const text = textFrom(entry)?.trim()
  if (!text) return undefined
  return Number.isNaN(Number(text)) ? text : Number(text)
}

/** A file input left empty posts a file without a name and without bytes. */
const fileFrom = (entry: FormDataEntryValue | null) =>
  entry instanceof File && (entry.size > 0 || entry.name) ? entry : undefined

/** NUL, which nobody types and PostgreSQL keeps in no text, goes. */
const textFrom = (entry: FormDataEntryValue | null) =>
  typeof entry === 'string' ? withPlainLines(entry).replaceAll('\0', '') : undefined

const filled = (entry: FormDataEntryValue | null) =>
  entry instanceof File ? fileFrom(entry) !== undefined : (entry ?? '').trim() !== ''

/** The distinct first parts of names under a prefix. */
function keysUnder(name: string, form: FormData): string[] {
  const start = `${name}.`
  return [
    ...new Set(
      [...form.keys()].filter((k) => k.startsWith(start)).map((k) => k.slice(start.length).split('.')[0]!),
    ),
  ]
}
