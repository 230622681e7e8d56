import { useEffect, useRef, useState } from 'react'
import type { FieldFinding } from '#domain/drafts/settled'
import { Button } from '#ui/button'
import { Card, Chip } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Found, kindOf, type Settle, toneOf, useKinds } from './finding.tsx'
import { Reads, Unread } from './reads.tsx'

/** The same words in the same text: what is said of one mention of them is said of all. */
const sayingOf = ({ field, words }: FieldFinding): string => `${field} ${words}`
/**
 * Each find with which mention of its words it is, counted from the last: writing before it moves a find, and taking over
 * what stands before it leaves fewer, but neither makes another of it.
 */
function mentionsIn(findings: readonly FieldFinding[]) {
  const left = new Map<string, number>()
  for (const finding of findings) left.set(sayingOf(finding), (left.get(sayingOf(finding)) ?? 0) + 1)
  return findings.map((finding) => {
    const saying = sayingOf(finding)
    const nth = left.get(saying)! - 1
    left.set(saying, nth)
    return { finding, saying, nth, key: `${saying} ${nth}` }
  })
}

/** Finds in the list at once: hundreds, each with its buttons, would hold up every letter typed. */
const AT_ONCE = 30

/** A reason being written for words that may stay, beside one of their mentions. */
type Writing = { nth: number; reason: string }

/** What was found, each with neutral wording to take over, for use with JavaScript. */
export function CheckCard({
  findings,
  isChecking,
  settle,
  overridden,
  isEmpty,
  isUnread,
}: {
  findings: readonly FieldFinding[]
  isChecking: boolean
  settle: Settle
  overridden: number
  /** Nothing is written yet: then nothing is said of what was found. */
  isEmpty: boolean
  /** Some of it is in a script that is not read. */
  isUnread: boolean
}) {
  const copy = useCopy().cases
  const kindWords = useKinds()
  const [most, setMost] = useState(AT_ONCE)
  const direct = findings.filter((f) => f.severity === 'direct').length
  const list = useRef<HTMLUListElement>(null)
  const state = useRef<HTMLParagraphElement>(null)
  const goTo = useRef<{ at: number; list: string } | undefined>(undefined)
  const firstOfMore = useRef<number | undefined>(undefined)
  const mentions = mentionsIn(findings)
  const shown = mentions.map(({ finding, key }) => `${key} ${finding.start}`).join('\n')
  // Kept here, so that no answer of the check takes away what is being written.
  const [reasons, setReasons] = useState<Readonly<Record<string, Writing>>>({})
  const keep = (saying: string, writing: Writing | undefined) =>
    setReasons(({ [saying]: _, ...others }) => (writing ? { ...others, [saying]: writing } : others))
  const isBeside = (saying: string, nth: number) => {
    if (reasons[saying] === undefined) return false
    const last = mentions.filter((one) => one.saying === saying).length - 1
    return Math.min(reasons[saying].nth, last) === nth
  }
  // What was just settled leaves the list: the focus goes to what takes its place, or to what is left to say,
  // and again when the list has been made anew.
  useEffect(() => {
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-settle] button:first-of-type')
    if (firstOfMore.current !== undefined) {
      buttons?.[firstOfMore.current]?.focus()
      firstOfMore.current = undefined
    }
    if (goTo.current === undefined) return
    const isHere = list.current?.contains(document.activeElement)
    if (document.activeElement !== document.body) {
      if (!isHere) goTo.current = undefined
      return
    }
    const next = buttons?.[Math.min(goTo.current.at, buttons.length - 1)] ?? state.current
    if (goTo.current.list !== shown) goTo.current = undefined
    next?.focus()
  })
  const kinds = [...Map.groupBy(findings, kindOf)].filter(([, list]) => list.length > 1)
  return (
    <Card
      title={copy.check.title}
      aside={
        !isEmpty && (
          <Chip tone={toneOf(findings)}>
            {copy.check.state(direct, findings.length - direct, overridden)}
          </Chip>
        )
      }
    >
      <p role="status" ref={state} tabIndex={-1} className="sr-only">
        {!isEmpty && copy.check.state(direct, findings.length - direct, overridden)}
      </p>
      <Unread isUnread={isUnread} />
      {!isEmpty && findings.length === 0 && overridden === 0 && (
        <p className="text-sm text-ink-2">{copy.check.clear}</p>
      )}
      <ul ref={list} aria-busy={isChecking}>
        {mentions.slice(0, most).map(({ finding, saying, nth, key }, index) => (
          <Found
            key={key}
            finding={finding}
            settle={settle}
            reason={isBeside(saying, nth) ? reasons[saying]?.reason : undefined}
            onReason={(reason) => keep(saying, reason === undefined ? undefined : { nth, reason })}
            onSettled={() => {
              goTo.current = { at: index, list: shown }
            }}
          />
        ))}
      </ul>
      {findings.length > most && (
        <div className="border-t border-line pt-3">
          <Button
            type="button"
            size="small"
            onPress={() => {
              firstOfMore.current = most
              setMost(most + AT_ONCE)
            }}
          >
            {copy.check.more(Math.min(AT_ONCE, findings.length - most))}
          </Button>
        </div>
      )}
      <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
        {findings.length > 1 && (
          <Button type="button" size="small" kind="primary" onPress={() => settle.use(findings)}>
            {copy.check.useAll}
          </Button>
        )}
        {kinds.map(([kind, list]) => (
          <Button key={kind} type="button" size="small" kind="quiet" onPress={() => settle.use(list)}>
            {copy.check.allOfKind(kindWords(kind))}
          </Button>
        ))}
        {settle.undo && (
          <Button
            type="button"
            size="small"
            kind="quiet"
            onPress={() => {
              goTo.current = { at: 0, list: shown }
              settle.undo?.()
            }}
          >
            {copy.check.undo}
          </Button>
        )}
      </div>
      {overridden > 0 && <p className="mt-3 text-sm text-ink-2">{copy.check.overridden(overridden)}</p>}
      <Reads isFirst={isEmpty}>{copy.check.onDevice}</Reads>
    </Card>
  )
}
