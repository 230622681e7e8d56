import { fileTypeFromBuffer } from 'file-type'
import { Invalid } from '#platform/refusals'

type UploadType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf'
export type Upload = { mediaType: UploadType; bytes: Buffer }

const longestSide = 2400
const mostPixels = 50_000_000

/**
 * A file as somebody sent it, fit to be kept and shown: recognized by what it is, never by its name; images decoded
 * and written anew, upright, without place or camera, so that nothing but pixels survives; PDFs as they are, for a
 * sandboxed frame. Refuses: Invalid on `field` (kind, size, damage).
 */
export async function acceptUpload(field: string, file: File, largest: number): Promise<Upload> {
  if (file.size > largest)
    throw new Invalid({
      [field]: { code: 'file.large', values: { maximum: Math.floor(largest / 1024 / 1024) } },
    })
  const sent = Buffer.from(await file.arrayBuffer())
  const kind = (await fileTypeFromBuffer(sent))?.mime
  if (kind === 'application/pdf') return { mediaType: kind, bytes: sent }
  if (kind !== 'image/jpeg' && kind !== 'image/png' && kind !== 'image/webp')
    throw new Invalid({ [field]: 'file.kind' })
  const bytes = await drawnAnew(sent).catch(() => {
    throw new Invalid({ [field]: 'file.damaged' })
  })
  if (bytes.length > largest)
    throw new Invalid({
      [field]: { code: 'file.large', values: { maximum: Math.floor(largest / 1024 / 1024) } },
    })
  return { mediaType: 'image/webp', bytes }
}

// Loaded when the first file comes: most processes never see one.
async function drawnAnew(bytes: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
    .rotate()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 85 })
    .toBuffer()
}
