import { formatHour, formatWeekday } from '#copy/formats'
import { classes } from './classes.tsx'
import { useReader } from './reader.tsx'

/** Blocks of a week, Monday to Sunday, as deep as `count` says; outlined where `isMarked`. */
export type HeatMapRow = { hour: number; blocks: readonly { count: number; isMarked: boolean }[] }

const depths = ['bg-sunken', 'bg-pine/25', 'bg-pine/45', 'bg-pine/70']

/** A week as shades, with each block's facts in words for who listens instead of looks. */
export function HeatMap({
  caption,
  rows,
  inWords,
}: {
  caption: string
  rows: readonly HeatMapRow[]
  inWords: (count: number, isMarked: boolean) => string
}) {
  const { locale } = useReader()
  return (
    <table className="w-full table-fixed border-separate border-spacing-x-1 border-spacing-y-0.75 text-xs text-ink-2">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <td className="w-10" />
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <th key={weekday} scope="col" className="font-normal">
              <span aria-hidden="true">{formatWeekday(weekday, locale, 'narrow')}</span>
              <span className="sr-only">{formatWeekday(weekday, locale)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ hour, blocks }) => (
          <tr key={hour}>
            <th scope="row" className="text-right font-normal whitespace-nowrap">
              {formatHour(hour, locale)}
            </th>
            {blocks.map(({ count, isMarked }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place of a block is its weekday
              <td key={at} className="p-0">
                <span
                  className={classes(
                    'block h-4.5 rounded-[4px] border',
                    depths[Math.min(count, depths.length - 1)],
                    isMarked ? 'border-clay' : 'border-transparent',
                  )}
                >
                  <span className="sr-only">{inWords(count, isMarked)}</span>
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
