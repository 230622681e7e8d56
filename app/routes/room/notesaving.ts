import { useCallback, useEffect, useRef, useState } from 'react'
import { useFetcher } from 'react-router'
import { type Refused, writerField } from '#app/forms'
import { isReachable } from '#app/reachable'
import { rememberSent } from '#app/sent'
import { useLastWords } from '#app/ui/lastwords'
import { isGivenUp } from '#app/ui/unsaved'
import { longestNote } from '#domain/notes/longest'
import { useForgetting } from '#ui/form-state'
import { useReader } from '#ui/reader'
import type { CaseOnNow } from './casecard.tsx'
import { freshId } from './ids.ts'

/**
 * One's own note on the case that is on, saved while one types; offered, it is another's to read, and the next one begins.
 * `isOffline`: nobody takes it just now, and it is tried again. `question`: what is asked before it would be lost.
 */
export function useNoteSaving(onNow: CaseOnNow, newNoteId: string, question: string) {
  const kept = onNow.notes.findLast((note) => note.isMine && !note.offeredAt)
  const { writer = '' } = useReader()
  const [noteId, setNoteId] = useState(kept?.noteId ?? newNoteId)
  const [text, setText] = useState(kept?.text ?? '')
  // Each case's own: what is still on its way for the one before is not broken off by this one.
  const saving = useFetcher<{ ok: true } | Refused>({ key: `note ${onNow.caseId}` })
  const isUnderWay = saving.state !== 'idle'
  const saved = useRef<string | undefined>(text)
  const [refusals, setRefusals] = useState(0)
  const isOffered = onNow.notes.some((note) => note.noteId === noteId && note.offeredAt)
  useEffect(() => {
    if (!isOffered) return
    setNoteId(newNoteId)
    setText('')
    saved.current = ''
  }, [isOffered, newNoteId])
  const { submit } = saving
  // What was sent earlier may arrive later: by its number it is known.
  const [pageId] = useState(freshId)
  const savings = useRef(0)
  const formOf = useCallback(
    (words: string) => {
      const note = new FormData()
      savings.current += 1
      const page = { pageId, number: String(savings.current) }
      const fields = {
        form: 'note',
        [writerField]: writer,
        caseId: onNow.caseId,
        noteId,
        text: words,
        ...page,
      }
      for (const [name, value] of Object.entries(fields)) note.set(name, value)
      return note
    },
    [noteId, onNow.caseId, writer, pageId],
  )
  const keep = useCallback(
    (words: string) => {
      saved.current = words
      const note = formOf(words)
      rememberSent(note, undefined)
      // Nothing else is asked for then: it is saved with the first answer, whatever became of a second.
      submit(note, { method: 'post', defaultShouldRevalidate: false })
    },
    [formOf, submit],
  )
  useForgetting(isUnderWay)
  const [isOffline, setOffline] = useState(false)
  useEffect(() => {
    const isHeldBack = saving.data?.ok === false && saving.data.problems['']?.code === 'away'
    if (isUnderWay || !isHeldBack) return
    // Nothing of it was kept: it is tried again.
    saved.current = undefined
    setOffline(true)
    setRefusals((count) => count + 1)
  }, [isUnderWay, saving.data])
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a refusal the same words are tried again
  useEffect(() => {
    if (text === saved.current || text.length > longestNote) return
    let isOver = false
    const attempt = async () => {
      const isThere = await isReachable()
      if (isOver) return
      setOffline(!isThere)
      if (isThere) keep(text)
      else timer = setTimeout(attempt, 3000)
    }
    let timer = setTimeout(attempt, 800)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [text, keep, refusals])
  // The case may go off the table in the middle of a word.
  const latest = useRef({ text, keep, formOf, isUnderWay, isOffline })
  const whenAnswered = useRef<(isKept: boolean) => void>(undefined)
  useEffect(() => {
    latest.current = { text, keep, formOf, isUnderWay, isOffline }
  }, [text, keep, formOf, isUnderWay, isOffline])
  useEffect(() => {
    if (!isUnderWay) whenAnswered.current?.(saving.data?.ok === true)
  }, [isUnderWay, saving.data])
  const isBehind = useCallback(
    () => !isGivenUp() && (latest.current.isUnderWay || latest.current.text !== saved.current),
    [],
  )
  const save = useCallback(async () => {
    const answer = () =>
      new Promise<boolean>((resolve) => {
        whenAnswered.current = resolve
      })
    if (latest.current.isUnderWay) await answer()
    if (!isBehind()) return true
    if (latest.current.text.length > longestNote) return false
    const isThere = await isReachable()
    setOffline(!isThere)
    if (!isThere) return false
    const answered = answer()
    keep(latest.current.text)
    return answered
  }, [isBehind, keep])
  useLastWords({ save, isBehind, question })
  useEffect(() => {
    // A page that is left by Back or closed in the middle of a word comes to no next attempt of its own, and the browser
    // breaks off what is on its way: saved twice, it is the same note.
    const leave = () => {
      const { text, formOf, isUnderWay } = latest.current
      if (isGivenUp()) return
      if ((isUnderWay || text !== saved.current) && text.length <= longestNote)
        navigator.sendBeacon(window.location.pathname, formOf(text))
    }
    // What nobody takes, or is too long to be taken, would go with the page.
    const warn = (event: BeforeUnloadEvent) => {
      const { text, isOffline } = latest.current
      if (isGivenUp()) return
      const isHeldUp = isOffline || !navigator.onLine || text.length > longestNote
      if (text !== saved.current && isHeldUp) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('pagehide', leave)
    }
  }, [])
  useEffect(
    () => () => {
      if (latest.current.text !== saved.current && navigator.onLine) latest.current.keep(latest.current.text)
    },
    [],
  )
  const isKept = !isUnderWay && saving.data?.ok !== false && text !== '' && text === saved.current
  return { noteId, text, setText, isOffline, isKept }
}
