import { formatHour, formatWeekday } from '#copy/formats'
import { useCopy } from './copy.tsx'
import { useReader } from './reader.tsx'
import { hourBox, shownHalves } from './week.ts'
import { hourClass, tableClass, WeekHead, weekdays } from './weekhead.tsx'

/** A week as checkboxes, one an hour: what it is without JavaScript. */
export function CheckedWeek({ name, cells }: { name: string; cells: ReadonlySet<number> }) {
  const copy = useCopy().week
  const [start, end] = shownHalves(cells)
  const whole = { name, cells }
  return (
    <div className="grid gap-2">
      {start > 0 && <CheckedElsewhen words={copy.earlier} {...whole} from={0} to={start} />}
      <CheckedHours {...whole} from={start} to={end} />
      {end < 48 && <CheckedElsewhen words={copy.later} {...whole} from={end} to={48} />}
    </div>
  )
}

type CheckedOf = { name: string; cells: ReadonlySet<number>; from: number; to: number }

/** Hours that few are awake at, behind a word. */
function CheckedElsewhen({ words, ...hours }: CheckedOf & { words: string }) {
  return (
    <details>
      <summary className="cursor-pointer py-1 text-sm font-medium">{words}</summary>
      <CheckedHours {...hours} />
    </details>
  )
}

/** One checkbox an hour, from one half hour of the day up to another. */
function CheckedHours({ name, cells, from, to }: CheckedOf) {
  const { locale } = useReader()
  const hours = Array.from({ length: (to - from) / 2 }, (_, at) => from / 2 + at)
  return (
    <table className={tableClass}>
      <WeekHead />
      <tbody>
        {hours.map((hour) => (
          <tr key={hour}>
            <th scope="row" className={hourClass}>
              {formatHour(hour, locale)}
            </th>
            {weekdays.map((weekday) => {
              const { run, isOn } = hourBox(cells, weekday, hour)
              return (
                <td key={weekday} className="p-0">
                  <input
                    type="checkbox"
                    name={name}
                    value={run}
                    defaultChecked={isOn}
                    aria-label={`${formatWeekday(weekday, locale)}, ${formatHour(hour, locale)}`}
                    className="block h-[3.125rem] w-full cursor-pointer appearance-none rounded-[4px] border border-line-strong bg-card checked:border-pine checked:bg-pine"
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
