import { useCallback, useEffect, useRef, useState } from 'react'
import { isGivenUp } from '#app/ui/unsaved'
import type { CaseTexts } from '#domain/cases/heading'
import { deviceFrom, hear, sending } from '#domain/drafts/device'
import type { KeptText } from '#domain/drafts/draft'
import { useReader } from '#ui/reader'
import { freshId } from '../room/ids.ts'
import { useLeaving } from './leaving.ts'
import { type Heard, post } from './outgoing.ts'
import type { Writing } from './writing.ts'

export type SaveState =
  | 'saved'
  | 'unsaved'
  | 'saving'
  /** Nobody answers, or only that nothing can be kept just now: it is tried again. */
  | 'offline'
  | 'signed-out'
  /** Something is not as a draft may be, as a text too long: the writer changes it. */
  | 'refused'
  /** All that is kept in the draft is more than it may hold. */
  | 'full'
  /** The draft is no more: shared or destroyed elsewhere. */
  | 'gone'

/** A pause in typing. */
const SAVE_AFTER = 1200
const TRY_AGAIN_AFTER = 5000
const LONGEST_WAIT = 60_000

export type Stored = { revision: number; texts: CaseTexts; kept: readonly KeptText[] }

/**
 * Saves while writing. What another device wrote meanwhile comes back and is shown where nothing was typed
 * here since; without a connection it tries again, and nothing leaves the page. `first` is what the server has: what
 * stands in `writing` from the beginning and differs is saved too.
 */
export function useSaving(
  address: string,
  first: { revision: number; writing: Writing; kept: readonly KeptText[] },
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
  const heard = useRef<Heard>({
    device: deviceFrom(first.writing.texts, first.revision),
    settled: first.writing,
  })
  const saved = useRef(JSON.stringify(first.writing))
  const mark = JSON.stringify(writing)
  const [state, setState] = useState<SaveState>(mark === saved.current ? 'saved' : 'unsaved')
  const underWay = useRef<Promise<SaveState>>(undefined)
  /** What was sent and not heard of may be kept: until that is known, nothing on the page is said to be. */
  const isBehind = useCallback(
    (mark = JSON.stringify(latest.current)) =>
      !isGivenUp() && (heard.current.device.unheard.length > 0 || mark !== saved.current),
    [],
  )
  const [page] = useState(freshId)
  const { writer = '' } = useReader()
  const sendNow = useCallback(
    (isLeaving: boolean) => {
      const said = latest.current
      const before = heard.current
      const device = sending(before.device, said.texts, JSON.stringify(said))
      heard.current = { ...before, device }
      const saving = device.savings
      return { said, saving, answer: post(address, said, { page, saving, writer }, before, isLeaving) }
    },
    [address, page, writer],
  )
  const send = useCallback(
    async (isLeaving: boolean): Promise<SaveState> => {
      setState('saving')
      const { said, saving, answer } = sendNow(isLeaving)
      const outcome = await outcomeOf(answer)
      if (typeof outcome === 'string') return outcome
      setStored(outcome)
      const { device, adopt: adopted } = hear(heard.current.device, {
        saving,
        sent: said.texts,
        shown: latest.current.texts,
        answer: outcome,
      })
      heard.current = { device, settled: said }
      saved.current = JSON.stringify({ ...said, texts: { ...said.texts, ...adopted } })
      adopt(adopted)
      return 'saved'
    },
    [sendNow, adopt],
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
      // Typed on since the answer came, a moment ago.
      setState(outcome === 'saved' && isBehind() ? 'unsaved' : outcome)
      return !isHeldUp(outcome)
    },
    [send, isBehind],
  )
  useEffect(() => {
    if (!isBehind(mark)) {
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
  }, [mark, save, isBehind])
  /** The last words go by themselves, also once the page is gone, beside what may be broken off on its way. */
  const leave = useCallback(() => {
    if (isBehind()) sendNow(true).answer.catch(() => {})
  }, [sendNow, isBehind])
  const isUnderWay = useCallback(() => underWay.current !== undefined, [])
  useLeaving({ save, leave, isBehind, isUnderWay })
  return { stored, state, save }
}

/** Whether saving waits for something that only the writer or the network can mend. */
export const isHeldUp = (state: SaveState): boolean =>
  state !== 'saved' && state !== 'unsaved' && state !== 'saving'

async function outcomeOf(answer: Promise<Response>): Promise<Stored | SaveState> {
  try {
    const response = await answer
    if (response.ok) return (await response.json()) as Stored
    const state = refusalIn(response)
    return state === 'refused' && (await response.text()).includes('"draft.full"') ? 'full' : state
  } catch {
    return 'offline'
  }
}

/** What an answer that is no success means for who writes. */
export function refusalIn({ status, type }: Pick<Response, 'status' | 'type'>): SaveState {
  // 403: another person is signed in in this browser now.
  if (status === 401 || status === 403 || type === 'opaqueredirect') return 'signed-out'
  if (status === 404 || status === 410) return 'gone'
  return status === 400 || status === 413 ? 'refused' : 'offline'
}
