import { useCallback, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'react-router'
import type { CaseTexts } from '#domain/cases/heading'
import { type FieldFinding, together } from '#domain/drafts/settled'
import { withNext } from '#platform/accounts/next'
import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import type { Route } from './+types/draft'
import { CheckCard } from './check.tsx'
import { EditorFields } from './fields.tsx'
import { KeptTexts } from './kept.tsx'
import { remembered, reworded } from './rewording.ts'
import { isHeldUp, type SaveState, useSaving } from './saving.ts'
import { ServerCheck } from './servercheck.tsx'
import { typedOver } from './typedover.ts'
import { type Change, restored, undoable } from './undo.ts'
import { isPartUnread, isUnwritten, type SaidInTexts, useFindings, type Writing } from './writing.ts'

const never = () => () => {}
/** True once the page lives in the browser: before, and without JavaScript, it is what the server sent. */
const useIsAlive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

type Props = Route.ComponentProps['loaderData'] & {
  address: string
  last: Route.ComponentProps['actionData']
}

/**
 * The editor. Awake it checks on the device and saves while one writes; before, and without JavaScript, it is a form, and
 * the server checks and takes over wording. The fields are the same elements all the while: a page wakes up by the very
 * press that goes into one, and what took their place then would get neither the cursor nor what is typed next.
 */
export function Editor({ address, last, ...draft }: Props) {
  const copy = useCopy().cases
  const isAlive = useIsAlive()
  const [writing, setWriting] = useState<Writing>(() => typedOver(draft.writing, last))
  const [history, setHistory] = useState<Change[]>([])
  const [isTyping, setIsTyping] = useState(false)
  const [said, setSaid] = useState<SaidInTexts>({})
  const adopt = useCallback((texts: Partial<CaseTexts>) => {
    // At once: a letter typed into older words would count as typed over these, and write over them.
    if (Object.keys(texts).length > 0)
      flushSync(() => setWriting((before) => ({ ...before, texts: { ...before.texts, ...texts } })))
  }, [])
  const { findings, isChecking } = useFindings(writing, isTyping, said, draft.found)
  const { stored, state, save } = useSaving(`${address}/save`, draft, writing, adopt)
  const form = useRef<HTMLFormElement>(null)
  const change = (part: Partial<Writing>) => setWriting((before) => ({ ...before, ...part }))
  const use = (chosen: readonly FieldFinding[]) => {
    const texts = reworded(writing.texts, chosen)
    setHistory((before) => [...before.slice(-20), { before: writing.texts, after: texts }])
    setSaid(remembered(said, writing.texts, findings, chosen))
    setIsTyping(false)
    change({ texts })
  }
  const undo = undoable(history, writing.texts)
  const show = (finding: FieldFinding) => {
    const field = document.querySelector<HTMLTextAreaElement>(`textarea[name="${finding.field}"]`)
    if (!field) return
    field.focus()
    field.setSelectionRange(finding.start, finding.end)
    field.scrollIntoView({ block: 'center' })
  }
  const settle = {
    use,
    dismiss: (finding: FieldFinding) =>
      change({ notIdentifiers: [...new Set([...writing.notIdentifiers, finding.words])] }),
    override: (finding: FieldFinding, reason: string) =>
      change({
        overrides: together(writing.overrides, [{ field: finding.field, text: finding.words, reason }]),
      }),
    show,
    undo:
      undo === undefined
        ? undefined
        : () => {
            setIsTyping(false)
            change({ texts: restored(writing.texts, undo) })
            setHistory(history.slice(0, history.lastIndexOf(undo)))
          },
  }
  const goOn = async () => {
    if (await save()) form.current?.submit()
  }
  return (
    <div className="grid items-start gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 gap-5.5">
        {/* A text that is no longer needed goes by a form of its own: then the page knows better than the last save. */}
        <KeptTexts kept={draft.revision > stored.revision ? draft.kept : stored.kept} />
        <Form
          last={isAlive ? undefined : last}
          name="write"
          isSavedByItself={isAlive}
          className="grid min-w-0 gap-5.5"
        >
          <input type="hidden" name="basedOn" value={draft.revision} />
          <EditorFields
            writing={writing}
            findings={findings}
            isAlive={isAlive}
            onChange={(part) => {
              setIsTyping(true)
              setWriting((before) => ({ ...before, ...part(before) }))
            }}
          />
          {/* Their room stays: a page that grew shorter would move what is just being pressed from under the hand. */}
          <div className={isAlive ? 'invisible flex flex-wrap gap-3' : 'flex flex-wrap gap-3'}>
            <Button type="submit" name="do" value="save">
              {copy.editor.save}
            </Button>
            <Button type="submit" kind="primary" name="do" value="preview">
              {copy.editor.preview}
            </Button>
          </div>
        </Form>
      </div>
      <aside className={isAlive ? 'grid min-w-0 gap-4.5 lg:sticky lg:top-6' : 'grid min-w-0 gap-4.5'}>
        {isAlive ? (
          <>
            <div className="flex flex-wrap items-center justify-end gap-3">
              <SaveNote state={state} />
              <form ref={form} method="get" action={`${address}/share`}>
                {/* while there is something to reword, rewording it is the next step (check.tsx) */}
                <Button type="button" kind={findings.length > 1 ? 'plain' : 'primary'} onPress={goOn}>
                  {copy.editor.preview}
                </Button>
              </form>
            </div>
            <CheckCard
              findings={findings}
              isChecking={isChecking}
              settle={settle}
              overridden={writing.overrides.length}
              isEmpty={isUnwritten(writing)}
              isUnread={isPartUnread(writing)}
            />
          </>
        ) : (
          <ServerCheck
            findings={draft.found}
            overridden={draft.writing.overrides.length}
            isEmpty={isUnwritten(draft.writing)}
            isUnread={isPartUnread(draft.writing)}
            last={last}
          />
        )}
        <Notice tone="private">{copy.editor.private}</Notice>
      </aside>
    </div>
  )
}

function SaveNote({ state }: { state: SaveState }) {
  const copy = useCopy().cases.editor
  const { pathname } = useLocation()
  const words = {
    saved: copy.saved,
    saving: copy.saving,
    unsaved: copy.unsaved,
    offline: copy.offline,
    'signed-out': copy.signedOut,
    refused: copy.refused,
    full: copy.full,
    gone: copy.gone,
  }
  return (
    <span role="status" className={isHeldUp(state) ? 'text-sm text-danger' : 'text-sm text-ink-2'}>
      {words[state]}{' '}
      {state === 'signed-out' && (
        <a href={withNext('/sign-in', pathname)} target="_blank" rel="noreferrer noopener">
          {copy.signInAgain}
        </a>
      )}
    </span>
  )
}
