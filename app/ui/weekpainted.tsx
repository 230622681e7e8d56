import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import { formatHour, formatWeekday } from '#copy/formats'
import { Button } from './button.tsx'
import { classes } from './classes.tsx'
import { useCopy } from './copy.tsx'
import { useReader } from './reader.tsx'
import { cellAt, halfOf, movedBy, painted, runsOf, shownHalves, weekdayOf } from './week.ts'
import { hourClass, tableClass, WeekHead, weekdays } from './weekhead.tsx'
import { spanOf } from './weekwords.ts'

/** A stroke under way: where it began, where it is, whether it paints or clears. */
type Stroke = { from: number; to: number; isOn: boolean }

/** A week to paint with mouse, finger or keys. */
export function PaintedWeek({ name, first }: { name: string; first: readonly number[] }) {
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
        <WeekHead />
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
  // The line above a whole hour is the stronger one.
  const isOff = halfOf(cell) % 2 ? 'border-line bg-card' : 'border-line-strong bg-card'
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
          isOn ? 'border-pine bg-pine' : isOff,
        )}
      />
    </td>
  )
}
