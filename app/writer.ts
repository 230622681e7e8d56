/**
 * Whose page a form stands on. At a shared computer a page of one person may still be open when another has signed in:
 * what was written there is not sent in the other's name.
 */
import { createHash } from 'node:crypto'
import { writerField } from './forms.ts'

/** A person as forms name them: the same on each of their pages, and nothing about them. */
export const writerMark = (clinicianId: string): string =>
  createHash('sha256').update(`writer ${clinicianId}`).digest('base64url').slice(0, 12)

/** Whether somebody else's page sent this form. One that does not say whose page it stood on is not compared. */
export function isAnothers(form: FormData, who: { clinicianId: string } | undefined): boolean {
  const writer = form.get(writerField)
  return who !== undefined && Boolean(writer) && writer !== writerMark(who.clinicianId)
}
