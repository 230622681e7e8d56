import { href, redirect } from 'react-router'
import { asClinician } from '#app/request'
import { certificates } from '#copy/certificates.en'
import { departures } from '#copy/departures.en'
import { documentToRead } from '#domain/certificates/reads'
import { exportOwnData } from '#domain/departures/actions'
import type { OwnData } from '#domain/departures/reads'
import { openEvidence } from '#domain/evidence/actions'
import type { Acting } from '#platform/database/acting'
import { typeset } from '#platform/pdf/typeset'
import { type Entry, zip } from '#platform/zip'
import { sheetOf } from '../credit/sheet.ts'
import type { Route } from './+types/file'
import { archivePage } from './archive.ts'

/** Whoever signs in on the way to the file comes to the page with its button. */
export const loader = () => redirect(href('/account/export'))

/** The export as a ZIP: a page to read, the same as JSON, documents and evidence. Only by the page's button: it is on the record. */
export async function action({ context }: Route.ActionArgs) {
  const { data, files } = await asClinician(context, collect, undefined)
  const entries = [
    { path: 'my-data.html', bytes: Buffer.from(archivePage(data, departures.archive, data.profile)) },
    { path: 'my-data.json', bytes: Buffer.from(JSON.stringify(data, null, 2)) },
    ...files,
  ]
  return new Response(Buffer.from(zip(entries, Temporal.Instant.from(data.madeAt))), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${departures.export.fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
}

async function collect(acting: Acting): Promise<{ data: OwnData; files: Entry[] }> {
  const data = await exportOwnData(acting)
  const files: Entry[] = []
  for (const { certificateId, revokedAt } of data.documents)
    if (!revokedAt) files.push(await paperOf(acting, certificateId))
  for (const { evidence } of data.licenses)
    for (const { id } of evidence) {
      const { bytes, mediaType } = await openEvidence(acting, { evidenceId: id })
      files.push({ path: `evidence/${id}.${mediaType.split('/')[1]}`, bytes })
    }
  return { data, files }
}

async function paperOf(acting: Acting, certificateId: string): Promise<Entry> {
  const document = await documentToRead(acting, { certificateId })
  const sheet = sheetOf(document, certificates, process.env.COLLOQUY_URL ?? '')
  return { path: `documents/${document.printedCode}.pdf`, bytes: await typeset(sheet) }
}
