import { data, href, redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { putCommand } from '#domain/room/actions'
import { RoomCommand } from '#domain/room/command'
import { roomNow } from '#domain/room/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { Asks } from '#ui/asks'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'
import type { Route } from './+types/end'

/** Asks before the meeting ends for all: a page of its own, for where there is no JavaScript. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const from = await asClinician(context, placeToEnd, params)
  if (!from) throw redirect(href('/meetings/:meetingId/room', params))
  return { ...from, eventId: newId() }
}

/** Where the room stands that one may end, and whether that is before its planned start; undefined for who does not facilitate it, and once it is over. */
async function placeToEnd(
  acting: Acting,
  input: { meetingId: string },
): Promise<{ from: string; isEarly: boolean } | undefined> {
  const { meeting, view, over } = await roomNow(acting, input)
  const leads = view.kind === 'room' && view.facilitatorId === acting.actor.clinicianId
  return leads && !over ? { from: view.place, isEarly: meeting.phase === 'ahead' } : undefined
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, RoomCommand, putCommand)
  return done.ok ? redirect(href('/meetings/:meetingId/room', args.params)) : data(done, 400)
}

export default function EndPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const copy = useCopy().room
  return (
    <Page
      title={copy.endTitle}
      lead={loaderData.isEarly ? copy.endWordsEarly : copy.endWords}
      width="reading"
    >
      <Asks
        button={copy.endNow}
        kind="primary"
        keep={copy.goOn}
        to={href('/meetings/:meetingId/room', params)}
        last={actionData}
      >
        <input type="hidden" name="eventId" value={loaderData.eventId} />
        <input type="hidden" name="command.kind" value="end" />
        <input type="hidden" name="command.from" value={loaderData.from} />
      </Asks>
    </Page>
  )
}
