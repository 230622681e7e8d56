import {
  add,
  attributes,
  heightOf,
  keepTogether,
  MARGIN,
  PINE,
  type Press,
  put,
  rule,
  styles,
  WIDTH,
  widthOf,
} from './press.ts'
import type { Fact } from './sheet.ts'

const COLUMNS = 3

/** Facts in three columns, tagged as a list: each label with its value. */
export function setFacts(press: Press, facts: readonly Fact[]) {
  const { doc, root } = press
  const gap = 18
  const width = (WIDTH - (COLUMNS - 1) * gap) / COLUMNS
  const list = doc.struct('L')
  root.add(list)
  doc.y += 6
  for (let row = 0; row < facts.length; row += COLUMNS) {
    const side = facts.slice(row, row + COLUMNS)
    const heights = side.map(
      (f) =>
        heightOf(press, styles.label, f.label, width) + heightOf(press, styles.value, f.value, width) + 3,
    )
    keepTogether(doc, Math.max(...heights) + 7)
    const top = doc.y
    side.forEach((fact, column) => {
      const x = MARGIN + column * (width + gap)
      const item = doc.struct('LI')
      list.add(item)
      add(item, doc, 'Lbl', () => put(press, styles.label, fact.label, { x, y: top, width }))
      add(item, doc, 'LBody', () => put(press, styles.value, fact.value, { x, y: doc.y + 2, width }))
      item.end()
    })
    doc.y = top + Math.max(...heights) + 7
  }
  list.end()
}

/** A table with a row of column headers; the last column, of figures, stands to the right. */
export function setTable(press: Press, columns: readonly string[], rows: readonly (readonly string[])[]) {
  const { doc, root } = press
  const table = doc.struct('Table')
  root.add(table)
  const last = 120
  const width = (WIDTH - last) / Math.max(1, columns.length - 1)
  const setRow = (cells: readonly string[], tag: 'TH' | 'TD') => {
    keepTogether(doc, 30)
    const top = doc.y + 4
    const row = doc.struct('TR')
    table.add(row)
    let bottom = top
    cells.forEach((cell, index) => {
      const isLast = index === columns.length - 1
      const style = tag === 'TH' ? styles.columnHead : styles.value
      const x = MARGIN + index * width + (isLast ? Math.max(0, last - widthOf(press, style, cell)) : 0)
      const element = doc.struct(tag, tag === 'TH' ? attributes({ scope: 'Column' }) : {}, [
        () => put(press, style, cell, { x, y: top, width: isLast ? last : width - 10 }),
      ])
      row.add(element)
      bottom = Math.max(bottom, doc.y)
    })
    row.end()
    doc.y = bottom + 4
    rule(doc, doc.y)
  }
  setRow(columns, 'TH')
  for (const row of rows) setRow(row, 'TD')
  table.end()
  doc.y += 8
}

/** Items one below the other, each behind a dash, tagged as a list; breaks to the next page between them. */
export function setList(press: Press, items: readonly string[]) {
  const { doc, root } = press
  const list = doc.struct('L')
  root.add(list)
  for (const text of items) {
    keepTogether(doc, 18)
    const item = doc.struct('LI')
    list.add(item)
    const top = doc.y
    add(item, doc, 'Lbl', () =>
      put(press, { ...styles.text, color: PINE }, '–', { x: MARGIN, y: top, width: 12 }),
    )
    add(item, doc, 'LBody', () =>
      put(press, styles.text, text, { x: MARGIN + 14, y: top, width: WIDTH - 14 }),
    )
    item.end()
    doc.y += 3
  }
  list.end()
  doc.y += 4
}
