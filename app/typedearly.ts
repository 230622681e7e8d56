/**
 * What a person types while the page's scripts are on their way. React, waking the page up, puts a text that came with
 * words back to those words (its `initTextarea`), and hears of nothing that was typed before; here it is remembered until
 * then, put back and told.
 */
type Field = HTMLInputElement | HTMLTextAreaElement
type Caret = { start: number; end: number }
type Typed = { value: string; caret: Caret | undefined }

/** Buttons and files have no typed words; a box that was ticked stays ticked. */
const isTypedInto = (node: EventTarget | null): node is Field =>
  node instanceof HTMLTextAreaElement ||
  (node instanceof HTMLInputElement &&
    !/^(?:hidden|checkbox|radio|file|submit|button|image|reset)$/.test(node.type))

/** Where the cursor stands; undefined where a field has none (an email, a date). */
function caretIn(field: Field): Caret | undefined {
  const { selectionStart, selectionEnd } = field
  return selectionStart === null || selectionEnd === null
    ? undefined
    : { start: selectionStart, end: selectionEnd }
}

const typedInto = (field: Field): Typed => ({ value: field.value, caret: caretIn(field) })

const noted = ['input', 'keyup', 'pointerup'] as const

/** Begins to remember; the answer puts everything back and ends it, once the page is awake. */
export function rememberTyping(page: Document): () => void {
  const typed = new Map<Field, Typed>()
  for (const field of page.querySelectorAll<Field>('input, textarea'))
    if (isTypedInto(field) && field.value !== field.defaultValue) typed.set(field, typedInto(field))
  // Setting a text's first words, as React does, puts the cursor before them and ends a selection, unless the text was set.
  for (const text of page.querySelectorAll('textarea')) if (text.value !== '') setTo(text, text.value)
  const note = ({ type, target }: Event) => {
    if (!isTypedInto(target)) return
    // A cursor moved after typing goes back where it was; one in words that were just put back is not meant.
    if (type === 'input' || typed.get(target)?.value === target.value) typed.set(target, typedInto(target))
  }
  for (const kind of noted) page.addEventListener(kind, note, true)
  return () => {
    for (const kind of noted) page.removeEventListener(kind, note, true)
    for (const [field, words] of typed) if (field.isConnected) putBack(field, words)
  }
}

/** What React keeps beside a field: the words it heard of last. */
type Heard = { _valueTracker?: { setValue?: (value: string) => void } }

/**
 * React keeps a setter of its own on each field and takes what it set last for what the page knows: hence the element's,
 * and the page hears of words that stayed where they were as well.
 */
function putBack(field: Field, { value, caret }: Typed): void {
  if (field.value === value) {
    if (value === field.defaultValue) return
    const heard = (field as Heard)._valueTracker
    // Told without a touch: a word that is being put together, and what can be taken back, are lost with a value that is
    // set, be it to the same words.
    if (heard?.setValue) {
      heard.setValue(field.defaultValue)
      tell(field)
      return
    }
    // Who still is in a field without a cursor to put back would lose their place in it, and is heard as they leave it.
    if (caret === undefined && field === field.ownerDocument.activeElement) {
      field.addEventListener('blur', () => putBack(field, { value: field.value, caret }), { once: true })
      return
    }
    field.value = field.defaultValue
  }
  setTo(field, value)
  if (caret) field.setSelectionRange(caret.start, caret.end)
  tell(field)
}

const tell = (field: Field) => field.dispatchEvent(new Event('input', { bubbles: true }))

/** By the element's own setter. */
function setTo(field: Field, value: string): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value)
}
