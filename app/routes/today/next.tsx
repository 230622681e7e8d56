import { Link } from 'react-router'
import type { Today } from '#domain/today/reads'
import { ButtonLink } from '#ui/button'
import { Card, CardFoot, Chip } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import type { Form } from '#ui/form'
import { mendingAddress } from '#ui/refusal'
import { type Family, families, Ring, type RingSeat } from '#ui/ring'
import { MendLink } from '../groups/mend.tsx'
import { AnswerForm } from '../meetings/answer.tsx'
import { Moved } from '../meetings/moved.tsx'

type Next = NonNullable<Today['next']>
type Props = Next & {
  now: string
  groups: Today['groups']
  last: Parameters<typeof Form>[0]['last']
  /** Nothing else on the page comes before it. */
  isMain: boolean
}

/** What is next, with the one button that fits the hour: the room when it is near, else the meeting. */
export function NextMeeting({ meeting, seats, now, groups, last, shut, isMain, ...rest }: Props) {
  const all = useCopy()
  const copy = all.today.next
  const isSoon = meeting.roomIsNear || meeting.phase === 'now'
  const group = groups.find((one) => one.groupId === meeting.groupId)
  const open = Math.max(0, (group?.seatsMax ?? 0) - seats.length)
  // In the order of families, as the group's ring is drawn everywhere.
  const taken = seats.map((seat) => ({ ...seat, family: (seat.family ?? 'integrative') as Family }))
  const ring: RingSeat[] = [
    ...taken.toSorted((a, b) => families.indexOf(a.family) - families.indexOf(b.family)),
    ...Array.from({ length: open }, () => ({})),
  ]
  return (
    <Card isFlush>
      {/* On a phone day and hour stand beside the ring, and everything longer below both. */}
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 px-5 py-5 sm:flex sm:flex-wrap sm:gap-x-6 sm:gap-y-4 sm:px-6">
        <div className="w-18 sm:w-auto">
          <Ring seats={ring} />
        </div>
        <div className="min-w-0 flex-1 basis-60 max-sm:contents">
          <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-2">
            <Chip tone={isSoon ? 'clay' : 'plain'} isLive={isSoon}>
              {meeting.phase !== 'ahead' ? copy.now : <Distance at={meeting.startsAt} now={now} />}
            </Chip>
            <span>
              {!isSoon && (
                <>
                  <DateTime at={meeting.startsAt} as="day" />,{' '}
                </>
              )}
              <DateTime at={meeting.startsAt} until={meeting.endsAt} as="range" />
              {meeting.phase === 'ahead' && <Moved meeting={meeting} />}
            </span>
          </div>
          <div className="max-sm:col-span-2">
            <h2 className="mb-1.5 wrap-anywhere sm:mt-1.5">{meeting.groupName}</h2>
            <p className="text-ink-2">
              <Evening {...rest} />
            </p>
          </div>
        </div>
        <div className="grid gap-2 max-sm:col-span-2">
          {isSoon ? (
            <>
              {shut ? (
                <MendLink {...{ shut, groupId: meeting.groupId }} kind={isMain ? 'primary' : 'plain'} />
              ) : (
                <ButtonLink kind="primary" to={`/meetings/${meeting.id}/room`}>
                  {copy.room}
                </ButtonLink>
              )}
              <ButtonLink kind="quiet" size="small" to={`/meetings/${meeting.id}`}>
                {copy.agenda}
              </ButtonLink>
            </>
          ) : (
            <ButtonLink kind={isMain ? 'primary' : 'plain'} to={`/meetings/${meeting.id}`}>
              {copy.see}
            </ButtonLink>
          )}
        </div>
      </div>
      <CardFoot>
        <span>
          {meeting.comingCount + meeting.maybeCount > 0
            ? copy.counts(meeting.comingCount, meeting.maybeCount)
            : copy.noAnswers}
        </span>
        {group && <span>{all.vocabulary.protocols[group.protocol]}</span>}
        {shut && (
          <span className="font-medium text-warn-ink">
            {copy.shut}{' '}
            {!isSoon && (
              <Link to={mendingAddress(shut, meeting, '/today')} prefetch="none">
                {all.frame.mend[shut].button}
              </Link>
            )}
          </span>
        )}
      </CardFoot>
      {!meeting.yourAnswer && meeting.phase === 'ahead' && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-5 py-3">
          <span className="font-medium">{copy.come}</span>
          <AnswerForm meeting={meeting} answer={null} earlier={meeting.yourEarlier} last={last} isSmall />
        </div>
      )}
    </Card>
  )
}

/** "In 35 minutes", beginning as a sentence does. */
function Distance({ at, now }: { at: string; now: string }) {
  return (
    <span className="inline-block first-letter:uppercase">
      <DateTime at={at} as="distance" now={now} />
    </span>
  )
}

/** Who presents, who facilitates, who keeps time: one sentence each. */
function Evening({
  presenters,
  facilitator,
  timekeeper,
}: Pick<Next, 'presenters' | 'facilitator' | 'timekeeper'>) {
  const copy = useCopy().today.next
  const cases = presenters.map((one) =>
    one.isYou ? copy.presentsYou(one.title) : copy.presents(one.name, one.title),
  )
  const roles = [
    facilitator && (facilitator.isYou ? copy.youFacilitate : copy.facilitates(facilitator.name)),
    timekeeper && (timekeeper.isYou ? copy.youKeepTime : copy.keepsTime(timekeeper.name)),
  ].filter(Boolean)
  const sentence = roles.join(', ')
  return (
    <>
      {cases.length > 0 ? cases.join(' ') : copy.nobody}{' '}
      {sentence && `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`}
    </>
  )
}
