import { longestNote } from '#domain/notes/longest'
import type { NoteShown } from '#domain/notes/reads'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextArea } from '#ui/field'
import { Form } from '#ui/form'

type Last = Parameters<typeof Form>[0]['last']

/** Own notes, private until one is offered; and for the presenter, those that were. */
export function NotesCard({
  notes,
  noteId,
  isMine,
  last,
}: {
  notes: readonly NoteShown[]
  noteId: string
  isMine: boolean
  last: Last
}) {
  const copy = useCopy().cases.notes
  const own = notes.filter((note) => note.isMine)
  const offered = notes.filter((note) => !note.isMine)
  return (
    <>
      {offered.length > 0 && (
        <Card title={copy.offeredToYou}>
          <ul className="grid gap-4">
            {offered.map((note) => (
              <li key={note.noteId}>
                <p className="whitespace-pre-line">{note.text}</p>
                <p className="text-sm text-ink-2">{note.author}</p>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={copy.title}>
        <p className="mb-4 text-sm text-ink-2">{isMine ? copy.leadOwn : copy.lead}</p>
        <ul className="grid gap-5">
          {own.map((note) => (
            <li key={note.noteId} className="grid gap-2">
              <p className="whitespace-pre-line">{note.text}</p>
              {note.offeredAt ? (
                <p className="text-sm text-ink-2">{copy.offered}</p>
              ) : (
                <NoteActions note={note} canOffer={!isMine} />
              )}
            </li>
          ))}
        </ul>
        <Form last={last} name="note" className="mt-4 grid gap-3">
          <input type="hidden" name="noteId" value={noteId} />
          <TextArea name="text" label={copy.text} rows={3} maxLength={longestNote} />
          <div>
            <Button type="submit" size="small" name="do" value="note">
              {copy.save}
            </Button>
          </div>
        </Form>
      </Card>
    </>
  )
}

function NoteActions({ note, canOffer }: { note: NoteShown; canOffer: boolean }) {
  const copy = useCopy().cases.notes
  return (
    <Form name={note.noteId} className="flex flex-wrap gap-2">
      <input type="hidden" name="noteId" value={note.noteId} />
      {canOffer && (
        <Button type="submit" size="small" name="do" value="offer-note">
          {copy.offer}
        </Button>
      )}
      <Button type="submit" size="small" kind="quiet" name="do" value="remove-note">
        {copy.remove}
      </Button>
    </Form>
  )
}
