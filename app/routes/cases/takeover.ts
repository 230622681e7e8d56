import { type RefObject, useLayoutEffect, useState } from 'react'
import { type Caret, caretIn } from '#app/typedearly'
import { textFields } from '#domain/cases/heading'
import type { Writing } from './writing.ts'

/** Where a person was in the plain form: the field, for a box also which of its name, and the cursor in it. */
type Place = { selector: string; caret: Caret | undefined }
type Standing = { writing: Writing; place: Place | undefined }

/**
 * What the live editor begins with: the draft as the server has it, and over it what somebody typed and ticked in the
 * plain form meanwhile. `plain` is that form as long as it stands; where there was none, the draft is all.
 */
export function useTakeover(plain: RefObject<HTMLElement | null>, server: Writing): Writing {
  // The form is still on the page when this is drawn for the first time, and gone right after.
  const [standing] = useState<Standing>(() =>
    plain.current
      ? { writing: writingIn(plain.current, server), place: placeIn(plain.current) }
      : { writing: server, place: undefined },
  )
  useLayoutEffect(() => {
    const { place } = standing
    const field = place && document.querySelector<HTMLElement>(place.selector)
    if (!field) return
    field.focus({ preventScroll: true })
    if (place.caret && field instanceof HTMLTextAreaElement)
      field.setSelectionRange(place.caret.start, place.caret.end)
  }, [standing])
  return standing.writing
}

function writingIn(form: HTMLElement, server: Writing): Writing {
  const texts = { ...server.texts }
  for (const name of textFields) {
    const field = form.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)
    // A field's line breaks are plain ones whatever the text had.
    if (field && field.value !== texts[name].replaceAll('\r\n', '\n')) texts[name] = field.value
  }
  const ticked = [...form.querySelectorAll<HTMLInputElement>('input[name="feedback"]:checked')]
  return {
    ...server,
    texts,
    feedback: ticked.map(({ value }) => value),
    shareStirs: form.querySelector('input[name="shareStirs"]:checked') !== null,
  }
}

function placeIn(form: HTMLElement): Place | undefined {
  const field = document.activeElement
  if (!field || !form.contains(field)) return undefined
  if (field instanceof HTMLTextAreaElement)
    return { selector: `textarea[name="${field.name}"]`, caret: caretIn(field) }
  if (!(field instanceof HTMLInputElement) || field.type !== 'checkbox') return undefined
  return { selector: `input[name="${field.name}"][value="${CSS.escape(field.value)}"]`, caret: undefined }
}
