import type { Acting } from '#platform/database/acting'
import type { EvidenceLine } from './evidence.ts'
import * as store from './store.ts'

/** Files of these licenses one may see, the oldest first, without their bytes. */
export const evidenceOf = (
  { tx }: Acting,
  { licenseIds }: { licenseIds: readonly string[] },
): Promise<(EvidenceLine & { licenseId: string })[]> => store.evidenceOf(tx, licenseIds)
