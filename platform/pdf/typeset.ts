import PDFDocument from 'pdfkit'
import { setClosing } from './closing.ts'
import { faceForPaper, faceNames } from './fonts.ts'
import { setFacts, setList, setTable } from './lists.ts'
import {
  add,
  BOTTOM,
  CLAY,
  type Doc,
  FOOT,
  INK,
  keepTogether,
  LINE,
  MARGIN,
  PAGE,
  PAPER,
  PINE,
  type Press,
  put,
  type Style,
  styles,
  WIDTH,
  widthOf,
} from './press.ts'
import type { Block, Sheet } from './sheet.ts'

/**
 * Sets a sheet as a PDF: tagged and marked PDF/UA-1 (ISO 14289-1), with language, title, headings and an
 * alternate text for the QR code; faces embedded. The same sheet gives the same bytes.
 * Characters no face can draw become U+FFFD; `canSet` tells beforehand.
 */
export async function typeset(sheet: Sheet): Promise<Uint8Array> {
  const doc = begin(sheet)
  const bytes = collect(doc)
  const root = doc.struct('Document', { lang: sheet.lang })
  doc.addStructure(root)
  const press: Press = { doc, root }
  doc.on('pageAdded', () => drawPage(press, sheet))
  doc.addPage()
  drawMasthead(press, sheet)
  for (const block of sheet.blocks) setBlock(press, block)
  root.end()
  doc.end()
  return bytes
}

function begin({ lang, title, issuer, madeAt }: Sheet): Doc {
  const options: PDFKit.PDFDocumentOptions = {
    autoFirstPage: false,
    size: [PAGE.width, PAGE.height],
    margins: { top: MARGIN, bottom: FOOT, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    tagged: true,
    lang,
    displayTitle: true,
    font: faceForPaper('sans') as string, // no standard font: PDF/UA wants every face embedded
    info: {
      Title: title,
      Author: issuer,
      Creator: 'Colloquy',
      Producer: 'Colloquy',
      CreationDate: new Date(madeAt.epochMilliseconds),
      ModDate: new Date(madeAt.epochMilliseconds),
    },
  }
  const doc = new PDFDocument(Object.assign(options, { subset: 'PDF/UA' })) // a subset its types do not know yet
  for (const face of faceNames) doc.registerFont(face, faceForPaper(face) as string)
  return doc
}

function collect(doc: Doc): Promise<Uint8Array> {
  const parts: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
}

/** Paper, ornament and foot of each page: no part of what is read aloud (artifacts). */
function drawPage(press: Press, sheet: Sheet) {
  const { doc } = press
  const at = { x: doc.x, y: doc.y }
  doc.markContent('Artifact', { type: 'Layout' })
  doc.rect(0, 0, PAGE.width, PAGE.height).fill(PAPER)
  doc.rect(0, 0, PAGE.width, 7).fill(PINE)
  doc.endMarkedContent()
  doc.markContent('Artifact', { type: 'Pagination' })
  doc
    .moveTo(MARGIN, BOTTOM + 18)
    .lineTo(PAGE.width - MARGIN, BOTTOM + 18)
    .lineWidth(0.6)
    .stroke(LINE)
  doc.page.margins.bottom = 0
  put(press, styles.label, sheet.footer, {
    x: MARGIN,
    y: BOTTOM + 24,
    width: WIDTH,
    height: 26,
    ellipsis: true,
  })
  doc.page.margins.bottom = FOOT
  doc.endMarkedContent()
  doc.x = at.x
  doc.y = at.y
}

/** The sign, a ring of seats of which one is warm, and whose paper this is; then the title. */
function drawMasthead(press: Press, sheet: Sheet) {
  const { doc, root } = press
  const ring = { x: MARGIN + 17, y: 50, radius: 13, seats: 7 }
  doc.markContent('Artifact', { type: 'Layout' })
  for (let seat = 0; seat < ring.seats; seat++) {
    const angle = (seat / ring.seats) * 2 * Math.PI - Math.PI / 2
    doc.circle(ring.x + ring.radius * Math.cos(angle), ring.y + ring.radius * Math.sin(angle), 3.4)
    doc.fill(seat === 2 ? CLAY : PINE)
  }
  doc.endMarkedContent()
  const issuer = { face: 'serif', size: 14, color: INK } as const
  add(root, doc, 'P', () => put(press, issuer, sheet.issuer, { x: MARGIN + 44, y: 40, width: WIDTH - 44 }))
  doc.y = Math.max(doc.y, 68) + 26
  add(root, doc, 'H1', () => put(press, styles.title, sheet.title, { x: MARGIN, y: doc.y, width: WIDTH }))
  doc.y += 10
}

function setBlock(press: Press, block: Block) {
  const { doc, root } = press
  const line = (tag: string, style: Style, text: string, after: number) => {
    add(root, doc, tag, () => put(press, style, text, { x: MARGIN, y: doc.y, width: WIDTH }))
    doc.y += after
  }
  switch (block.kind) {
    case 'heading':
      keepTogether(doc, 70)
      doc.y += 10
      return line('H2', styles.heading, block.text, 5)
    case 'quiet':
      return line('P', styles.quiet, block.text, 6)
    case 'text':
      return line('P', styles.text, block.text, 8)
    case 'name':
      return line('P', nameStyle(press, block.text), block.text, 8)
    case 'facts':
      return setFacts(press, block.facts)
    case 'table':
      return setTable(press, block.columns, block.rows)
    case 'list':
      return setList(press, block.items)
    case 'closing':
      return setClosing(press, block.signature, block.check)
  }
}

/** The largest size in which a name stays on one line; below 18 points it takes more lines instead. */
function nameStyle(press: Press, text: string): Style {
  const sizes = [30, 27, 24, 21, 18]
  const style = (size: number): Style => ({ face: 'serif', size, color: INK, lineGap: 1 })
  return style(sizes.find((size) => widthOf(press, style(size), text) <= WIDTH) ?? 18)
}
