/**
 * What a person chooses while the page's scripts are on their way. The browser keeps it, and the page that wakes up knows
 * nothing of it: what follows a choice (a preview, a count, a check of a file) would stay as it was. Here it is told.
 */
type Choice = HTMLInputElement | HTMLSelectElement

/** Tells the page of every choice that is not the one it came with; once, when it has woken up. */
export function tellChoices(page: Document): void {
  for (const field of page.querySelectorAll<Choice>(
    'select, input:is([type=checkbox], [type=radio], [type=file])',
  ))
    if (isChosen(field)) tell(field)
}

/** Whether somebody chose it. Of radios only the one that is on now says so. */
function isChosen(field: Choice): boolean {
  if (field instanceof HTMLSelectElement) {
    const options = [...field.options]
    const first = options.find((option) => option.defaultSelected) ?? options[0]
    return field.selectedOptions[0] !== first
  }
  if (field.type === 'file') return field.files !== null && field.files.length > 0
  return field.type === 'radio'
    ? field.checked && !field.defaultChecked
    : field.checked !== field.defaultChecked
}

/** As the browser would have: a box by a press, since React takes no other word for it, and only where it was otherwise before. */
function tell(field: Choice): void {
  if (field instanceof HTMLInputElement && field.type !== 'file') {
    field.checked = !field.checked
    field.click()
    return
  }
  for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }))
}
