import type { Acting } from '#platform/database/acting'
import { askedOnce } from '#platform/database/together'
import * as store from './store.ts'

/** One's own name as a steward verified it with a license; undefined when none was verified. */
export const ownVerifiedName = (acting: Acting): Promise<store.Verified | undefined> =>
  askedOnce(acting, nameOfActor)

const nameOfActor = ({ tx, actor }: Acting) => store.verifiedName(tx, actor.clinicianId)

/** The same of somebody, for a steward; undefined for others. */
export const verifiedNameOf = (
  { tx }: Acting,
  { clinicianId }: { clinicianId: string },
): Promise<store.Verified | undefined> => store.verifiedName(tx, clinicianId)
