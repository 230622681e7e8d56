import type { AllDates } from '#domain/dates/reads'
import { Card, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { ZoneName } from '#ui/datetime'
import { Paging } from '#ui/filters'
import { MeetingLine } from './line.tsx'

/** Every date there is: a year ahead, and page by page all that are past. */
export function Dates({ dates, here, isOfGroup }: { dates: AllDates; here: string; isOfGroup?: boolean }) {
  const copy = useCopy().meetings
  const { coming, past, next, isLater } = dates
  const line = { isOfGroup: isOfGroup === true, isZoneSaid: true }
  const zone = (at: string) => (
    <>
      {copy.group.yourTime} <ZoneName at={at} />
    </>
  )
  return (
    <>
      {!isLater && (
        <Card
          title={copy.group.coming}
          aside={coming[0] && zone(coming[0].startsAt)}
          isFlush={coming.length > 0}
        >
          {coming.length === 0 ? (
            <p className="text-sm text-ink-2">{copy.group.none}</p>
          ) : (
            <Lines>
              {coming.map((meeting) => (
                <MeetingLine key={meeting.id} meeting={meeting} isShort {...line} />
              ))}
            </Lines>
          )}
        </Card>
      )}
      <Card title={copy.past} aside={past[0] && zone(past[0].startsAt)} isFlush={past.length > 0} id="past">
        {past.length === 0 ? (
          <p className="text-sm text-ink-2">{copy.noneEver}</p>
        ) : (
          <Lines>
            {past.map((meeting) => (
              <MeetingLine key={meeting.id} meeting={meeting} isShort isDated {...line} />
            ))}
          </Lines>
        )}
      </Card>
      <Paging
        label={copy.pages}
        first={isLater ? { to: here, name: copy.newest } : undefined}
        next={next ? { to: `${here}?before=${next}`, name: copy.earlier } : undefined}
      />
    </>
  )
}
