import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const font = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
)

/** A picture of an invented license, as a clinician would photograph it: evidence for the steward's queue. */
export async function paperOf(lines: readonly string[]): Promise<File> {
  const [width, height, left] = [1000, 620, 80]
  const words = await Promise.all(
    lines.map(async (line, at) => ({
      input: await sharp({
        text: { text: line, fontfile: font, font: 'Noto Sans', dpi: at === 0 ? 190 : 130, rgba: true },
      })
        .png()
        .toBuffer(),
      left,
      top: at === 0 ? 90 : 150 + at * 78,
    })),
  )
  const frame = Buffer.from(
    `<svg width="${width}" height="${height}"><rect x="28" y="28" width="${width - 56}" height="${height - 56}" fill="none" stroke="#8a8272" stroke-width="3"/><circle cx="860" cy="480" r="62" fill="none" stroke="#0b5c50" stroke-width="5"/><circle cx="860" cy="480" r="46" fill="none" stroke="#0b5c50" stroke-width="2"/></svg>`,
  )
  const picture = await sharp({ create: { width, height, channels: 3, background: '#fbf8f1' } })
    .composite([{ input: frame }, ...words])
    .png()
    .toBuffer()
  return new File([new Uint8Array(picture)], 'license.png', { type: 'image/png' })
}
