import { formatDayInFigures, formatPlainDate, formatWeekday } from '#copy/formats'
import { NTHS } from '#domain/series/nths'
import type { scheduleForm } from '#domain/series/reads'
import { ChipGroup } from '#ui/chips'
import { RadioCards } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { Select, TextArea, TextField } from '#ui/field'
import { useReader } from '#ui/reader'
import { ZoneField } from '#ui/zonefield'

type Props = {
  begin: Awaited<ReturnType<typeof scheduleForm>>['begin']
  today: string
  /** What stood in the form when its dates were asked for without JavaScript. */
  typed: Record<string, string[]> | undefined
}

const cadences = ['every-other-week', 'weekly', 'monthly', 'dates'] as const

/** The fields of a rhythm. What a choice does not need hides by style alone, so it works without JavaScript. */
export function SeriesFields({ begin, today, typed }: Props) {
  const copy = useCopy().meetings
  const { locale } = useReader()
  const first = (name: string, otherwise: string) => typed?.[name]?.[0] ?? otherwise
  return (
    <div className="group/rhythm grid gap-5">
      <RadioCards
        name="cadence"
        label={copy.schedule.cadence}
        columns={2}
        defaultValue={first('cadence', begin.cadence)}
        options={cadences.map((value) => {
          const [label, help] = copy.schedule.cadences[value]!
          return { value, label, help: help || undefined }
        })}
      />
      <div className="group-has-[[value=dates]:checked]/rhythm:hidden">
        <Select
          name="weekday"
          label={copy.schedule.weekday}
          isRequired
          width="medium"
          defaultValue={first('weekday', String(begin.weekday))}
          options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
            value: String(day),
            label: formatWeekday(day, locale),
          }))}
        />
      </div>
      <div className="hidden group-has-[[value=monthly]:checked]/rhythm:block">
        <ChipGroup
          name="nths"
          label={copy.schedule.nths}
          defaultValues={typed ? (typed.nths ?? []) : begin.nths.map(String)}
          options={NTHS.map((nth) => ({ value: String(nth), label: copy.series.nths[nth]! }))}
        />
      </div>
      <div className="hidden group-has-[[value=dates]:checked]/rhythm:block">
        <TextArea
          name="days"
          label={copy.schedule.days}
          help={copy.schedule.daysHelp(
            formatDayInFigures(begin.from, locale),
            formatPlainDate(begin.from, locale),
          )}
          isRequired
          rows={5}
          defaultValue={typed ? first('days', '') : begin.days.join('\n')}
        />
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField
          name="startsLocal"
          type="time"
          label={copy.schedule.startsLocal}
          isRequired
          defaultValue={first('startsLocal', begin.startsLocal)}
        />
        <ZoneField
          name="zone"
          label={copy.schedule.zone}
          isRequired
          defaultValue={first('zone', begin.zone)}
        />
        <TextField
          name="minutes"
          type="number"
          label={copy.schedule.minutes}
          isRequired
          min={30}
          max={240}
          defaultValue={first('minutes', String(begin.minutes))}
        />
        <TextField
          name="from"
          type="date"
          label={copy.schedule.from}
          isRequired
          min={today}
          defaultValue={first('from', begin.from)}
        />
      </div>
      <p className="text-sm text-ink-2">
        {copy.schedule.fromHelp} {copy.schedule.early}
      </p>
    </div>
  )
}
