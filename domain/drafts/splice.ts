/** A text changed in one place: after `at` characters `gone` of them went, and `put` came. Counted in UTF-16 units. */
export type Splice = { at: number; gone: number; put: string }

/** The shortest splice that makes one text of another; it cuts no character of two units in half. */
export function spliceOf(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at < shorter && before[at] === after[at]) at += 1
  if (isInside(before, at) || isInside(after, at)) at -= 1
  let end = 0
  while (end < shorter - at && before.at(-1 - end) === after.at(-1 - end)) end += 1
  if (isInside(before, before.length - end) || isInside(after, after.length - end)) end -= 1
  return { at, gone: before.length - at - end, put: after.slice(at, after.length - end) }
}

/** The text that a splice makes of the one it was taken from. */
export const spliced = (before: string, { at, gone, put }: Splice): string =>
  before.slice(0, at) + put + before.slice(at + gone)

/** Whether the place before the unit `at` lies between the two of one character. */
const isInside = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(at - 1, 0), at + 1))
