import type { Clause, ClauseChange, Stretch } from '#domain/agreements/agreement'
import { Chip } from '#ui/card'
import { useCopy } from '#ui/copy'

/** An agreement's clauses as a numbered list. */
export function ClauseList({ clauses }: { clauses: readonly Clause[] }) {
  return (
    <ol className="grid gap-4 print:gap-2.5">
      {clauses.map((clause, index) => (
        <li key={clause.id}>
          <div className="font-medium">
            {index + 1}. {clause.title}
          </div>
          <p className="mt-0.5 whitespace-pre-line text-ink-2">{clause.text}</p>
        </li>
      ))}
    </ol>
  )
}

/** A clause's number in the new words: those removed have none. */
const numberOf = (changes: readonly ClauseChange[], index: number) =>
  changes.slice(0, index + 1).filter((change) => change.kind !== 'removed').length

/** What changed against the words signed last: marked in words, not by color alone. */
export function ChangeList({ changes }: { changes: readonly ClauseChange[] }) {
  const copy = useCopy().agreements
  return (
    <ol className="grid gap-4">
      {changes.map((change, index) => (
        <li key={`${change.kind} ${change.clause.id}`}>
          <div className="flex flex-wrap items-center gap-2 font-medium">
            {change.kind !== 'removed' && `${numberOf(changes, index)}. `}
            {change.clause.title}
            {change.kind !== 'kept' && (
              <Chip tone={change.kind === 'removed' ? 'plain' : 'clay'}>{copy.changed[change.kind]}</Chip>
            )}
          </div>
          {change.kind === 'changed' && change.before.title !== change.clause.title && (
            <p className="mt-0.5 text-sm text-ink-3">
              {copy.before}: <del>{change.before.title}</del>
            </p>
          )}
          <p className="mt-0.5 whitespace-pre-line text-ink-2">
            {change.kind === 'changed' && <Words words={change.words} />}
            {change.kind === 'removed' && <del>{change.clause.text}</del>}
            {(change.kind === 'added' || change.kind === 'kept') && change.clause.text}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** The new text with what is gone struck out and what is new underlined. */
function Words({ words }: { words: readonly Stretch[] }) {
  return words.map((stretch, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no name, and the list never changes its order
    if (stretch.is === 'kept') return <span key={at}>{stretch.text}</span>
    const Mark = stretch.is === 'added' ? 'ins' : 'del'
    return (
      <Mark
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        key={at}
        className={
          stretch.is === 'added'
            ? 'bg-pine-soft text-pine-deep decoration-2 underline-offset-3'
            : 'text-ink-3'
        }
      >
        {stretch.text}
      </Mark>
    )
  })
}
