import { formatTime } from '#copy/formats'
import type { previewSeries } from '#domain/series/reads'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Notice } from '#ui/notice'
import { useReader } from '#ui/reader'
import { GroupShifts, ZoneTimes } from './words.tsx'

type Shown = Awaited<ReturnType<typeof previewSeries>>

/** The next six dates as each member would see them, and whom clock changes will move. */
export function Preview({ preview, isLost }: { preview: Shown | undefined; isLost: boolean }) {
  const copy = useCopy().meetings
  const { locale } = useReader()
  /** What the clocks of all members show: told again only where it differs from the date before. */
  const clocks = (date: Shown['dates'][number] | undefined) =>
    date?.zones.map(({ zone, otherDay }) => `${formatTime(date.startsAt, zone, locale)} ${otherDay}`).join()
  return (
    <div className="grid gap-4.5" aria-live="polite">
      {isLost && <Notice tone="warn">{copy.schedule.lost}</Notice>}
      {preview && (
        <>
          <Card title={copy.schedule.preview}>
            {preview.dates.length === 0 && <p className="text-ink-2">{copy.schedule.previewEmpty}</p>}
            <ol className="lines divide-y divide-line">
              {preview.dates.map((date, index) => (
                <li key={date.startsAt} className="grid gap-2 py-2">
                  <span className="font-medium">
                    <DateTime at={date.startsAt} as="day" zone={preview.zone} />
                  </span>
                  {clocks(date) !== clocks(preview.dates[index - 1]) && (
                    <ZoneTimes at={date.startsAt} zones={date.zones} />
                  )}
                </li>
              ))}
            </ol>
          </Card>
          <Card title={copy.shifts.title}>
            <GroupShifts shifts={preview.shifts} />
          </Card>
        </>
      )}
    </div>
  )
}
