import { data, Link, redirect } from 'react-router'
import { z } from 'zod'
import { asClinician, submit } from '#app/request'
import { beginCorrection, withdrawCase } from '#domain/cases/actions'
import { OfCase } from '#domain/cases/case'
import { caseMet } from '#domain/cases/reads'
import { destroyCase } from '#domain/destruction/actions'
import { offerNote, removeNote, writeNote } from '#domain/notes/actions'
import { OfNote, WriteNote } from '#domain/notes/note'
import { notesIn } from '#domain/notes/reads'
import { openCase } from '#domain/readings/actions'
import { stepOut } from '#domain/recusals/actions'
import { respond, withdrawResponse } from '#domain/responses/actions'
import { responsesIn } from '#domain/responses/reads'
import { OfResponse, Respond } from '#domain/responses/response'
import { followUp, takeAway, takeNothingAway } from '#domain/takeaways/actions'
import { takeawayIn } from '#domain/takeaways/reads'
import { FollowUp, TakeAway } from '#domain/takeaways/takeaway'
import { newId } from '#platform/identifiers'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Confirm } from '#ui/dialog'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/case'
import { CasePlace } from './list.tsx'
import { NotesCard } from './notes.tsx'
import { Audience, OwnActions } from './own.tsx'
import { ResponsesPart } from './responses.tsx'
import { ShutBefore } from './shut.tsx'
import { TakeawayPart } from './takeaway.tsx'
import { CaseText } from './texts.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  const shown = await asClinician(
    context,
    async (acting, of: { caseId: string }) => {
      const { shown: item, opened } = await caseMet(acting, of)
      const now = acting.now.toString()
      if (!opened) return { item, now }
      const [responses, notes, takeaway] = await Promise.all([
        responsesIn(acting, opened),
        notesIn(acting, opened),
        takeawayIn(acting, opened),
      ])
      return { item, now, around: { responses, notes, ...takeaway } }
    },
    params,
  )
  return { ...shown, ids: { responseId: newId(), noteId: newId(), draftId: newId() } }
}

const Do = z.discriminatedUnion('do', [
  OfCase.extend({ do: z.literal('open') }),
  OfCase.extend({ do: z.literal('step-out') }),
  OfCase.extend({ do: z.literal('withdraw') }),
  OfCase.extend({ do: z.literal('destroy') }),
  OfCase.extend({ do: z.literal('correct'), draftId: z.uuid() }),
  Respond.extend({ do: z.literal('respond') }),
  OfResponse.extend({ do: z.literal('withdraw-response') }),
  WriteNote.extend({ do: z.literal('note') }),
  OfNote.extend({ do: z.literal('offer-note') }),
  OfNote.extend({ do: z.literal('remove-note') }),
  TakeAway.extend({ do: z.literal('take-away') }),
  OfCase.extend({ do: z.literal('take-nothing') }),
  FollowUp.extend({ do: z.literal('follow-up') }),
])

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Do, async (acting, input): Promise<string | undefined> => {
    switch (input.do) {
      case 'open':
        await openCase(acting, input)
        return undefined
      case 'step-out':
        await stepOut(acting, input)
        return '/cases/stepped-out'
      case 'withdraw':
        await withdrawCase(acting, input)
        return undefined
      case 'destroy':
        await destroyCase(acting, input)
        return '/cases'
      case 'correct':
        await beginCorrection(acting, input)
        return `/cases/drafts/${input.draftId}`
      case 'respond':
        await respond(acting, input)
        return undefined
      case 'withdraw-response':
        await withdrawResponse(acting, input)
        return undefined
      case 'note':
        await writeNote(acting, input)
        return undefined
      case 'offer-note':
        await offerNote(acting, input)
        return undefined
      case 'remove-note':
        await removeNote(acting, input)
        return undefined
      case 'take-away':
        await takeAway(acting, input)
        return undefined
      case 'take-nothing':
        await takeNothingAway(acting, input)
        return undefined
      case 'follow-up':
        await followUp(acting, input)
        return undefined
    }
  })
  if (!done.ok) return data(done, 400)
  return done.value ? redirect(done.value) : done
}

export default function CasePage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().cases
  const { item, around, ids, now } = loaderData
  return (
    <Page
      title={item.title}
      tab={copy.mine.title}
      above={
        <Link to={`/groups/${item.groupId}/cases`} prefetch="none" className="text-ink-2">
          <CasePlace item={item} />
        </Link>
      }
      lead={
        <>
          {!item.isMine && <>{copy.mine.by(item.presenter)}. </>}
          {copy.reading.until} <DateTime at={item.destroyAt} as="date" />.
        </>
      }
      actions={!item.isMine && item.opened && <StepOut caseId={item.caseId} />}
      side={
        around && (
          <>
            {item.audience && <Audience audience={item.audience} />}
            {item.isMine && <OwnActions item={item} draftId={ids.draftId} />}
            <NotesCard notes={around.notes} noteId={ids.noteId} isMine={item.isMine} last={actionData} />
          </>
        )
      }
    >
      {item.withdrawn && <Notice>{copy.reading.withdrawn}</Notice>}
      <ShutBefore item={item} />
      {item.opened && around ? (
        <>
          <CaseText question={item.opened.question} texts={item.opened.texts} feedback={item.feedback} />
          <p className="text-sm text-ink-2">{copy.reading.fixed}</p>
          <TakeawayPart
            takeaway={around.takeaway}
            followUp={around.followUp}
            isDeclined={around.isDeclined}
            isMine={item.isMine}
            isOpen={item.door === 'open'}
            isHeard={item.isHeard && (item.meetingAt !== null || around.responses.length > 0)}
            now={now}
            last={actionData}
          />
          <ResponsesPart
            responses={around.responses}
            responseId={ids.responseId}
            isOpen={!item.withdrawn && item.door === 'open'}
            isMine={item.isMine}
            last={actionData}
          />
        </>
      ) : (
        <Gate />
      )}
    </Page>
  )
}

/** Reading begins with a button: a POST, written down and shown to the presenter. */
function Gate() {
  const copy = useCopy().cases.reading
  return (
    <Card title={copy.gate}>
      <div className="grid gap-4">
        <p>{copy.gateWords}</p>
        <Form name="open" className="flex flex-wrap gap-3">
          <Button type="submit" kind="primary" name="do" value="open">
            {copy.open}
          </Button>
          <Button type="submit" icon="leave" name="do" value="step-out">
            {copy.stepOut}
          </Button>
        </Form>
        <p className="text-sm text-ink-2">{copy.openWords}</p>
      </div>
    </Card>
  )
}

function StepOut({ caseId }: { caseId: string }) {
  const copy = useCopy().cases.reading
  const to = `/cases/${caseId}/step-out`
  return (
    <Confirm to={to} link={copy.stepOut} title={copy.stepOutTitle}>
      <p>{copy.stepOutWords}</p>
      <Form action={`/cases/${caseId}`} name="step-out">
        <Button type="submit" kind="primary" name="do" value="step-out">
          {copy.stepOut}
        </Button>
      </Form>
    </Confirm>
  )
}
