import { type RefObject, useCallback, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import type { CaseTexts } from '#domain/cases/heading'
import { type FieldFinding, together } from '#domain/drafts/settled'
import { withNext } from '#platform/accounts/next'
import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { notWrittenDown } from '#ui/form'
import { Notice } from '#ui/notice'
import type { Route } from './+types/draft'
import { CheckCard } from './check.tsx'
import { EditorFields } from './fields.tsx'
import { KeptTexts } from './kept.tsx'
import { remembered, reworded } from './rewording.ts'
import { useTakeover } from './takeover.ts'
import { type Change, restored, undoable } from './undo.ts'
import {
  isHeldUp,
  isUnwritten,
  type SaidInTexts,
  type SaveState,
  useFindings,
  useSaving,
  type Writing,
} from './writing.ts'

type Live = Route.ComponentProps['loaderData'] & {
  address: string
  /** The plain form this takes over from, where one stood. */
  plain: RefObject<HTMLDivElement | null>
}

/** The editor once the page is awake: checks on the device and saves while one writes. */
export function LiveEditor({ writing: first, kept, revision, found, address, plain }: Live) {
  const copy = useCopy().cases
  const [writing, setWriting] = useState<Writing>(useTakeover(plain, first))
  const [history, setHistory] = useState<Change[]>([])
  const [isTyping, setIsTyping] = useState(false)
  const [said, setSaid] = useState<SaidInTexts>({})
  const adopt = useCallback((texts: Partial<CaseTexts>) => {
    if (Object.keys(texts).length > 0)
      setWriting((before) => ({ ...before, texts: { ...before.texts, ...texts } }))
  }, [])
  const { findings, isChecking } = useFindings(writing, isTyping, said, found)
  const { stored, state, save } = useSaving(
    `${address}/save`,
    { revision, writing: first, kept },
    writing,
    adopt,
  )
  const form = useRef<HTMLFormElement>(null)
  const change = (part: Partial<Writing>) => setWriting((before) => ({ ...before, ...part }))
  const use = (chosen: readonly FieldFinding[]) => {
    const texts = reworded(writing.texts, chosen)
    setHistory((before) => [...before.slice(-20), { before: writing.texts, after: texts }])
    setSaid(remembered(said, writing.texts, findings, chosen))
    setIsTyping(false)
    change({ texts })
  }
  const last = undoable(history, writing.texts)
  const show = (finding: FieldFinding) => {
    const field = document.getElementById(finding.field)
    if (!(field instanceof HTMLTextAreaElement)) return
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
      last === undefined
        ? undefined
        : () => {
            setIsTyping(false)
            change({ texts: restored(writing.texts, last) })
            setHistory(history.slice(0, history.lastIndexOf(last)))
          },
  }
  const goOn = async () => {
    if (await save()) form.current?.submit()
  }
  return (
    <div className="grid items-start gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 gap-5.5">
        <KeptTexts kept={stored.kept} />
        <form
          {...notWrittenDown}
          onSubmit={(event) => event.preventDefault()}
          className="grid min-w-0 gap-5.5"
        >
          <EditorFields
            writing={writing}
            findings={findings}
            onChange={(part) => {
              setIsTyping(true)
              change(part)
            }}
          />
        </form>
      </div>
      <aside className="grid min-w-0 gap-4.5 lg:sticky lg:top-6">
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
        />
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
