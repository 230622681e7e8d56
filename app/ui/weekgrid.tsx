import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { formatHour, formatWeekday } from '#copy/formats'
import { Button } from './button.tsx'
import { FieldGroup } from './choice.tsx'
import { classes } from './classes.tsx'
import { useCopy } from './copy.tsx'
import { useStored, useTypedList } from './form-state.tsx'
import { useReader } from './reader.tsx'
import {
  cellAt,
  cellsOfRuns,
  halfOf,
  hourBox,
  movedBy,
  painted,
  runsOf,
  shownHalves,
  weekdayOf,
} from './week.ts'
import { spanOf, weekInWords } from './weekwords.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7]

type Props = {
  /** Posted as runs of half hours; `cellsOfRuns` (ui/week.ts) reads them. */
  name: string
  label: ReactNode
  help?: ReactNode
  /** Half hours from Monday 00:00. */
  defaultCells?: readonly number[]
}

/** A week to paint with mouse, finger or keys. Without JavaScript it is a table of checkboxes, one an hour. */
export function WeekGrid({ name, label, help, defaultCells = [] }: Props) {
  const first = cellsOfRuns(useTypedList(name, runsOf(defaultCells)))
  const { locale } = useReader()
  const [isAwake, setIsAwake] = useState(false)
  useEffect(() => setIsAwake(true), [])
  return (
    <FieldGroup
      name={name}
      label={label}
      help={help}
      saved={weekInWords(cellsOfRuns(useStored(name) ?? []), locale)}
    >
      {isAwake ? <Painted name={name} first={first} /> : <Checked name={name} cells={new Set(first)} />}
    </FieldGroup>
  )
}

function Head() {
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

const tableClass =
  'w-full max-w-2xl table-fixed border-separate border-spacing-x-1 border-spacing-y-0.5 select-none max-[24rem]:border-spacing-x-0.5'
const hourClass = 'pr-1 text-right align-top text-xs font-normal whitespace-nowrap text-ink-2'

function Checked({ name, cells }: { name: string; cells: ReadonlySet<number> }) {
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
      <Head />
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

/** A stroke under way: where it began, where it is, whether it paints or clears. */
type Stroke = { from: number; to: number; isOn: boolean }

function Painted({ name, first }: { name: string; first: readonly number[] }) {
  const copy = useCopy().week
  const { locale } = useReader()
  const [cells, setCells] = useState<ReadonlySet<number>>(() => new Set(first))
  const [stroke, setStroke] = useState<Stroke>()
  const [hours, setHours] = useState(() => shownHalves(first))
  const [active, setActive] = useState(() => first[0] ?? cellAt(1, 36))
  const grid = useRef<HTMLTableElement>(null)
  const shown = stroke ? painted(cells, stroke.from, stroke.to, stroke.isOn) : cells
  const hint = useId()
  const finish = () => {
    if (stroke) setCells(shown)
    setStroke(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedBy(event.key, active, hours[0], hours[1])
    if (next !== undefined) {
      event.preventDefault()
      if (event.shiftKey) setCells(painted(cells, active, next, true))
      setActive(next)
      grid.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus()
    }
  }
  const toggle = (cell: number) => {
    setActive(cell)
    setCells(painted(cells, cell, cell, !cells.has(cell)))
  }
  const onPointerDown = (event: PointerEvent) => {
    const cell = cellUnder(event)
    if (cell === undefined || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setActive(cell)
    setStroke({ from: cell, to: cell, isOn: !cells.has(cell) })
  }
  const onPointerMove = (event: PointerEvent) => {
    const cell = stroke && cellUnder(event)
    if (stroke && cell !== undefined && cell !== stroke.to) setStroke({ ...stroke, to: cell })
  }
  const halves = Array.from({ length: hours[1] - hours[0] }, (_, at) => hours[0] + at)
  return (
    <div className="grid gap-2">
      <p id={hint} className="text-sm text-ink-2">
        {copy.hint}
      </p>
      {runsOf(cells).map((run) => (
        <input key={run} type="hidden" name={name} value={run} />
      ))}
      {hours[0] > 0 && (
        <div className="-ml-3">
          <Button type="button" kind="quiet" size="small" onPress={() => setHours([0, hours[1]])}>
            {copy.earlier}
          </Button>
        </div>
      )}
      <table
        ref={grid}
        aria-describedby={hint}
        className={tableClass}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={finish}
        onPointerCancel={() => setStroke(undefined)}
      >
        <Head />
        <tbody>
          {halves.map((half) => (
            <tr key={half}>
              {half % 2 === 0 && (
                <th scope="row" rowSpan={2} className={hourClass}>
                  {formatHour(half / 2, locale)}
                </th>
              )}
              {weekdays.map((weekday) => {
                const cell = cellAt(weekday, half)
                return (
                  <Cell
                    onToggle={toggle}
                    key={cell}
                    cell={cell}
                    isOn={shown.has(cell)}
                    isActive={cell === active}
                    locale={locale}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {hours[1] < 48 && (
        <div className="-ml-3">
          <Button type="button" kind="quiet" size="small" onPress={() => setHours([hours[0], 48])}>
            {copy.later}
          </Button>
        </div>
      )}
      <p role="status" className="text-sm text-ink-2">
        {copy.total(shown.size / 2)}
      </p>
    </div>
  )
}

/** The cell under the pointer; undefined beside the grid. */
function cellUnder(event: PointerEvent): number | undefined {
  const under = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-cell]')
  return under ? Number(under.dataset.cell) : undefined
}

function Cell({
  onToggle,
  cell,
  isOn,
  isActive,
  locale,
}: {
  cell: number
  isOn: boolean
  isActive: boolean
  locale: string
  onToggle: (cell: number) => void
}) {
  const half = halfOf(cell)
  return (
    <td className="p-0">
      <button
        type="button"
        data-cell={cell}
        tabIndex={isActive ? 0 : -1}
        aria-pressed={isOn}
        aria-label={`${formatWeekday(weekdayOf(cell), locale)}, ${spanOf(cell, cell, locale)}`}
        // A mouse or finger paints (see the table); keys and assistive technology press.
        onClick={(event) => event.detail === 0 && onToggle(cell)}
        className={classes(
          'block h-6 w-full cursor-pointer touch-none rounded-[4px] border',
          isOn ? 'border-pine bg-pine' : half % 2 ? 'border-line bg-card' : 'border-line-strong bg-card',
        )}
      />
    </td>
  )
}
