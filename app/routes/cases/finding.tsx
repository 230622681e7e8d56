import { useId } from 'react'
import { longestReason, shortestReason } from '#domain/cases/heading'
import { hasUnread } from '#domain/deidentify/unread'
import type { FieldFinding } from '#domain/drafts/settled'
import { Button } from '#ui/button'
import { classes, inputClass } from '#ui/classes'
import { useCopy } from '#ui/copy'
import { Length } from '#ui/field'
import { notWrittenDown } from '#ui/form'

/** What can be done about a find. */
export type Settle = {
  use: (findings: readonly FieldFinding[]) => void
  dismiss: (finding: FieldFinding) => void
  override: (finding: FieldFinding, reason: string) => void
  undo?: () => void
  show?: (finding: FieldFinding) => void
}

/** What is said of a find's kind: of words in a script that is not read, that alone is sure. */
export const kindOf = ({ type, words }: FieldFinding): string => (hasUnread(words) ? 'UNREAD' : type)

/** How a kind is called. */
export function useKinds(): (kind: string) => string {
  const { types, check } = useCopy().cases
  return (kind) => (kind === 'UNREAD' ? check.unreadKind : (types[kind] ?? kind))
}

/** Long words by their beginning and end: all of them stand in the text. */
const shortened = (words: string): string =>
  words.length <= 90 ? words : words.replace(/^(.{60}).*(.{20})$/su, '$1 … $2')

/** The words found, struck through, and what they would become. */
export function FoundWords({ finding, id }: { finding: FieldFinding; id?: string }) {
  const copy = useCopy().cases
  const kinds = useKinds()
  const isDirect = finding.severity === 'direct'
  return (
    <div id={id} className="flex min-w-0 gap-2.5">
      <span
        aria-hidden="true"
        className={classes('mt-1.5 size-2.5 shrink-0 rounded-full', isDirect ? 'bg-danger' : 'bg-warn')}
      />
      <div className="min-w-0 break-words">
        <del className="text-ink-3">{shortened(finding.words)}</del>{' '}
        <span className="sr-only">{copy.check.becomes}</span>
        <span aria-hidden="true">→</span> <strong className="font-semibold">{finding.suggestion}</strong>
        <div className="text-xs text-ink-2">
          {kinds(kindOf(finding))}, {copy.short[finding.field]}
        </div>
      </div>
    </div>
  )
}

/** One find, with what can be done about it. */
export function Found({
  finding,
  settle,
  reason,
  onReason,
  onSettled,
}: {
  finding: FieldFinding
  settle: Settle
  /** Why it may stay, as far as it is written; undefined while nobody is asked. */
  reason: string | undefined
  onReason: (reason: string | undefined) => void
  onSettled: () => void
}) {
  const copy = useCopy().cases.check
  const id = useId()
  const done = (act: () => void) => () => {
    onSettled()
    act()
  }
  const isAsking = reason !== undefined
  return (
    <li className="grid gap-2 border-t border-line py-3 text-sm first:border-t-0">
      <div data-settle className="flex items-start justify-between gap-3">
        <FoundWords finding={finding} id={id} />
        <Button type="button" size="small" describedBy={id} onPress={done(() => settle.use([finding]))}>
          {copy.use}
        </Button>
      </div>
      <div className="flex flex-wrap gap-x-3 pl-5">
        {finding.severity === 'caution' ? (
          <SmallButton describedBy={id} onPress={done(() => settle.dismiss(finding))}>
            {copy.not}
          </SmallButton>
        ) : (
          <SmallButton
            describedBy={id}
            isExpanded={isAsking}
            onPress={() => onReason(isAsking ? undefined : '')}
          >
            {copy.override}
          </SmallButton>
        )}
        {settle.show && (
          <SmallButton describedBy={id} onPress={() => settle.show?.(finding)}>
            {copy.show}
          </SmallButton>
        )}
      </div>
      {isAsking && (
        <Reason
          reason={reason}
          onWrite={onReason}
          onKeep={done(() => {
            settle.override(finding, reason.trim())
            onReason(undefined)
          })}
        />
      )}
    </li>
  )
}

function SmallButton({
  children,
  onPress,
  isExpanded,
  describedBy,
}: {
  children: string
  onPress: () => void
  isExpanded?: boolean
  describedBy?: string
}) {
  return (
    <button
      type="button"
      aria-expanded={isExpanded}
      aria-describedby={describedBy}
      onClick={onPress}
      className="min-h-6 cursor-pointer text-xs font-medium text-pine underline-offset-4 hover:underline pointer-coarse:min-h-11"
    >
      {children}
    </button>
  )
}

function Reason({
  reason,
  onWrite,
  onKeep,
}: {
  reason: string
  onWrite: (reason: string) => void
  onKeep: () => void
}) {
  const copy = useCopy().cases.check
  const id = useId()
  return (
    <form {...notWrittenDown} onSubmit={(event) => event.preventDefault()} className="grid gap-2 pl-5">
      <label htmlFor={id} className="text-xs text-ink-2">
        {copy.reason}
      </label>
      <textarea
        id={id}
        rows={2}
        // biome-ignore lint/a11y/noAutofocus: opened by the button before it
        autoFocus
        value={reason}
        onChange={(event) => onWrite(event.currentTarget.value)}
        className={inputClass}
      />
      <Length length={reason.length} maxLength={longestReason} />
      <div>
        <Button
          type="button"
          size="small"
          isDisabled={reason.trim().length < shortestReason || reason.length > longestReason}
          onPress={onKeep}
        >
          {copy.keep}
        </Button>
      </div>
    </form>
  )
}

/** How a text stands before it is shared: one direct find holds it back. */
export function toneOf(findings: readonly FieldFinding[]): 'danger' | 'warn' | 'good' {
  if (findings.some(({ severity }) => severity === 'direct')) return 'danger'
  return findings.length > 0 ? 'warn' : 'good'
}
