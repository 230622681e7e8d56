import type { MailView } from '#domain/stewards/reads'
import { useCopy } from '#ui/copy'

/** Where an email of the outbox stands, and what kept it from going out. */
export function MailState({ mail: { state, failure } }: { mail: Pick<MailView, 'state' | 'failure'> }) {
  const copy = useCopy().desk.outbox
  return (
    <>
      {copy.states[state]}
      {failure && (
        <span className="block max-w-72 text-sm text-ink-2">
          {copy.troubles[failure.trouble]?.(failure.answer)}
        </span>
      )}
    </>
  )
}
