import { Link } from 'react-router'
import { formatPlainDate } from '#copy/formats'
import type { GroupInside } from '#domain/groups/reads'
import type { Term } from '#domain/groups/term'
import { ButtonLink } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import type { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { useReader } from '#ui/reader'
import { CharterFacts } from './charterfacts.tsx'
import { Duties } from './duties.tsx'
import { GroupPage } from './frame.tsx'

type Props = {
  inside: GroupInside
  next: { id: string; startsAt: string; state: string }[]
  place: { videoLink: string; address: string } | undefined
  waiting: number
  last: Parameters<typeof Form>[0]['last']
}

/** A group for those who sit in it: the charter, what is next, where it meets; and what facilitators do. */
export function InsidePage({ inside, next, place, waiting, last }: Props) {
  const copy = useCopy().groups.inside
  const { group, door, mayBegin } = inside
  const base = `/groups/${group.groupId}`
  const isOpen = door.shut === undefined
  const isFacilitator = door.role === 'facilitator' && isOpen
  return (
    <GroupPage
      {...inside}
      actions={
        mayBegin && (
          <ButtonLink kind="primary" to={`/cases/new?group=${group.groupId}`}>
            {copy.present}
          </ButtonLink>
        )
      }
      side={
        <>
          <Next
            meetings={next}
            base={base}
            isFacilitator={isFacilitator && mayBegin}
            isMember={door.state !== 'offered' && (group.state !== 'ended' || next.length > 0)}
          />
          {door.state !== 'offered' && (
            <Place place={place} base={base} isFacilitator={isFacilitator && mayBegin} />
          )}
          {isFacilitator && <Duties group={group} waiting={waiting} last={last} />}
          {door.state !== 'offered' && (
            <p className="text-sm">
              <Link to={`${base}/leave`} prefetch="none" className="inline-flex min-h-6 items-center">
                {copy.leave}
              </Link>
            </p>
          )}
        </>
      }
    >
      {group.term?.isAsked && <TermAsked term={group.term} base={base} isFacilitator={isFacilitator} />}
      <Card
        title={copy.charter}
        aside={
          isFacilitator &&
          mayBegin && (
            <a href={`${base}/charter/goals`} className="text-sm">
              {copy.change}
            </a>
          )
        }
      >
        <CharterFacts group={group} />
      </Card>
    </GroupPage>
  )
}

/** Members read that a term ends; facilitators decide. */
function TermAsked({ term, base, isFacilitator }: { term: Term; base: string; isFacilitator: boolean }) {
  const copy = useCopy().groups.inside
  const { locale } = useReader()
  const day = formatPlainDate(term.endsOn, locale)
  return (
    <Notice
      tone="pine"
      button={
        isFacilitator && (
          <ButtonLink size="small" to={`${base}/term`}>
            {copy.termDecide}
          </ButtonLink>
        )
      }
    >
      <span suppressHydrationWarning>{term.isOver ? copy.termEnded(day) : copy.termEnds(day)}</span>{' '}
      {copy.termTalk}
    </Notice>
  )
}

function Next({
  meetings,
  base,
  isFacilitator,
  isMember,
}: {
  meetings: Props['next']
  base: string
  isFacilitator: boolean
  isMember: boolean
}) {
  const { inside: copy } = useCopy().groups
  if (!isMember) return null
  return (
    <Card
      title={copy.meetings}
      aside={
        isFacilitator && (
          <a href={`${base}/schedule`} className="text-sm">
            {meetings.length > 0 ? copy.changeSchedule : copy.schedule}
          </a>
        )
      }
      isFlush={meetings.length > 0}
    >
      {meetings.length === 0 ? (
        <p className="text-sm text-ink-2">
          {copy.noSchedule}. {isFacilitator ? copy.noScheduleFacilitator : copy.noScheduleMember}
        </p>
      ) : (
        <Lines>
          {meetings.map((meeting) => (
            <Line key={meeting.id}>
              <Link
                to={`/meetings/${meeting.id}`}
                prefetch="none"
                className="grid min-h-6 grid-cols-[3.25rem_minmax(0,1fr)] items-baseline gap-x-3 text-sm text-ink no-underline hover:underline"
              >
                <span className="text-ink-2">
                  <DateTime at={meeting.startsAt} as="short" />
                </span>
                {meeting.state === 'cancelled' ? (
                  <del>
                    <DateTime at={meeting.startsAt} as="hour" />
                  </del>
                ) : (
                  <DateTime at={meeting.startsAt} as="hour" />
                )}
              </Link>
            </Line>
          ))}
        </Lines>
      )}
    </Card>
  )
}

function Place({
  place,
  base,
  isFacilitator,
}: {
  place: Props['place']
  base: string
  isFacilitator: boolean
}) {
  const copy = useCopy().groups.inside
  const isSet = place && (place.videoLink || place.address)
  return (
    <Card title={copy.place}>
      <div className="grid gap-3 text-sm">
        {place?.address && <p className="whitespace-pre-line">{place.address}</p>}
        {place?.videoLink && (
          <div>
            <a href={place.videoLink} target="_blank" rel="noopener noreferrer">
              {copy.openLink}
            </a>
          </div>
        )}
        {!isSet && <p className="text-ink-2">{place ? copy.placeNone : copy.placeHidden}</p>}
        {isFacilitator && place && (
          <div>
            <ButtonLink size="small" to={`${base}/place`}>
              {isSet ? copy.changePlace : copy.setPlace}
            </ButtonLink>
          </div>
        )}
      </div>
    </Card>
  )
}
