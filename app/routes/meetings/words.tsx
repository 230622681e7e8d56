import { placeOf } from '#app/ui/placename'
import {
  formatDay,
  formatDayAhead,
  formatList,
  formatTime,
  formatWallTime,
  formatWeekday,
} from '#copy/formats'
import type { ShiftFacts, ZoneTime } from '#domain/dates/clocks'
import type { SeriesFacts } from '#domain/series/reads'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { useReader } from '#ui/reader'

/** "Every other Thursday, 6:30 PM New York time, 90 minutes". */
export function SeriesSentence({ series }: { series: Omit<SeriesFacts, 'id' | 'revision'> }) {
  const copy = useCopy().meetings.series
  const { locale } = useReader()
  const rhythm = rhythmIn(series, copy, locale)
  const time = formatWallTime(series.startsLocal, locale)
  return (
    <span suppressHydrationWarning>{copy.sentence(rhythm, time, placeOf(series.zone), series.minutes)}</span>
  )
}

function rhythmIn(
  { cadence, days, nths, weekday }: Pick<SeriesFacts, 'cadence' | 'days' | 'nths' | 'weekday'>,
  copy: ReturnType<typeof useCopy>['meetings']['series'],
  locale: string,
): string {
  if (cadence === 'dates') return copy.dates(days.length)
  const day = formatWeekday(weekday, locale)
  if (cadence !== 'monthly') return copy[cadence](day)
  const named = nths.map((nth) => copy.nths[nth] ?? '')
  return copy.monthly(formatList(named, locale), day)
}

type OwnShift = { startsAt: string; was: string; meetings: number; seriesZone: string; groupName?: string }

/** What a clock change does to one's own evenings, in one sentence each. */
export function OwnShifts({ shifts }: { shifts: readonly OwnShift[] }) {
  const copy = useCopy().meetings.shifts
  const { locale, zone } = useReader()
  if (shifts.length === 0) return null
  return (
    <Card title={copy.title} id="shifts">
      <ul className="grid gap-3 text-sm">
        {shifts.map((shift) => (
          <li key={`${shift.startsAt} ${shift.groupName}`} suppressHydrationWarning>
            {shift.groupName && <div className="font-medium">{shift.groupName}</div>}
            {copy.own(
              formatDay(shift.startsAt, zone, locale),
              formatTime(shift.startsAt, zone, locale),
              formatTime(shift.was, zone, locale),
              shift.meetings,
            )}{' '}
            <span className="text-ink-2">{copy.why(placeOf(shift.seriesZone))}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What clock changes do to everyone in a group, each by their own clock. `now`: days of another year say it. */
export function GroupShifts({ shifts, now }: { shifts: readonly ShiftFacts[]; now?: string }) {
  const copy = useCopy().meetings.shifts
  const { locale } = useReader()
  if (shifts.length === 0) return <p className="text-sm text-ink-2">{copy.none}</p>
  return (
    <ul className="grid gap-2 text-sm">
      {shifts.map((shift) => (
        <li key={`${shift.startsAt} ${shift.zone}`} suppressHydrationWarning>
          {copy.others(
            now
              ? formatDayAhead(shift.startsAt, now, shift.zone, locale)
              : formatDay(shift.startsAt, shift.zone, locale),
            formatList(shift.names, locale),
            formatTime(shift.startsAt, shift.zone, locale),
            formatTime(shift.was, shift.zone, locale),
          )}
        </li>
      ))}
    </ul>
  )
}

/** One meeting on the clocks of each member's zone. */
export function ZoneTimes({ at, zones }: { at: string; zones: readonly ZoneTime[] }) {
  const copy = useCopy().meetings.page
  const { locale } = useReader()
  return (
    <ul className="grid gap-2 text-sm">
      {zones.map((one) => (
        <li key={one.zone} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3" suppressHydrationWarning>
          <span>
            {placeOf(one.zone)}
            {one.names.length > 0 && (
              <span className="block text-xs text-ink-3">{formatList(one.names, locale)}</span>
            )}
          </span>
          <span className="num text-right">
            {formatTime(at, one.zone, locale)}
            {one.otherDay && (
              <span className="block text-xs text-ink-3">
                {formatDay(at, one.zone, locale) || copy.otherDay}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
