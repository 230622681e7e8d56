import { type RefObject, useCallback, useRef, useState, useSyncExternalStore } from 'react'
import { data, redirect, useLocation } from 'react-router'
import { z } from 'zod'
import { asClinician, submit } from '#app/request'
import { type CaseTexts, textFields } from '#domain/cases/heading'
import { applySuggestions } from '#domain/deidentify/rewording'
import { saidOf } from '#domain/deidentify/said'
import {
  discardDraft,
  dismissFinding,
  dropKept,
  overrideFinding,
  saveDraft,
  takeWording,
} from '#domain/drafts/actions'
import { AddOverride, Dismiss, DropKept, SaveDraft, TakeWording } from '#domain/drafts/draft'
import { findingsIn, ownDraft } from '#domain/drafts/reads'
import { type FieldFinding, together } from '#domain/drafts/settled'
import { groupFacts } from '#domain/groups/reads'
import { meetingFacts } from '#domain/meetings/reads'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Confirm } from '#ui/dialog'
import { Form, notWrittenDown } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/draft'
import { CheckCard } from './check.tsx'
import { EditorFields } from './fields.tsx'
import { wordsOf } from './save.ts'
import { ServerCheck } from './servercheck.tsx'
import { useTakeover } from './takeover.ts'
import { type Change, restored, undoable } from './undo.ts'
import {
  isHeldUp,
  type Kept,
  type SaidInTexts,
  type SaveState,
  useFindings,
  useSaving,
  type Writing,
} from './writing.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(
    context,
    async (acting, of: { draftId: string }) => {
      const { draft, ...rest } = await ownDraft(acting, of)
      const group = await groupFacts(acting, rest)
      const meeting = rest.meetingId ? await meetingFacts(acting, { meetingId: rest.meetingId }) : undefined
      const { feedback, shareStirs, notIdentifiers, overrides, kept } = draft
      const writing: Writing = { texts: wordsOf(draft), feedback, shareStirs, notIdentifiers, overrides }
      return {
        ...rest,
        writing,
        kept,
        found: findingsIn(draft),
        groupName: group.name,
        startsAt: meeting?.startsAt,
      }
    },
    params,
  )
}

const of = { draftId: z.uuid() }
const Do = z.discriminatedUnion('do', [
  SaveDraft.omit({ bases: true, notIdentifiers: true, overrides: true }).extend({
    do: z.enum(['save', 'preview']),
  }),
  TakeWording.omit({ all: true }).extend({ do: z.literal('use') }),
  z.object({ ...of, do: z.literal('use-all') }),
  Dismiss.extend({ do: z.literal('dismiss') }),
  z.object({
    ...of,
    do: z.literal('override'),
    field: AddOverride.shape.field,
    words: AddOverride.shape.text,
    reason: AddOverride.shape.reason,
  }),
  DropKept.extend({ do: z.literal('drop') }),
  z.object({ ...of, do: z.literal('discard') }),
])

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Do, async (acting, input) => {
    if (input.do === 'save' || input.do === 'preview') await saveDraft(acting, input)
    else if (input.do === 'use') await takeWording(acting, { ...input, all: false })
    else if (input.do === 'use-all') await takeWording(acting, { ...input, all: true, words: '' })
    else if (input.do === 'dismiss') await dismissFinding(acting, input)
    else if (input.do === 'override') await overrideFinding(acting, { ...input, text: input.words })
    else if (input.do === 'drop') await dropKept(acting, input)
    else await discardDraft(acting, input)
    return input.do
  })
  if (!done.ok) return data(done, 400)
  if (done.value === 'discard') return redirect('/cases')
  if (done.value === 'preview') return redirect(`/cases/drafts/${args.params.draftId}/share`)
  return done
}

const never = () => () => {}
/** True once the page lives in the browser: before, and without JavaScript, it is what the server sent. */
const useIsAlive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

export default function DraftPage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().cases
  const isAlive = useIsAlive()
  const plain = useRef<HTMLDivElement>(null)
  const address = `/cases/drafts/${loaderData.draftId}`
  return (
    <Page
      title={copy.begin.title}
      above={
        <>
          {loaderData.groupName}
          {loaderData.startsAt && (
            <>
              {' / '}
              <DateTime at={loaderData.startsAt} as="day" />
            </>
          )}
        </>
      }
    >
      {isAlive ? (
        <LiveEditor key={loaderData.draftId} {...loaderData} address={address} plain={plain} />
      ) : (
        <div ref={plain}>
          <PlainEditor {...loaderData} last={actionData} />
        </div>
      )}
      <div className="-ml-3">
        <Confirm
          to={`${address}/discard`}
          link={copy.editor.discard}
          kind="quiet"
          size="small"
          title={copy.editor.discardTitle}
        >
          <p>{copy.editor.discardWords}</p>
          <Form action={address} name="discard">
            <Button type="submit" kind="danger" name="do" value="discard">
              {copy.editor.discard}
            </Button>
          </Form>
        </Confirm>
      </div>
    </Page>
  )
}

type Loaded = Route.ComponentProps['loaderData']

type Live = Loaded & { address: string; plain: RefObject<HTMLDivElement | null> }

function LiveEditor({ writing: first, kept, revision, found, address, plain }: Live) {
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
        />
        <Notice tone="private">{copy.editor.private}</Notice>
      </aside>
    </div>
  )
}

/** The texts with these finds reworded, each in its own text. */
function reworded(texts: CaseTexts, chosen: readonly FieldFinding[]): CaseTexts {
  const next = { ...texts }
  for (const field of textFields) {
    const here = chosen.filter((f) => f.field === field && texts[field].slice(f.start, f.end) === f.words)
    if (here.length > 0) next[field] = applySuggestions(texts[field], here)
  }
  return next
}

/** Who is called what in the texts that are about to be changed. */
function remembered(
  said: SaidInTexts,
  texts: CaseTexts,
  findings: readonly FieldFinding[],
  chosen: readonly FieldFinding[],
): SaidInTexts {
  const next = { ...said }
  for (const field of new Set(chosen.map((f) => f.field))) {
    const here = findings.filter((f) => f.field === field)
    next[field] = saidOf(texts[field], here, next[field] ?? [])
  }
  return next
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
  }
  return (
    <span role="status" className={isHeldUp(state) ? 'text-sm text-danger' : 'text-sm text-ink-2'}>
      {words[state]}{' '}
      {state === 'signed-out' && (
        <a href={`/sign-in?next=${encodeURIComponent(pathname)}`} target="_blank" rel="noreferrer noopener">
          {copy.signInAgain}
        </a>
      )}
    </span>
  )
}

function PlainEditor({
  writing,
  kept,
  found,
  revision,
  last,
}: Loaded & { last: Route.ComponentProps['actionData'] }) {
  const copy = useCopy().cases
  return (
    <div className="grid items-start gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Form last={last} name="write">
        <input type="hidden" name="basedOn" value={revision} />
        <EditorFields writing={writing} findings={found} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="do" value="save">
            {copy.editor.save}
          </Button>
          <Button type="submit" kind="primary" name="do" value="preview">
            {copy.editor.preview}
          </Button>
        </div>
      </Form>
      <aside className="grid min-w-0 gap-4.5">
        <KeptTexts kept={kept} />
        <ServerCheck findings={found} last={last} />
        <Notice tone="private">{copy.editor.private}</Notice>
      </aside>
    </div>
  )
}

/** Texts two devices wrote at the same time: nothing is thrown away. */
function KeptTexts({ kept }: { kept: Kept }) {
  const copy = useCopy().cases
  return kept.map((text, index) => (
    <Card key={`${text.field} ${text.text}`} title={`${copy.editor.kept}: ${copy.short[text.field]}`}>
      <p className="mb-3 text-sm text-ink-2">{copy.editor.keptWords}</p>
      <p className="whitespace-pre-line border-l-2 border-line-strong pl-4">{text.text}</p>
      <Form name={`drop-${index}`} className="mt-3">
        <input type="hidden" name="index" value={index} />
        <Button type="submit" size="small" name="do" value="drop">
          {copy.editor.keptDrop}
        </Button>
      </Form>
    </Card>
  ))
}
