import { Link } from 'react-router'
import { z } from 'zod'
import { answered, asClinician, submit } from '#app/request'
import { moveTurn, takeTurn } from '#domain/agenda/actions'
import { MoveTurn, TakeTurn } from '#domain/agenda/item'
import { ownTurns, turnQueue } from '#domain/agenda/reads'
import { groupMeetings } from '#domain/dates/reads'
import { groupInside } from '#domain/groups/reads'
import type { Acting } from '#platform/database/acting'
import { ButtonLink } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { ZoneName } from '#ui/datetime'
import { EmptyState } from '#ui/notice'
import { GroupPage } from '../groups/frame.tsx'
import type { Route } from './+types/group'
import { MeetingLine } from './line.tsx'
import { Turns } from './turns.tsx'
import { GroupShifts, SeriesSentence } from './words.tsx'

const SHOWN = 10

const Change = z.discriminatedUnion('do', [
  TakeTurn.extend({ do: z.literal('take') }),
  MoveTurn.extend({ do: z.literal('move') }),
])

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(context, wholePage, params)
}

async function wholePage(acting: Acting, of: { groupId: string }) {
  const dates = await groupMeetings(acting, of)
  const inside = await groupInside(acting, of)
  return { ...dates, inside, turns: await turnQueue(acting, of), own: await ownTurns(acting, of) }
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Change, async (acting, input) => {
    if (input.do === 'take') await takeTurn(acting, input)
    else await moveTurn(acting, input)
  })
  return answered(done)
}

export default function GroupMeetingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().meetings
  const { inside, series, coming, past, shifts, isFacilitator } = loaderData
  const to = `/groups/${inside.group.groupId}/schedule`
  const all = `/groups/${inside.group.groupId}/meetings/all`
  return (
    <GroupPage
      {...inside}
      side={
        <>
          <Turns {...loaderData} groupId={inside.group.groupId} last={actionData} />
          {series && (
            <Card title={copy.shifts.title}>
              <GroupShifts shifts={shifts} />
            </Card>
          )}
        </>
      }
    >
      {series && (
        <Card title={copy.group.rhythm} aside={isFacilitator && <a href={to}>{copy.group.change}</a>}>
          <p className="text-lg">
            <SeriesSentence series={series} />
          </p>
        </Card>
      )}
      {!series && inside.group.state !== 'ended' && (
        <EmptyState
          title={copy.group.noSeries}
          button={
            isFacilitator && (
              <ButtonLink kind="primary" to={to}>
                {copy.group.set}
              </ButtonLink>
            )
          }
        >
          {isFacilitator ? copy.group.setWords : copy.group.waitWords}
        </EmptyState>
      )}
      {coming.length > 0 && (
        <Card
          title={copy.group.coming}
          aside={
            <>
              {copy.group.yourTime} <ZoneName at={coming[0]!.startsAt} />
            </>
          }
          isFlush
        >
          <Lines>
            {coming.slice(0, SHOWN).map((meeting) => (
              <MeetingLine key={meeting.id} meeting={meeting} isOfGroup isZoneSaid />
            ))}
            {coming.length > SHOWN && (
              <Line>
                <Link to={all} prefetch="none">
                  {copy.later(coming.length - SHOWN)}
                </Link>
              </Line>
            )}
          </Lines>
        </Card>
      )}
      {past.length > 0 && (
        <Card
          title={copy.past}
          aside={
            <Link to={`${all}#past`} prefetch="none">
              {copy.allPast}
            </Link>
          }
          isFlush
        >
          <Lines>
            {past.slice(0, SHOWN).map((meeting) => (
              <MeetingLine
                key={meeting.id}
                meeting={meeting}
                isOfGroup
                isShort
                isZoneSaid={coming.length > 0}
              />
            ))}
          </Lines>
        </Card>
      )}
    </GroupPage>
  )
}
