/** How a draft goes to the server: what is said of it, and what is left out where it must arrive by itself. */
import { writerField } from '#app/forms'
import { basesOf, changedTexts, type Device, splicesOf } from '#domain/drafts/device'
import type { Saving } from '#domain/drafts/draft'
import type { Settled } from '#domain/drafts/settled'
import type { Writing } from './writing.ts'

/** What the page knows of the server's draft. `settled`: what it knows to be settled there. */
export type Heard = { device: Device; settled: Settled }
/** Which saving of which page it is, and whose page that is (`app/writer.ts`). */
export type By = Saving & { writer: string }

/**
 * What a browser lets go on by itself once its page is gone, all such requests together: 64 kB (Fetch standard, 4.6), and
 * some count more than bodies.
 */
const MOST_BY_ITSELF = 60 * 1024
/** What a part of a form takes besides its name and value: its boundary, which browsers choose, and its heading. */
const PART = 160

/** Milliseconds until a line counts as dead that neither answers nor breaks: longer than the server waits for its database. */
const LONGEST_ANSWER = 60_000

let byItself = 0

/**
 * Sends what is on the page. `isLeaving`: it goes on also where the page goes. A browser takes up to 64 kB of that, and
 * texts that changed may be more: then only what changed in them goes, and where even that is too much, all of it as
 * long as the page is there.
 */
export function post(
  address: string,
  writing: Writing,
  by: By,
  heard: Heard,
  isLeaving: boolean,
): Promise<Response> {
  const whole = formOf(writing, by, heard, 'texts')
  const form = isLeaving && !mayGoByItself(whole) ? formOf(writing, by, heard, 'splices') : whole
  if (!isLeaving || !mayGoByItself(form)) return send(address, whole, false)
  const size = sizeOf(form)
  byItself += size
  return send(address, form, true).finally(() => {
    byItself -= size
  })
}

const send = (address: string, body: FormData, keepalive: boolean) =>
  fetch(address, {
    method: 'POST',
    body,
    redirect: 'manual',
    keepalive,
    signal: AbortSignal.timeout(LONGEST_ANSWER),
  })

const mayGoByItself = (form: FormData) => byItself + sizeOf(form) <= MOST_BY_ITSELF

/** How many bytes a form takes at most as it is sent; its line ends become two characters. */
function sizeOf(form: FormData): number {
  let size = PART
  for (const [name, value] of form)
    size += PART + name.length + new Blob([String(value).replaceAll('\n', '\r\n')]).size
  return size
}

/** The form of what is on the page: texts that changed as a whole, or only what changed in them and is not known there. */
function formOf(
  writing: Writing,
  { writer, ...by }: By,
  { device, settled }: Heard,
  as: 'texts' | 'splices',
): FormData {
  const { known } = device
  const unheard = device.unheard.filter(({ saving }) => saving < by.saving)
  const form = new FormData()
  form.set(writerField, writer)
  form.set('basedOn', '0')
  if (as === 'texts')
    for (const [field, text] of Object.entries(changedTexts(known, writing.texts, unheard)))
      form.set(field, text)
  for (const kind of writing.feedback) form.append('feedback', kind)
  if (writing.shareStirs) form.set('shareStirs', 'on')
  const { notIdentifiers, overrides } = newlySettled(writing, settled)
  const splices = as === 'splices' ? splicesOf(known, writing.texts, unheard) : undefined
  form.set('settled', JSON.stringify({ bases: basesOf(known), notIdentifiers, overrides, splices, by }))
  return form
}

/** What was settled on this page since: the server puts it together with what it has. */
function newlySettled(now: Settled, before: Settled): Settled {
  const none = new Set(before.notIdentifiers)
  const kept = new Set(before.overrides)
  return {
    notIdentifiers: now.notIdentifiers.filter((words) => !none.has(words)),
    overrides: now.overrides.filter((override) => !kept.has(override)),
  }
}
