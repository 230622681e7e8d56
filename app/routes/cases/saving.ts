import { useCallback, useEffect, useRef, useState } from 'react'
import type { CaseTexts } from '#domain/cases/heading'
import { alsoUnheard, hear, knownFrom } from '#domain/drafts/device'
import { freshId } from '../room/ids.ts'
import { useLeaving } from './leaving.ts'
import { type Heard, post } from './outgoing.ts'
import type { Kept, Writing } from './writing.ts'

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

/** A pause in typing. */
const SAVE_AFTER = 1200
const TRY_AGAIN_AFTER = 5000
const LONGEST_WAIT = 60_000

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
  const heard = useRef<Heard>({
    known: knownFrom(first.writing.texts, first.revision),
    unheard: [],
    settled: first.writing,
  })
  const saved = useRef(JSON.stringify(first.writing))
  const mark = JSON.stringify(writing)
  const [state, setState] = useState<SaveState>(mark === saved.current ? 'saved' : 'unsaved')
  const underWay = useRef<Promise<SaveState>>(undefined)
  const isBehind = useCallback(() => JSON.stringify(latest.current) !== saved.current, [])
  const [page] = useState(freshId)
  const last = useRef({ saving: 0, mark: '' })
  /** Sends what stands on the page; the same words once more are the same saving, which the server knows again. */
  const sendNow = useCallback(
    (isLeaving: boolean) => {
      const sending = latest.current
      const mark = JSON.stringify(sending)
      const isAgain = mark === last.current.mark
      if (!isAgain) last.current = { saving: last.current.saving + 1, mark }
      const { saving } = last.current
      const answer = post(address, sending, { page, saving }, heard.current, isLeaving)
      const { known, unheard, settled } = heard.current
      if (!isAgain)
        heard.current = {
          known,
          settled,
          unheard: alsoUnheard(known, unheard, { saving, texts: sending.texts }),
        }
      return { sending, saving, answer }
    },
    [address, page],
  )
  const send = useCallback(
    async (isLeaving: boolean): Promise<SaveState> => {
      setState('saving')
      const { sending, saving, answer } = sendNow(isLeaving)
      const outcome = await outcomeOf(answer)
      if (typeof outcome === 'string') {
        // It may be kept, and only the answer was lost: what the server has is not known until it answers.
        if (outcome === 'offline') saved.current = ''
        return outcome
      }
      setStored(outcome)
      const { known, adopt: adopted } = hear(heard.current.known, {
        sent: sending.texts,
        shown: latest.current.texts,
        answer: outcome,
      })
      const unheard = heard.current.unheard.filter((one) => one.saving > saving)
      heard.current = { known, unheard, settled: sending }
      saved.current = JSON.stringify({ ...sending, texts: { ...sending.texts, ...adopted } })
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
  state === 'offline' || state === 'signed-out' || state === 'refused' || state === 'gone'

async function outcomeOf(answer: Promise<Response>): Promise<Stored | SaveState> {
  try {
    const response = await answer
    return response.ok ? ((await response.json()) as Stored) : refusalIn(response)
  } catch {
    return 'offline'
  }
}

/** What an answer that is no success means for who writes. */
export function refusalIn({ status, type }: Pick<Response, 'status' | 'type'>): SaveState {
  if (status === 401 || type === 'opaqueredirect') return 'signed-out'
  if (status === 404 || status === 410) return 'gone'
  return status === 400 || status === 403 || status === 413 ? 'refused' : 'offline'
}
