import { longestNote } from '#domain/notes/longest'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Length } from '#ui/field'
import type { CaseOnNow } from './casecard.tsx'
import { RoomForm } from './command.tsx'
import { useNoteSaving } from './notesaving.ts'

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
  const { noteId, text, setText, isOffline, isKept } = useNoteSaving(onNow, newNoteId, copy.leaveUnsaved)
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
