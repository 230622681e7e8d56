import qrcode from 'qrcode-generator'

/**
 * The dark and light modules of a QR code (ISO/IEC 18004) for `text`, rows from the top, without the quiet
 * zone of four modules that its reader needs around it. Correction level M: a printed page may be creased.
 */
export function qrModules(text: string): boolean[][] {
  const qr = qrcode(0, 'M')
  qr.addData(text)
  qr.make()
  const size = qr.getModuleCount()
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => qr.isDark(row, column)),
  )
}

/** One path of squares, a unit a module, runs of a row joined: `M0 0h7v1H0z…`. For SVG and PDF alike. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1]) return []
        const end = row.indexOf(false, x)
        return [`M${x} ${y}H${end === -1 ? row.length : end}V${y + 1}H${x}z`]
      }),
    )
    .join('')
}
