import { useEffect, useRef, useState } from 'react'
import { type CaseTexts, type TextField, textFields } from '#domain/cases/heading'
import type { Said } from '#domain/deidentify/said'
import { hasUnread } from '#domain/deidentify/unread'
import type { WorkerAnswer, WorkerRequest } from '#domain/deidentify/worker'
import { type FieldFinding, type Settled, settledIn } from '#domain/drafts/settled'

/** What the page holds of a draft while it is written. */
export type Writing = Settled & { texts: CaseTexts; feedback: readonly string[]; shareStirs: boolean }
/** Whether no text has a word yet. */
export const isUnwritten = ({ texts }: Pick<Writing, 'texts'>): boolean =>
  Object.values(texts).every((text) => text.trim() === '')
/** Whether some of what would be shared is in a script that the check does not read. */
export const isPartUnread = ({ texts, shareStirs }: Pick<Writing, 'texts' | 'shareStirs'>): boolean =>
  checked(shareStirs).some((field) => hasUnread(texts[field]))
/** The texts that are checked: what it stirs only where it is shared. */
const checked = (shareStirs: boolean): readonly TextField[] =>
  textFields.filter((field) => field !== 'stirs' || shareStirs)
/** What people in each text were called when some of it was taken over: the rest keeps that wording. */
export type SaidInTexts = Partial<Record<TextField, readonly Said[]>>
/** A pause in typing; what a button changed is checked at once. */
const CHECK_AFTER = 250

/**
 * Finds in each text, from a worker on this device; until it answers for a text, those the page came with (`first`).
 * Texts never leave the page.
 */
export function useFindings(
  writing: Writing,
  isTyping: boolean,
  said: SaidInTexts,
  first: readonly FieldFinding[],
): { findings: FieldFinding[]; isChecking: boolean } {
  const worker = useRef<Worker | undefined>(undefined)
  const sent = useRef(new Map<number, { field: TextField; text: string }>())
  const asked = useRef(new Map<TextField, string>())
  const [found, setFound] = useState<Partial<Record<TextField, FieldFinding[]>>>(() =>
    Object.groupBy(first, ({ field }) => field),
  )
  const [waiting, setWaiting] = useState(0)
  useEffect(() => {
    const made = new Worker(new URL('../../../domain/deidentify/worker.ts', import.meta.url), {
      type: 'module',
    })
    made.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      setWaiting((count) => count - 1)
      const question = sent.current.get(data.id)
      sent.current.delete(data.id)
      if (!question || 'error' in data) return
      const { field, text } = question
      setFound((before) => ({
        ...before,
        [field]: data.findings.map((f) => ({ ...f, field, words: text.slice(f.start, f.end) })),
      }))
    }
    worker.current = made
    return () => made.terminate()
  }, [])
  useEffect(() => {
    const timer = setTimeout(
      () => {
        for (const field of textFields) {
          const text = writing.texts[field]
          if (asked.current.get(field) === text) continue
          asked.current.set(field, text)
          const id = nextNumber()
          sent.current.set(id, { field, text })
          setWaiting((count) => count + 1)
          const request: WorkerRequest = { id, text, said: said[field] ?? [] }
          worker.current?.postMessage(request)
        }
      },
      isTyping ? CHECK_AFTER : 0,
    )
    return () => clearTimeout(timer)
  }, [writing.texts, isTyping, said])
  const shown = checked(writing.shareStirs)
  const isSettled = settledIn(writing)
  return {
    findings: inOrder(shown.flatMap((field) => (found[field] ?? []).filter((f) => !isSettled(f)))),
    isChecking: waiting > 0,
  }
}

/** What holds back sharing first, each kind in the order of the text. */
const inOrder = (findings: readonly FieldFinding[]): FieldFinding[] => [
  ...findings.filter((f) => f.severity === 'direct'),
  ...findings.filter((f) => f.severity === 'caution'),
]

let number = 0
const nextNumber = () => {
  number += 1
  return number
}
