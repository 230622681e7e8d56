import { useCallback, useEffect, useRef, useState } from 'react'
import { useFetcher } from 'react-router'
import { type Refused, writerField } from '#app/forms'
import { isReachable } from '#app/reachable'
import { rememberSent } from '#app/sent'
import { isAnothersNow } from '#app/ui/sameperson'
import { longestNote } from '#domain/notes/longest'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Length } from '#ui/field'
import { useForgetting } from '#ui/form-state'
import { useReader } from '#ui/reader'
import type { CaseOnNow } from './casecard.tsx'
import { RoomForm } from './command.tsx'
import { freshId } from './ids.ts'

type Props = { onNow: CaseOnNow; presenter: string; newNoteId: string }

/** A private note, saved while typing; members may offer theirs to the presenter, who sees what was offered. */
export function Notes({ onNow, presenter, newNoteId }: Props) {
  const copy = useCopy().room
  if (onNow.question === undefined) return null
  const offered = onNow.notes.filter((note) => note.offeredAt)
  return (
    <Card title={copy.myNotes}>
      <OwnNote onNow={onNow} presenter={presenter} newNoteId={newNoteId} />
      {offered.length > 0 && (
        <>
          <h3 className="mt-4 font-sans text-sm font-medium">
            {onNow.isMine ? copy.offeredToYou : copy.offered}
          </h3>
          <ul className="mt-2 grid gap-2 text-sm">
            {offered.map((note) => (
              <li key={note.noteId} className="rounded-s bg-sunken px-3 py-2">
                <span className="whitespace-pre-wrap">{note.text}</span>
                {onNow.isMine && (
                  <span className="mt-0.5 block text-xs text-ink-3">{copy.offeredBy(note.author ?? '')}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function OwnNote({ onNow, presenter, newNoteId }: Props) {
  const copy = useCopy().room
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
      submit(note, { method: 'post' })
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
  useEffect(() => {
    latest.current = { text, keep, formOf, isUnderWay, isOffline }
  }, [text, keep, formOf, isUnderWay, isOffline])
  useEffect(() => {
    // A page that is left by Back or closed in the middle of a word comes to no next attempt of its own, and the browser
    // breaks off what is on its way: saved twice, it is the same note.
    const leave = () => {
      const { text, formOf, isUnderWay } = latest.current
      if (isAnothersNow()) return
      if ((isUnderWay || text !== saved.current) && text.length <= longestNote)
        navigator.sendBeacon(window.location.pathname, formOf(text))
    }
    // What nobody takes, or is too long to be taken, would go with the page.
    const warn = (event: BeforeUnloadEvent) => {
      const { text, isOffline } = latest.current
      if (isAnothersNow()) return
      if (text !== saved.current && (isOffline || text.length > longestNote)) event.preventDefault()
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
  return (
    <RoomForm name="offer" className="grid gap-2">
      <input type="hidden" name="caseId" value={onNow.caseId} />
      <input type="hidden" name="noteId" value={noteId} />
      <p id="note-privacy" className="text-sm text-ink-2">
        {onNow.isMine ? copy.notesOwn : copy.notesPrivate(presenter)}
      </p>
      <textarea
        name="text"
        aria-label={copy.note}
        aria-describedby="note-privacy"
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="field-sizing-content min-h-20 w-full rounded-s border border-line-field bg-card px-3 py-2"
      />
      <Length length={text.length} maxLength={longestNote} />
      <div className="flex flex-wrap items-center gap-2">
        {!onNow.isMine && (
          <Button size="small" name="offer" value="yes">
            {copy.offer(presenter)}
          </Button>
        )}
        <noscript>
          <Button size="small" name="offer" value="no">
            {copy.saveNote}
          </Button>
        </noscript>
        <span className="text-xs text-ink-3" aria-live="polite">
          {isOffline ? copy.noteOffline : isKept && copy.noteSaved}
        </span>
      </div>
    </RoomForm>
  )
}
