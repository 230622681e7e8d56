import { z } from 'zod'
import { answered, asClinician, submit } from '#app/request'
import { answerMeeting } from '#domain/answers/actions'
import { AnswerMeeting } from '#domain/answers/answer'
import { isWithSteward } from '#domain/licenses/standing'
import { markSeen } from '#domain/notices/actions'
import { MarkSeen } from '#domain/notices/notice'
import { today } from '#domain/today/reads'
import { ButtonLink } from '#ui/button'
import { Card, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { EmptyState } from '#ui/notice'
import { Page, Section } from '#ui/page'
import { Ring } from '#ui/ring'
import { UntilVouched } from '../groups/untilvouched.tsx'
import type { Route } from './+types/today'
import { GroupCards } from './groups.tsx'
import { NeedLine } from './need.tsx'
import { NewsOfOthers } from './news.tsx'
import { NextMeeting } from './next.tsx'
import { Then, Waiting } from './side.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  return asClinician(context, today, undefined)
}

const Do = z.discriminatedUnion('do', [
  AnswerMeeting.extend({ do: z.literal('answer') }),
  MarkSeen.extend({ do: z.literal('seen') }),
])

/** What is done here itself: whether one comes to the next meeting is answered, and what was told put away. */
export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Do, async (acting, input) => {
    if (input.do === 'seen') await markSeen(acting, input)
    else await answerMeeting(acting, input)
  })
  return answered(done)
}

export default function TodayPage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().today
  const { next, needs, groups, now } = loaderData
  const isNew = groups.length === 0 && loaderData.untilVouched === 0
  // One primary action: the room when it is near, else the first thing that needs one, else what is next.
  const isRoomNear = next !== null && !next.shut && (next.meeting.roomIsNear || next.meeting.phase === 'now')
  const hasSide =
    loaderData.later.length > 0 || isWithSteward(loaderData.standing) || loaderData.applied.length > 0
  return (
    <Page
      title={copy.greeting[loaderData.partOfDay](loaderData.firstName)}
      tab={copy.title}
      above={<DateTime at={now} as="day" />}
      side={
        hasSide && (
          <>
            <Waiting {...loaderData} />
            <Then meetings={loaderData.later} />
          </>
        )
      }
    >
      <UntilVouched groups={loaderData.untilVouched} />
      {next && (
        <NextMeeting {...next} now={now} groups={groups} last={actionData} isMain={needs.length === 0} />
      )}
      {needs.length > 0 && (
        <Section title={copy.needs.title}>
          <Card isFlush>
            <div className="px-5">
              <Lines>
                {needs.map((need, at) => (
                  <NeedLine key={JSON.stringify(need)} need={need} isMain={at === 0 && !isRoomNear} />
                ))}
              </Lines>
            </div>
          </Card>
        </Section>
      )}
      {needs.length === 0 && !isNew && (
        <EmptyState title={copy.needs.none}>
          {next ? copy.needs.noneNext : copy.needs.noneWords[loaderData.partOfDay]}
        </EmptyState>
      )}
      <NewsOfOthers news={loaderData.news} />
      {isNew ? (
        <EmptyState
          title={copy.first.title}
          picture={<Ring seats={[{ isYou: true }, {}, {}, {}, {}, {}]} size="small" isDecoration />}
          button={
            <div className="flex flex-wrap justify-center gap-3">
              <ButtonLink kind={needs.length === 0 ? 'primary' : 'plain'} to="/groups/find">
                {copy.first.find}
              </ButtonLink>
              <ButtonLink to="/groups/new">{copy.first.start}</ButtonLink>
            </div>
          }
        >
          {copy.first.words}
        </EmptyState>
      ) : (
        <GroupCards groups={groups} />
      )}
    </Page>
  )
}
