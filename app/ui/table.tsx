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
  head: 'max-md:order-first max-md:basis-full max-md:font-medium',
  below: 'max-md:basis-full max-md:text-sm max-md:text-ink-2',
  inline: 'max-md:text-sm max-md:text-ink-2',
  line: 'max-md:basis-full max-md:text-sm',
}

/** Rows and columns, those left out that are empty in every row; on a phone each row becomes a block of names and values. */
export function Table<Row>({
  caption,
  columns: all,
  rows,
  keyOf,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}) {
  const columns = all.filter((column) => rows.some((row) => column.cell(row) !== null))
  return (
    <table className="w-full border-collapse text-left max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
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
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className="border-t border-line max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-3 max-md:gap-y-0.5 max-md:py-2.5 max-md:first:border-t-0 max-md:first:pt-0"
          >
            {columns.map((column) => (
              <td
                key={column.name}
                data-label={nameOnPhone(column, [undefined])}
                data-inline={nameOnPhone(column, ['inline'])}
                className={classes(
                  // On a phone a row tells what it has; a name without a value would ask for one.
                  'cell px-3 py-2.5 align-top first:pl-0 last:pr-0 max-md:px-0 max-md:py-0 max-md:empty:hidden',
                  column.isNumber && 'num text-right max-md:text-left',
                  column.isWhole && 'md:whitespace-nowrap',
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
