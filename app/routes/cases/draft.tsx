import { data, redirect } from 'react-router'
import { z } from 'zod'
import { asClinician, submit } from '#app/request'
import {
  discardDraft,
  dismissFinding,
  dropKept,
  overrideFinding,
  saveDraft,
  takeWording,
} from '#domain/drafts/actions'
import { AddOverride, Dismiss, DropKept, keptBeside, SaveDraft, TakeWording } from '#domain/drafts/draft'
import { findingsIn, ownDraft } from '#domain/drafts/reads'
import { groupFacts } from '#domain/groups/reads'
import { meetingFacts } from '#domain/meetings/reads'
import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Confirm } from '#ui/dialog'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import type { Route } from './+types/draft'
import { Editor } from './editor.tsx'
import { wordsOf } from './save.ts'
import type { Writing } from './writing.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(
    context,
    async (acting, of: { draftId: string }) => {
      const { draft, ...rest } = await ownDraft(acting, of)
      const group = await groupFacts(acting, rest)
      const meeting = rest.meetingId ? await meetingFacts(acting, { meetingId: rest.meetingId }) : undefined
      const { feedback, shareStirs, notIdentifiers, overrides } = draft
      const writing: Writing = { texts: wordsOf(draft), feedback, shareStirs, notIdentifiers, overrides }
      return {
        ...rest,
        writing,
        kept: keptBeside(draft),
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
  SaveDraft.omit({ bases: true, notIdentifiers: true, overrides: true, splices: true, by: true }).extend({
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

export default function DraftPage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().cases
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
      <Editor key={loaderData.draftId} {...loaderData} address={address} last={actionData} />
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
