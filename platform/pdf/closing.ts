import { qrModules, qrPath } from '../qr.ts'
import {
  add,
  attributes,
  BOTTOM,
  heightOf,
  INK_2,
  keepTogether,
  MARGIN,
  PAGE,
  PINE,
  type Press,
  put,
  type Style,
  styles,
} from './press.ts'
import type { Check, Signature } from './sheet.ts'

/** Signature on the left, QR code and what to type on the right; never parted by a page break. */
export function setClosing(press: Press, signature: Signature, check: Check) {
  const { doc } = press
  const height = 92
  keepTogether(doc, height + 10)
  const top = Math.max(doc.y + 10, BOTTOM - height)
  setSignature(press, signature, top)
  setCheck(press, check, top)
}

function setSignature(press: Press, signature: Signature, top: number) {
  const { doc, root } = press
  const width = 178
  const hand = { face: 'serif', size: 15, color: PINE } as const
  const height = heightOf(press, hand, signature.name, width)
  add(root, doc, 'P', () =>
    put(press, hand, signature.name, { x: MARGIN, y: Math.max(top, top + 44 - height), width }),
  )
  const below = Math.max(top + 48, doc.y + 4)
  doc.markContent('Artifact', { type: 'Layout' })
  doc
    .moveTo(MARGIN, below)
    .lineTo(MARGIN + width, below)
    .lineWidth(0.8)
    .stroke(INK_2)
  doc.endMarkedContent()
  doc.y = below + 5
  for (const text of signature.lines)
    add(root, doc, 'P', () => put(press, styles.label, text, { x: MARGIN, y: doc.y + 1, width }))
}

function setCheck(press: Press, check: Check, top: number) {
  const { doc, root } = press
  const size = 84
  const x = PAGE.width - MARGIN - size
  const modules = qrModules(check.url)
  const figure = doc.struct('Figure', attributes({ alt: check.alt, bbox: [x, top, x + size, top + size] }), [
    () => {
      // white, with the four modules of rest a reader needs (ISO/IEC 18004, 6.3.8)
      doc.rect(x, top, size, size).fill('#ffffff')
      const scale = size / (modules.length + 8)
      doc
        .save()
        .translate(x + 4 * scale, top + 4 * scale)
        .scale(scale)
      doc.path(qrPath(modules)).fill('#000000').restore()
    },
  ])
  root.add(figure)
  const left = MARGIN + 200
  const width = x - left - 14
  doc.y = top + 2
  const line = (style: Style, text: string) =>
    add(root, doc, 'P', () => put(press, style, text, { x: left, y: doc.y + 1, width }))
  line(styles.label, check.text)
  line(styles.code, check.code)
  const link = doc.struct('Link')
  root.add(link)
  link.add(() => {
    const y = doc.y + 2
    const shown = check.url.replace(/^https?:\/\//, '')
    put(press, { ...styles.label, color: PINE }, shown, { x: left, y, width })
    const area: Record<string, unknown> = { structParent: link, Contents: new String(check.alt) }
    doc.link(left, y, width, doc.y - y, check.url, area)
  })
  link.end()
}
