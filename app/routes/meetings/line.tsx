import { Link } from 'react-router'
import type { Answer } from '#domain/answers/choices'
import type { MeetingFacts } from '#domain/meetings/meeting'
import type { Mend } from '#platform/refusals'
import { ButtonLink } from '#ui/button'
import { Chip } from '#ui/card'
import { classes } from '#ui/classes'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import type { Form } from '#ui/form'
import { MendLink } from '../groups/mend.tsx'
import { AnswerForm } from './answer.tsx'
import { Moved } from './moved.tsx'

type Props = {
  meeting: MeetingFacts & {
    yourAnswer?: Answer | null
    yourEarlier?: Answer | null
    comingCount?: number
    maybeCount?: number
    /** What keeps the group's door shut, where the list knows. */
    shut?: Mend | undefined
  }
  last?: Parameters<typeof Form>[0]['last']
  isAnswerable?: boolean
  /** Without the group's name: on the group's own page. */
  isOfGroup?: boolean
  /** Day and name only: for what is past. */
  isShort?: boolean
  /** With the year: for lists that go back for years. */
  isDated?: boolean
  /** The list says in which zone its times are. */
  isZoneSaid?: boolean
}

/** One meeting in a list: day, time, group, how many come, and one's own answer. */
export function MeetingLine({ meeting, last, isAnswerable, isOfGroup, isShort, isDated, isZoneSaid }: Props) {
  const copy = useCopy().meetings
  const isCancelled = meeting.state === 'cancelled'
  const isMoved = !isCancelled && meeting.phase === 'ahead' && meeting.movedFrom !== null
  const day = <DateTime at={meeting.startsAt} as={isDated ? 'date' : 'day'} />
  return (
    <li className={classes('flex flex-wrap items-center gap-x-4 gap-y-2', isOfGroup ? 'py-2' : 'py-3')}>
      <div
        className={classes(
          'min-w-0 flex-1 basis-56',
          isOfGroup && 'items-baseline gap-x-3 gap-y-0.5 sm:flex sm:flex-wrap',
        )}
      >
        <Link
          to={`/meetings/${meeting.id}`}
          prefetch="none"
          className="inline-block min-h-6 content-center font-medium text-ink no-underline hover:underline pointer-coarse:min-h-11"
        >
          {isCancelled ? <del>{day}</del> : day}
        </Link>{' '}
        {isCancelled && <Chip>{copy.cancelled}</Chip>}
        {isMoved && <Chip>{copy.moved}</Chip>}
        {meeting.phase === 'now' && !isCancelled && (
          <Chip tone="clay" isLive>
            {copy.now}
          </Chip>
        )}
        <div className={classes('text-sm text-ink-2', isOfGroup && 'sm:ml-auto sm:text-right')}>
          <DateTime at={meeting.startsAt} until={meeting.endsAt} as="range" isZoneSaid={isZoneSaid} />
          {!isOfGroup && <> · {meeting.groupName}</>}
          {!isShort &&
            !isCancelled &&
            meeting.comingCount !== undefined &&
            meeting.comingCount + (meeting.maybeCount ?? 0) > 0 && (
              <> · {copy.answer.counts(meeting.comingCount, meeting.maybeCount ?? 0)}</>
            )}
          {isMoved && <Moved meeting={meeting} />}
        </div>
      </div>
      {isAnswerable && !isCancelled && meeting.phase === 'ahead' && !meeting.roomIsNear && (
        <AnswerForm
          meeting={meeting}
          answer={meeting.yourAnswer ?? null}
          earlier={meeting.yourEarlier ?? null}
          last={last}
          isSmall
        />
      )}
      {isAnswerable && meeting.roomIsNear && <ToRoom meeting={meeting} />}
    </li>
  )
}

/** The room, or what opens its group. */
function ToRoom({ meeting: { id, groupId, shut } }: Pick<Props, 'meeting'>) {
  const copy = useCopy().meetings
  if (shut) return <MendLink {...{ shut, groupId }} size="small" />
  return (
    <ButtonLink kind="primary" size="small" to={`/meetings/${id}/room`}>
      {copy.page.room}
    </ButtonLink>
  )
}
