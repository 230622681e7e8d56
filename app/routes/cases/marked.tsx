import type { TextField } from '#domain/cases/heading'
import type { FieldFinding } from '#domain/drafts/settled'
import { classes } from '#ui/classes'
import type { useField } from '#ui/field'

type Props = {
  /** What ties the text to its label, help and problem. */
  attributes: ReturnType<typeof useField>['attributes']
  field: TextField
  value: string
  findings: readonly FieldFinding[]
  isQuestion?: boolean
  isAlive: boolean
  onChange: (value: string) => void
}

const lettering =
  'col-start-1 row-start-1 w-full whitespace-pre-wrap break-words border px-3 py-2 [overflow-wrap:anywhere]'

/** Of fields that are longer or shorter than the others. */
const heights: Partial<Record<string, string>> = { happening: 'min-h-48', title: 'min-h-11' }

/**
 * A text field whose identifiers are marked while writing: a copy of the text with marks lies behind the
 * real field, in the same grid cell, so that it also grows with it. Readers of screens get the list instead.
 */
export function MarkedField({ attributes, field, value, findings, isQuestion, isAlive, onChange }: Props) {
  const font = isQuestion ? 'font-serif text-lg leading-snug' : 'leading-relaxed'
  return (
    <div className={classes('grid rounded-s bg-card', heights[field] ?? 'min-h-24')}>
      <div
        aria-hidden="true"
        className={classes(lettering, font, 'pointer-events-none border-transparent text-transparent')}
      >
        {pieces(value, findings).map((piece) => (
          <Piece key={piece.start} piece={piece} />
        ))}
        {/* A trailing line break has no height of its own. */}
        {'\u200b'}
      </div>
      <textarea
        {...attributes}
        spellCheck
        {...(isAlive ? { value } : { defaultValue: value })}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={classes(
          lettering,
          font,
          'resize-none overflow-hidden rounded-s border-line-field bg-transparent text-ink',
        )}
      />
    </div>
  )
}

type Piece = { start: number; text: string; finding?: FieldFinding }

function Piece({ piece }: { piece: Piece }) {
  if (!piece.finding) return <span>{piece.text}</span>
  const isDirect = piece.finding.severity === 'direct'
  return (
    <mark
      className={classes(
        'rounded-[3px] border-b-2 text-transparent',
        isDirect ? 'border-danger bg-danger-soft' : 'border-warn bg-warn-soft',
      )}
    >
      {piece.text}
    </mark>
  )
}

/** The text in pieces, found or not. Finds of an older text that no longer fit are left out. */
function pieces(text: string, findings: readonly FieldFinding[]): Piece[] {
  const list: Piece[] = []
  let at = 0
  // The list beside the text has direct identifiers first; here they stand as they are written.
  for (const finding of findings.toSorted((one, other) => one.start - other.start)) {
    if (finding.start < at || text.slice(finding.start, finding.end) !== finding.words) continue
    list.push(
      { start: at, text: text.slice(at, finding.start) },
      { start: finding.start, text: finding.words, finding },
    )
    at = finding.end
  }
  return [...list, { start: at + 0.5, text: text.slice(at) }].filter((piece) => piece.text !== '')
}
