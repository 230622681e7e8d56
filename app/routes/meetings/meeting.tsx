import { Link } from 'react-router'
import { z } from 'zod'
import { answered, asClinician, submit } from '#app/request'
import { addPoint, moveItemUp, removeItem, takeTurnAt } from '#domain/agenda/actions'
import { AddPoint, MoveUp, OneItem, TakeTurnAt } from '#domain/agenda/item'
import { agendaOf } from '#domain/agenda/reads'
import { answerMeeting } from '#domain/answers/actions'
import { AnswerMeeting } from '#domain/answers/answer'
import { meetingPage } from '#domain/meetings/reads'
import { meetingPlace } from '#domain/places/reads'
import { giveRole } from '#domain/roles/actions'
import { GiveRole } from '#domain/roles/rota'
import type { Acting } from '#platform/database/acting'
import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { ShutDoors } from '../groups/mend.tsx'
import type { Route } from './+types/meeting'
import { AgendaCard } from './agenda.tsx'
import { AnswerForm } from './answer.tsx'
import { Answers } from './answers.tsx'
import { Moved } from './moved.tsx'
import { Past } from './past.tsx'
import { Where } from './place.tsx'
import { Roles } from './roles.tsx'
import { ZoneTimes } from './words.tsx'

/** What the forms of the page do, by their hidden field. */
const Change = z.discriminatedUnion('do', [
  AnswerMeeting.extend({ do: z.literal('answer') }),
  GiveRole.extend({ do: z.literal('role') }),
  TakeTurnAt.extend({ do: z.literal('turn') }),
  AddPoint.extend({ do: z.literal('point') }),
  OneItem.extend({ do: z.literal('remove') }),
  MoveUp.extend({ do: z.literal('up') }),
])

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(context, wholePage, params)
}

async function wholePage(acting: Acting, of: { meetingId: string }) {
  const page = await meetingPage(acting, of)
  const agenda = await agendaOf(acting, of)
  // Behind a shut door the place stays hidden; the rest of the page is the group's own knowledge of itself.
  const place = page.shut ? undefined : await meetingPlace(acting, page.meeting)
  return { ...page, agenda, place }
}

export async function action(args: Route.ActionArgs) {
  return answered(await submit(args, Change, change))
}

async function change(acting: Acting, input: z.infer<typeof Change>): Promise<void> {
  if (input.do === 'answer') await answerMeeting(acting, input)
  else if (input.do === 'role') await giveRole(acting, input)
  else if (input.do === 'turn') await takeTurnAt(acting, input)
  else if (input.do === 'point') await addPoint(acting, input)
  else if (input.do === 'remove') await removeItem(acting, input)
  else await moveItemUp(acting, input)
}

export default function MeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const all = useCopy()
  const copy = all.meetings
  const { meeting, isFacilitator, agenda, place, shut } = loaderData
  const isAhead = meeting.phase === 'ahead' && meeting.state === 'planned'
  // What is over or off needs no link, no clocks, and no roles that nobody held. A room may run on past the planned end.
  const isPast = meeting.phase === 'past'
  const isPlanned = meeting.state === 'planned'
  const isOn = isPlanned && (!isPast || meeting.roomIsNear)
  const hadRoles = !isPast || loaderData.roles.facilitator || loaderData.roles.timekeeper
  return (
    <Page
      title={<DateTime at={meeting.startsAt} as="day" />}
      tab={all.groups.yourGroup}
      above={
        <Link to={`/groups/${meeting.groupId}/meetings`} prefetch="none">
          {meeting.groupName}
        </Link>
      }
      lead={
        <>
          <DateTime at={meeting.startsAt} until={meeting.endsAt} as="range" />
          {isAhead && !meeting.roomIsNear && `. ${copy.page.roomSoon}`}
          {isOn && <Moved meeting={meeting} />}
        </>
      }
      actions={
        <>
          {isFacilitator && meeting.phase === 'ahead' && (
            <ButtonLink to={`/meetings/${meeting.id}/change`}>
              {meeting.state === 'cancelled' ? copy.page.change1 : copy.page.change}
            </ButtonLink>
          )}
          {meeting.roomIsNear && !shut && (
            <ButtonLink kind="primary" to={`/meetings/${meeting.id}/room`}>
              {copy.page.room}
            </ButtonLink>
          )}
        </>
      }
      side={
        <>
          {isPlanned && hadRoles && <Roles {...loaderData} last={actionData} />}
          {isOn && <Where place={place} />}
          {isOn && !isPast && loaderData.zones.length > 1 && (
            <Card title={copy.page.zones}>
              <ZoneTimes at={meeting.startsAt} zones={loaderData.zones} />
            </Card>
          )}
        </>
      }
    >
      {isOn && shut && (
        <ShutDoors doors={[{ groupId: meeting.groupId, name: meeting.groupName, shut }]} isMain />
      )}
      {meeting.state === 'cancelled' && <Notice tone="clay">{copy.page.cancelledWords}</Notice>}
      {isPast && isPlanned && <Past meeting={meeting} isFacilitator={isFacilitator} />}
      {isAhead && (
        <Card title={copy.answer.question}>
          <AnswerForm
            meeting={meeting}
            answer={loaderData.yourAnswer}
            earlier={loaderData.yourEarlier}
            last={actionData}
            isAsked={!loaderData.yourAnswer && !meeting.roomIsNear}
          />
          <p className="mt-3 text-sm text-ink-2">{copy.answer.help(loaderData.noticeHours)}</p>
        </Card>
      )}
      <AgendaCard agenda={agenda} meeting={meeting} isOpenToYou={!shut} last={actionData} />
      {isPlanned && !isPast && <Answers answers={loaderData.answers} />}
    </Page>
  )
}
