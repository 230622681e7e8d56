import { Link } from 'react-router'
import { isWithSteward } from '#domain/licenses/standing'
import type { Today } from '#domain/today/reads'
import { Card, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { MeetingLine } from '../meetings/line.tsx'

/** What others have to do before one can go on. */
export function Waiting({ standing, applied }: Pick<Today, 'standing' | 'applied'>) {
  const copy = useCopy().today.waiting
  if (!isWithSteward(standing) && applied.length === 0) return null
  return (
    <Card title={copy.title}>
      <ul className="grid gap-2 text-sm">
        {isWithSteward(standing) && <li>{copy.license[standing]}</li>}
        {applied.map((one) => (
          <li key={one.groupId}>{copy.applied(one.groupName)}</li>
        ))}
      </ul>
    </Card>
  )
}

/** The meetings after the next one. */
export function Then({ meetings }: { meetings: Today['later'] }) {
  const copy = useCopy().today
  if (meetings.length === 0) return null
  return (
    <Card
      title={copy.afterwards}
      aside={
        <Link to="/meetings" prefetch="none">
          {copy.all}
        </Link>
      }
    >
      <Lines>
        {meetings.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} isShort />
        ))}
      </Lines>
    </Card>
  )
}
