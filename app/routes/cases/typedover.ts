import type { Refused } from '#app/forms'
import { textFields } from '#domain/cases/heading'
import { refusedIn } from '#ui/form'
import type { Writing } from './writing.ts'

/** The draft, and over it what was typed and ticked in its form where that was refused. */
export function typedOver(server: Writing, last: { ok: boolean } | Refused | undefined): Writing {
  const typed = refusedIn(last, 'write')?.typed
  if (!typed) return server
  const texts = { ...server.texts }
  for (const name of textFields) texts[name] = typed[name]?.[0] ?? ''
  return { ...server, texts, feedback: typed.feedback ?? [], shareStirs: typed.shareStirs !== undefined }
}
