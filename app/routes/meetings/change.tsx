import type { ReactNode } from 'react'
import { href, redirect } from 'react-router'
import { z } from 'zod'
import { answered, asClinician, submit } from '#app/request'
import { placeOf } from '#app/ui/placename'
import { bringMeetingBack, cancelMeeting, moveMeeting } from '#domain/meetings/actions'
import { CancelMeeting, MoveMeeting } from '#domain/meetings/meeting'
import { meetingToChange } from '#domain/meetings/reads'
import type { Acting } from '#platform/database/acting'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { useReader } from '#ui/reader'
import type { Route } from './+types/change'

const Change = z.discriminatedUnion('do', [
  MoveMeeting.extend({ do: z.literal('move') }),
  CancelMeeting.extend({ do: z.literal('cancel') }),
  CancelMeeting.extend({ do: z.literal('back') }),
])

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(context, meetingToChange, params)
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Change, change)
  if (!done.ok) return answered(done)
  throw redirect(href('/meetings/:meetingId', args.params))
}

async function change(acting: Acting, input: z.infer<typeof Change>): Promise<void> {
  if (input.do === 'move') await moveMeeting(acting, input)
  else if (input.do === 'cancel') await cancelMeeting(acting, input)
  else await bringMeetingBack(acting, input)
}

export default function ChangeMeetingPage({ loaderData: meeting, actionData }: Route.ComponentProps) {
  const all = useCopy()
  const copy = all.meetings.change
  const { hasMail } = useReader()
  const isCancelled = meeting.state === 'cancelled'
  return (
    <Page
      title={isCancelled ? copy.back : copy.title}
      tab={all.groups.yourGroup}
      above={<DateTime at={meeting.startsAt} />}
      lead={copy.lead(hasMail)}
      width="reading"
    >
      {meeting.phase !== 'ahead' && <Notice>{isCancelled ? copy.backOver : copy.over}</Notice>}
      {meeting.phase === 'ahead' && isCancelled && (
        <Card>
          <ChangeForm does="back" revision={meeting.revision} last={actionData}>
            <p>{copy.backWords}</p>
            <div>
              <Button kind="primary">{copy.backButton}</Button>
            </div>
          </ChangeForm>
        </Card>
      )}
      {meeting.phase === 'ahead' && !isCancelled && (
        <>
          <Card title={copy.move}>
            <ChangeForm does="move" revision={meeting.revision} last={actionData}>
              <p className="text-ink-2">{copy.moveLead(placeOf(meeting.zone))}</p>
              <div className="flex flex-wrap gap-4">
                <TextField
                  name="day"
                  type="date"
                  label={copy.day}
                  defaultValue={meeting.startsLocal.slice(0, 10)}
                  isRequired
                />
                <TextField
                  name="startsLocal"
                  type="time"
                  label={copy.time}
                  defaultValue={meeting.startsLocal.slice(11, 16)}
                  isRequired
                />
              </div>
              <div>
                <Button kind="primary">{copy.moveButton}</Button>
              </div>
            </ChangeForm>
          </Card>
          <Card title={copy.cancel}>
            <ChangeForm does="cancel" revision={meeting.revision} last={actionData}>
              <p className="text-ink-2">{copy.cancelWords}</p>
              <div>
                <Button kind="danger">{copy.cancelButton}</Button>
              </div>
            </ChangeForm>
          </Card>
        </>
      )}
      <p className="-ml-4">
        <ButtonLink kind="quiet" to={`/meetings/${meeting.id}`}>
          {copy.leave}
        </ButtonLink>
      </p>
    </Page>
  )
}

type ChangeFormProps = {
  does: 'move' | 'cancel' | 'back'
  revision: number
  last: Parameters<typeof Form>[0]['last']
  children: ReactNode
}

/** The revision is what the page showed: a change by someone else in between is told, not overwritten. */
function ChangeForm({ does, revision, last, children }: ChangeFormProps) {
  return (
    <Form name={does} last={last}>
      <input type="hidden" name="do" value={does} />
      <input type="hidden" name="revision" value={revision} />
      {children}
    </Form>
  )
}
