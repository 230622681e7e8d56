import { Link } from 'react-router'
import { answered, asClinician, submit } from '#app/request'
import { answerMeeting } from '#domain/answers/actions'
import { AnswerMeeting } from '#domain/answers/answer'
import { ownMeetings } from '#domain/dates/reads'
import { ButtonLink } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { ZoneName } from '#ui/datetime'
import { EmptyState, Notice } from '#ui/notice'
import { Page, Section } from '#ui/page'
import type { Route } from './+types/mine'
import { MeetingLine } from './line.tsx'
import { OwnShifts } from './words.tsx'

/** A quarter of a year is as far as most people plan; what follows is counted. */
const SHOWN = 12
/** Answers are asked for the next few only: nobody knows yet about April. */
const ASKED = 4

export async function loader({ context }: Route.LoaderArgs) {
  return asClinician(context, ownMeetings, undefined)
}

export async function action(args: Route.ActionArgs) {
  return answered(await submit(args, AnswerMeeting, answerMeeting))
}

export default function MeetingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().meetings
  const { coming, past, shifts, groupsWithoutDates } = loaderData
  const first = coming[0]
  const some = first ?? past[0]
  return (
    <Page
      title={copy.title}
      lead={some && <ZoneLead at={some.startsAt} />}
      actions={first && <ButtonLink to="/calendar">{copy.calendar}</ButtonLink>}
      side={
        <>
          <OwnShifts shifts={shifts} />
          <Card
            title={copy.past}
            aside={
              <Link to="/meetings/all#past" prefetch="none">
                {copy.allPast}
              </Link>
            }
            isFlush={past.length > 0}
          >
            {past.length === 0 ? (
              <p className="text-sm text-ink-2">{copy.noPast}</p>
            ) : (
              <Lines>
                {past.slice(0, SHOWN).map((meeting) => (
                  <MeetingLine key={meeting.id} meeting={meeting} isShort isZoneSaid />
                ))}
              </Lines>
            )}
          </Card>
        </>
      }
    >
      {groupsWithoutDates.map((group) => (
        <Notice
          key={group.groupId}
          tone="pine"
          button={
            <ButtonLink size="small" to={`/groups/${group.groupId}/schedule`}>
              {copy.setDatesButton}
            </ButtonLink>
          }
        >
          {copy.setDates(group.groupName)}
        </Notice>
      ))}
      {coming.length === 0 ? (
        <EmptyState
          title={copy.none.title}
          button={
            <ButtonLink kind="primary" to="/groups/find">
              {copy.none.find}
            </ButtonLink>
          }
        >
          {copy.none.words}
        </EmptyState>
      ) : (
        <Section title={copy.group.coming}>
          <Card isFlush>
            <Lines>
              {coming.slice(0, SHOWN).map((meeting, index) => (
                <MeetingLine
                  key={meeting.id}
                  meeting={meeting}
                  last={actionData}
                  isAnswerable={index < ASKED}
                  isZoneSaid
                />
              ))}
              {coming.length > SHOWN && (
                <Line>
                  <Link to="/meetings/all" prefetch="none">
                    {copy.later(coming.length - SHOWN)}
                  </Link>
                </Line>
              )}
            </Lines>
          </Card>
        </Section>
      )}
    </Page>
  )
}

function ZoneLead({ at }: { at: string }) {
  const copy = useCopy().meetings
  const [before, after] = copy.lead('\0').split('\0')
  return (
    <>
      {before}
      <ZoneName at={at} />
      {after}
    </>
  )
}
