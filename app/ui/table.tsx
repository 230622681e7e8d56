import type { ReactNode } from 'react'
import { classes } from './classes.tsx'

export type Column<Row> = {
  name: string
  cell: (row: Row) => ReactNode
  isNumber?: boolean
  isNameHidden?: boolean
  /** Never broken over lines where there is room for a table. */
  isWhole?: boolean
  /**
   * Where the cell stands in the row's block on a phone: `head` before all others; `below` a line of its own without the
   * column's name; `inline` beside others, after its name; else a line of its own, its name before it.
   */
  onPhone?: 'head' | 'below' | 'inline'
}

const phoneLooks = {
  head: 'max-sm:order-first max-sm:basis-full max-sm:font-medium',
  below: 'max-sm:basis-full max-sm:text-sm max-sm:text-ink-2',
  inline: 'max-sm:text-sm max-sm:text-ink-2',
  line: 'max-sm:basis-full max-sm:text-sm',
}

/** Rows and columns; on a phone each row becomes a block of names and values. */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}) {
  return (
    <table className="w-full border-collapse text-left max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr>
          {columns.map((column) => (
            <th
              key={column.name}
              scope="col"
              className={classes(
                'px-3 pb-2 text-xs font-medium text-ink-3 first:pl-0 last:pr-0',
                column.isNumber && 'text-right',
              )}
            >
              {column.isNameHidden ? <span className="sr-only">{column.name}</span> : column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className="border-t border-line max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:py-2.5 max-sm:first:border-t-0 max-sm:first:pt-0"
          >
            {columns.map((column) => (
              <td
                key={column.name}
                data-label={nameOnPhone(column, [undefined])}
                data-inline={nameOnPhone(column, ['inline'])}
                className={classes(
                  // On a phone a row tells what it has; a name without a value would ask for one.
                  'cell px-3 py-2.5 align-top first:pl-0 last:pr-0 max-sm:px-0 max-sm:py-0 max-sm:empty:hidden',
                  column.isNumber && 'num text-right max-sm:text-left',
                  column.isWhole && 'sm:whitespace-nowrap',
                  phoneLooks[column.onPhone ?? 'line'],
                )}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The column's name, where the cell stands in one of these places. */
const nameOnPhone = <Row,>({ name, isNameHidden, onPhone }: Column<Row>, places: Column<Row>['onPhone'][]) =>
  !isNameHidden && places.includes(onPhone) ? name : undefined
