/** Files that show a license: a photo or scan, or a PDF. Checked by what they are, not by their name. */
export const evidenceTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type EvidenceType = (typeof evidenceTypes)[number]

export const largestEvidence = 10 * 1024 * 1024
export const mostEvidence = 5
export const acceptedFiles = '.jpg,.jpeg,.png,.webp,.pdf'

export type EvidenceLine = { id: string; mediaType: EvidenceType; bytes: number; madeAt: string }

/** How long evidence is kept after the decision (confidentiality.md, credentials). */
export const evidenceDays = 30
