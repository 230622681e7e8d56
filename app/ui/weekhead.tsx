import { formatWeekday } from '#copy/formats'
import { useReader } from './reader.tsx'

export const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** The days above a week's hours. */
export function WeekHead() {
  const { locale } = useReader()
  return (
    <thead className="sticky top-0 z-1 bg-card">
      <tr>
        <td className="w-14" />
        {weekdays.map((weekday) => (
          <th key={weekday} scope="col" className="pb-1 text-center text-xs font-medium text-ink-2">
            <abbr title={formatWeekday(weekday, locale)} className="no-underline">
              {/* seven short names run into each other on the narrowest phones */}
              <span className="max-[24rem]:hidden">{formatWeekday(weekday, locale, 'short')}</span>
              <span className="hidden max-[24rem]:inline">{formatWeekday(weekday, locale, 'narrow')}</span>
            </abbr>
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** How a week and its hours look, to paint and to check. */
export const tableClass =
  'w-full max-w-2xl table-fixed border-separate border-spacing-x-1 border-spacing-y-0.5 select-none max-[24rem]:border-spacing-x-0.5'
export const hourClass = 'pr-1 text-right align-top text-xs font-normal whitespace-nowrap text-ink-2'
