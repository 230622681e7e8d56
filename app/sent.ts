/** A form that could not be taken through no fault of its writer's, as they get it back: to send from there once more. */
import { isSecret, seenField, writerField } from './forms.ts'

/** `secret` and `file` come back empty, to be filled in again; a file's value is its name. */
export type SentField = {
  id: string
  name: string
  kind: 'words' | 'hidden' | 'secret' | 'file'
  value: string
}
/** `address`: where it goes; undefined is where it went, the page's own. */
export type Sent = { address: string | undefined; isMultipart: boolean; fields: SentField[] }

/** The fields in their order. Words are shown, to be copied or changed; ids and choices only go along. */
export function sentFrom(form: FormData, address?: string): Sent {
  const fields: SentField[] = []
  for (const [name, value] of form) {
    const kind = kindOf(name, value)
    if (kind) fields.push({ id: `sent-${fields.length}`, name, kind, value: keptOf(kind, value) })
  }
  return { address, isMultipart: fields.some(({ kind }) => kind === 'file'), fields }
}

const anId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const ofThePage = new Set(['form', seenField, writerField])

/** Whether anything in it was filled in or chosen: not the ids and names that a page writes into its forms itself. */
export const isFilledIn = ({ fields }: Sent): boolean =>
  fields.some(
    ({ name, kind, value }) =>
      kind !== 'hidden' || (value !== '' && !ofThePage.has(name) && !anId.test(value)),
  )

function kindOf(name: string, value: FormDataEntryValue): SentField['kind'] | undefined {
  if (typeof value !== 'string') return value.name ? 'file' : undefined // left empty, it has no name
  if (isSecret(name)) return 'secret'
  // What a page writes itself, or its script (JSON), is nothing to read.
  return !ofThePage.has(name) && /\S\s+\S/.test(value) && !/^[[{]/.test(value) ? 'words' : 'hidden'
}

function keptOf(kind: SentField['kind'], value: FormDataEntryValue): string {
  if (typeof value !== 'string') return value.name
  return kind === 'secret' ? '' : value
}

/** `form`: the same as it was sent, with its files and secrets. */
let last: (Sent & { form: FormData }) | undefined

/** What this page is sending now, to `address`; kept in the page alone, until `forgetSent`. */
export function rememberSent(form: FormData, address: string | undefined): void {
  last = { ...sentFrom(form, address), form }
}

/** The same of a form as it is sent by the button `presser`. */
export function rememberSending(form: HTMLFormElement, presser: HTMLElement | null): void {
  // Attributes, since a field may be called like them.
  const address = presser?.getAttribute('formaction') ?? form.getAttribute('action') ?? undefined
  rememberSent(new FormData(form, presser), address)
}

let typed: string[] = []

/** What is typed on this page and not sent: it is asked for anew, and a refusal may come in its place. */
export function rememberTyped(page: Document): void {
  const texts = [...page.querySelectorAll('textarea')].filter((text) => text.value !== text.defaultValue)
  typed = texts.map((text) => text.value).filter((words) => words.trim() !== '')
}
export const typedLast = (): readonly string[] => typed

/** It was answered, or another page is here: nothing of it is kept. */
export function forgetSent(): void {
  last = undefined
  typed = []
}

/** What was being sent when this page failed; undefined where nothing was. */
export const sentLast = () => last
