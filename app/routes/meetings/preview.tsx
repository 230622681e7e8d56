import { formatTime } from '#copy/formats'
import type { previewSeries } from '#domain/series/reads'
import type { Problem } from '#platform/refusals'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Notice } from '#ui/notice'
import { ProblemText } from '#ui/problem'
import { useReader } from '#ui/reader'
import { GroupShifts, ZoneTimes } from './words.tsx'

type Shown = Awaited<ReturnType<typeof previewSeries>>

type Fields = 'cadence' | 'weekday' | 'nths' | 'days' | 'startsLocal' | 'zone' | 'minutes' | 'from'
type Problems = Record<string, Problem>

/** The next six dates as each member would see them, and whom clock changes will move; or why the form has none. */
export function Preview({
  preview,
  problems,
  said = {},
  isLost,
}: {
  preview: Shown | undefined
  problems: Problems | undefined
  /** Problems that stand beside their fields already. */
  said: Problems | undefined
  isLost: boolean
}) {
  const copy = useCopy().meetings
  const dates = problems ? undefined : preview
  const unsaid = Object.entries(problems ?? {}).filter(([field]) => !(field in said))
  return (
    <div className="grid gap-4.5" aria-live="polite">
      {isLost && <Notice tone="warn">{copy.schedule.lost}</Notice>}
      <Card title={copy.schedule.preview}>
        <NoDates problems={unsaid} />
        {unsaid.length === 0 && !dates?.dates.length && (
          <p className="text-ink-2">{copy.schedule.previewEmpty}</p>
        )}
        {dates && <NextDates preview={dates} />}
      </Card>
      {dates && (
        <Card title={copy.shifts.title}>
          <GroupShifts shifts={dates.shifts} now={dates.now} />
        </Card>
      )}
    </div>
  )
}

/** Why the form as it is would be refused, by the names of its fields. */
function NoDates({ problems }: { problems: [field: string, Problem][] }) {
  const labels = useCopy().meetings.schedule
  return (
    <ul className="grid gap-2 text-ink-2 empty:hidden">
      {problems.map(([field, problem]) => (
        <li key={field}>
          {field in labels && `${labels[field as Fields]}: `}
          <ProblemText problem={problem} />
        </li>
      ))}
    </ul>
  )
}

function NextDates({ preview }: { preview: Shown }) {
  const { locale } = useReader()
  /** What the clocks of all members show: told again only where it differs from the date before. */
  const clocks = (date: Shown['dates'][number] | undefined) =>
    date?.zones.map(({ zone, otherDay }) => `${formatTime(date.startsAt, zone, locale)} ${otherDay}`).join()
  return (
    <ol className="lines divide-y divide-line">
      {preview.dates.map((date, index) => (
        <li key={date.startsAt} className="grid gap-2 py-2">
          <span className="font-medium">
            <DateTime at={date.startsAt} as="day" now={preview.now} zone={preview.zone} />
          </span>
          {clocks(date) !== clocks(preview.dates[index - 1]) && (
            <ZoneTimes at={date.startsAt} zones={date.zones} />
          )}
        </li>
      ))}
    </ol>
  )
}
