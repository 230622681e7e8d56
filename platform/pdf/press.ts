import type PDFDocument from 'pdfkit'
import { type Face, runsOf, settable } from './fonts.ts'

export type Doc = InstanceType<typeof PDFDocument>
export type Element = ReturnType<Doc['struct']>
/** What the blocks draw on: the file, and the structure they hang their tags on. */
export type Press = { doc: Doc; root: Element }
export type Style = { face: Face; size: number; color: string; lineGap?: number }

// The product's colors (app/tokens.css) in the sRGB that PDF knows.
export const PAPER = '#faf8f3'
export const LINE = '#ddd8cd'
export const INK = '#17252b'
export const INK_2 = '#4b5a61'
export const PINE = '#0f5a50'
export const CLAY = '#b9663c'

export const PAGE = { width: 612, height: 792 } // US Letter, in points
export const MARGIN = 66
export const FOOT = 64
export const WIDTH = PAGE.width - 2 * MARGIN
export const BOTTOM = PAGE.height - FOOT

export const styles = {
  title: { face: 'serif', size: 25, color: PINE },
  heading: { face: 'serifStrong', size: 12.5, color: INK },
  text: { face: 'sans', size: 10, color: INK, lineGap: 2.5 },
  quiet: { face: 'sans', size: 9.5, color: INK_2, lineGap: 2 },
  label: { face: 'sans', size: 8.5, color: INK_2 },
  value: { face: 'sans', size: 10.5, color: INK, lineGap: 1.5 },
  code: { face: 'sansStrong', size: 8.5, color: INK },
  columnHead: { face: 'sansStrong', size: 8.5, color: INK_2 },
} as const satisfies Record<string, Style>

// pdfkit knows more attributes than its types do
type Attributes = NonNullable<Parameters<Doc['struct']>[1]>
/** Attributes of a structure element, with those that pdfkit knows and its types do not. */
export const attributes = (known: Attributes & { scope?: 'Column'; bbox?: number[] }): Attributes => known

/** Goes to the next page where less than `height` points are left on this one. */
export function keepTogether(doc: Doc, height: number) {
  if (doc.y + height > BOTTOM) doc.addPage()
}

/** A hair line from margin to margin at `y` points from the top, marked as an artifact so that no reader says it. */
export function rule(doc: Doc, y: number) {
  doc.markContent('Artifact', { type: 'Layout' })
  doc
    .moveTo(MARGIN, y)
    .lineTo(PAGE.width - MARGIN, y)
    .lineWidth(0.6)
    .stroke(LINE)
  doc.endMarkedContent()
}

/**
 * Hangs what `draw` draws under `parent` as an element of its own. `tag`: a standard structure type (ISO 32000-1
 * 14.8.4).
 */
export function add(parent: Element, doc: Doc, tag: string, draw: () => void) {
  parent.add(doc.struct(tag, {}, [draw]))
}

type Box = { x: number; y: number; width: number; height?: number; ellipsis?: boolean }

/** Sets a text into a box, in points from the top left; signs that the face lacks are set in one that has them. */
export function put(press: Press, style: Style, text: string, box: Box) {
  const { doc } = press
  const runs = runsOf(text, style.face)
  const { x, y, ...rest } = box
  runs.forEach((run, index) => {
    doc.font(run.face).fontSize(style.size).fillColor(style.color)
    const options = { ...rest, lineGap: style.lineGap ?? 0, continued: index < runs.length - 1 }
    if (index === 0) doc.text(run.text, x, y, options)
    else doc.text(run.text, options)
  })
}

/** The width in points of a text set on one line. */
export function widthOf(press: Press, style: Style, text: string): number {
  return runsOf(text, style.face)
    .map((run) => press.doc.font(run.face).fontSize(style.size).widthOfString(run.text))
    .reduce((sum, width) => sum + width, 0)
}

/** The height in points of a text that breaks at `width` points; one line for an empty text. */
export function heightOf(press: Press, style: Style, text: string, width: number): number {
  const { doc } = press
  // measured in the style's own face: faces of one family share their line height
  doc.font(style.face).fontSize(style.size)
  return doc.heightOfString(settable(text) || ' ', { width, lineGap: style.lineGap ?? 0 })
}
