import { asClinician } from '#app/request'
import { certificates } from '#copy/certificates.en'
import { documentToPrint } from '#domain/certificates/reads'
import { typeset } from '#platform/pdf/typeset'
import type { Route } from './+types/paper'
import { sheetOf } from './sheet.ts'

/** The document as a PDF. Its words are those of the day's catalog; the facts never change. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const document = await asClinician(context, documentToPrint, params)
  const pdf = await typeset(sheetOf(document, certificates, process.env.COLLOQUY_URL ?? ''))
  return new Response(Buffer.from(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${certificates.paper.fileName(document.code)}"`,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
