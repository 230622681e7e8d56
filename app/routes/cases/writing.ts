import { useCallback, useEffect, useRef, useState } from 'react'
import { type CaseTexts, type TextField, textFields } from '#domain/cases/heading'
import type { Said } from '#domain/deidentify/said'
import type { WorkerAnswer, WorkerRequest } from '#domain/deidentify/worker'
import { basesOf, changedTexts, hear, type Known, knownFrom } from '#domain/drafts/device'
import { type FieldFinding, isSettled, type Settled } from '#domain/drafts/settled'

/** What the page holds of a draft while it is written. */
export type Writing = Settled & { texts: CaseTexts; feedback: readonly string[]; shareStirs: boolean }
/** Whether no text has a word yet. */
export const isUnwritten = ({ texts }: Pick<Writing, 'texts'>): boolean =>
  Object.values(texts).every((text) => text.trim() === '')
export type Kept = readonly { field: TextField; text: string }[]
/** What people in each text were called when some of it was taken over: the rest keeps that wording. */
export type SaidInTexts = Partial<Record<TextField, readonly Said[]>>
export type SaveState =
  | 'saved'
  | 'unsaved'
  | 'saving'
  /** Nobody answers, or only that nothing can be kept just now: it is tried again. */
  | 'offline'
  | 'signed-out'
  /** Something is not as a draft may be, as a text too long: the writer changes it. */
  | 'refused'
  /** The draft is no more: shared or destroyed elsewhere. */
  | 'gone'

/** A pause in typing; what a button changed is checked at once. */
const CHECK_AFTER = 250
const SAVE_AFTER = 1200
const TRY_AGAIN_AFTER = 5000
const LONGEST_WAIT = 60_000

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
  const shown = textFields.filter((field) => field !== 'stirs' || writing.shareStirs)
  return {
    findings: inOrder(shown.flatMap((field) => (found[field] ?? []).filter((f) => !isSettled(writing, f)))),
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

export type Stored = { revision: number; texts: CaseTexts; kept: Kept }

/**
 * Saves while writing. What another device wrote meanwhile comes back and is shown where nothing was typed
 * here since; without a connection it tries again, and nothing leaves the page. `first` is what the server has: what
 * stands in `writing` from the beginning and differs is saved too.
 */
export function useSaving(
  address: string,
  first: { revision: number; writing: Writing; kept: Kept },
  writing: Writing,
  adopt: (texts: Partial<CaseTexts>) => void,
) {
  const [stored, setStored] = useState<Stored>({
    revision: first.revision,
    texts: first.writing.texts,
    kept: first.kept,
  })
  const latest = useRef(writing)
  latest.current = writing
  const known = useRef<Known>(knownFrom(first.writing.texts, first.revision))
  const saved = useRef(JSON.stringify(first.writing))
  const mark = JSON.stringify(writing)
  const [state, setState] = useState<SaveState>(mark === saved.current ? 'saved' : 'unsaved')
  const underWay = useRef<Promise<SaveState>>(undefined)
  const isBehind = useCallback(() => JSON.stringify(latest.current) !== saved.current, [])
  const send = useCallback(
    async (keepalive: boolean): Promise<SaveState> => {
      const notKept = (outcome: SaveState) => {
        // It may be kept, and only the answer was lost: what the server has is not known until it answers.
        if (outcome === 'offline') saved.current = ''
        return outcome
      }
      const sending = latest.current
      setState('saving')
      try {
        const body = formOf(sending, known.current)
        const answer = await fetch(address, { method: 'POST', body, redirect: 'manual', keepalive })
        if (!answer.ok) return notKept(refusalIn(answer))
        const now = (await answer.json()) as Stored
        setStored(now)
        const heard = hear(known.current, { sent: sending.texts, shown: latest.current.texts, answer: now })
        known.current = heard.known
        saved.current = JSON.stringify({ ...sending, texts: { ...sending.texts, ...heard.adopt } })
        adopt(heard.adopt)
        return isBehind() ? 'unsaved' : 'saved'
      } catch {
        return notKept('offline')
      }
    },
    [address, adopt, isBehind],
  )
  /**
   * Saves what stands on the page now, after what is being saved already; false where something is in the way. What is
   * typed on meanwhile has a pause of its own to wait for. `isLeaving`: it goes on its way also where the page goes.
   */
  const save = useCallback(
    async (isLeaving = false): Promise<boolean> => {
      await underWay.current
      if (!isBehind()) return true
      underWay.current ??= send(isLeaving).finally(() => {
        underWay.current = undefined
      })
      const outcome = await underWay.current
      setState(outcome)
      return !isHeldUp(outcome)
    },
    [send, isBehind],
  )
  useEffect(() => {
    // What is on its way is older: where somebody takes it back meanwhile, that is saved after it.
    if (mark === saved.current && !underWay.current) {
      setState((before) => (before === 'gone' ? before : 'saved'))
      return
    }
    setState((before) => (isHeldUp(before) ? before : 'unsaved'))
    let wait = SAVE_AFTER
    const attempt = async () => {
      const isKept = await save()
      wait = Math.min(Math.max(wait * 2, TRY_AGAIN_AFTER), LONGEST_WAIT)
      if (!isKept && !isOver) timer = setTimeout(attempt, wait)
    }
    let isOver = false
    let timer = setTimeout(attempt, wait)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [mark, save])
  // The last words go by themselves, also once the page is gone; sent twice, they are there once.
  const leave = useCallback(() => {
    if (!isBehind()) return
    const body = formOf(latest.current, known.current)
    fetch(address, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => {})
  }, [address, isBehind])
  useEffect(() => {
    const again = () => void save()
    const warn = (event: BeforeUnloadEvent) => {
      if (!isBehind()) return
      event.preventDefault()
      // Already now: a busy machine may end a page that goes before it comes to say that it is hidden.
      void save(true)
    }
    window.addEventListener('beforeunload', warn)
    // Not every browser asks before it leaves, and what is on its way it breaks off.
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', again)
    // Back from the tab in which one signed in again.
    window.addEventListener('focus', again)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', again)
      window.removeEventListener('focus', again)
    }
  }, [save, isBehind, leave])
  // Another page of ours by a link: nobody is asked, and this one comes to no next attempt of its own.
  useEffect(
    () => () => {
      if (underWay.current) void save()
      else leave()
    },
    [save, leave],
  )
  return { stored, state, save }
}

/** Whether saving waits for something that only the writer or the network can mend. */
export const isHeldUp = (state: SaveState): boolean =>
  state === 'offline' || state === 'signed-out' || state === 'refused' || state === 'gone'

/** What an answer that is no success means for who writes. */
export function refusalIn({ status, type }: Pick<Response, 'status' | 'type'>): SaveState {
  if (status === 401 || type === 'opaqueredirect') return 'signed-out'
  if (status === 404 || status === 410) return 'gone'
  return status === 400 || status === 403 || status === 413 ? 'refused' : 'offline'
}

function formOf(writing: Writing, known: Known): FormData {
  const form = new FormData()
  form.set('basedOn', '0')
  for (const [field, text] of Object.entries(changedTexts(known, writing.texts))) form.set(field, text)
  for (const kind of writing.feedback) form.append('feedback', kind)
  if (writing.shareStirs) form.set('shareStirs', 'on')
  form.set(
    'settled',
    JSON.stringify({
      bases: basesOf(known),
      notIdentifiers: writing.notIdentifiers,
      overrides: writing.overrides,
    }),
  )
  return form
}
