/**
 * The stretches of a text around what `trigger` finds, widened to whole words and merged: rules with many
 * beginnings look only there, which keeps the whole linear and quick.
 */
export function windowsOf(
  text: string,
  trigger: RegExp,
  before: number,
  after: number,
): { start: number; text: string }[] {
  const found: { start: number; end: number }[] = []
  for (const m of matchesOf(text, trigger)) {
    const start = wordStart(text, Math.max(0, m.index - before))
    const end = wordEnd(text, Math.min(text.length, m.index + m[0].length + after))
    const last = found.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else found.push({ start, end })
  }
  return found.map(({ start, end }) => ({ start, text: text.slice(start, end) }))
}

/** Words longer than this are cut. */
const LONGEST = 60

function wordStart(text: string, at: number): number {
  for (let k = 0; k < LONGEST && at > 0 && !/\s/.test(text[at - 1]!); k++) at--
  return at
}

function wordEnd(text: string, at: number): number {
  for (let k = 0; k < LONGEST && at < text.length && !/\s/.test(text[at]!); k++) at++
  return at
}

/**
 * All matches of a pattern that looks everywhere (`g`). Not by `matchAll`, which makes the pattern anew each time: that
 * takes longer than most matching does, and ten times as long where memory was tidied since.
 */
export function matchesOf(text: string, shape: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  shape.lastIndex = 0
  for (let found = shape.exec(text); found; found = shape.exec(text)) {
    if (found[0] === '') shape.lastIndex++
    matches.push(found)
  }
  return matches
}

/** All matches of a pattern within the windows, with their place in the whole text. */
export function* matchesIn(
  windows: readonly { start: number; text: string }[],
  shape: RegExp,
): Generator<{ index: number; found: RegExpExecArray }> {
  for (const w of windows) {
    for (const found of matchesOf(w.text, shape)) yield { index: w.start + found.index, found }
  }
}
