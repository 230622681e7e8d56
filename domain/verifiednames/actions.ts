import type { Acting } from '#platform/database/acting'
import { oneAtATime } from '#platform/database/oneatatime'
import { record } from '#platform/record'
import * as store from './store.ts'
import type { Named } from './verifiedname.ts'

/** Until the transaction ends, a person is not called otherwise and no name of theirs is verified by anybody else. */
export const holdName = ({ tx }: Acting, { clinicianId }: { clinicianId: string }): Promise<void> =>
  oneAtATime(tx, `name of ${clinicianId}`)

/** Keeps the name that the acting steward saw, and verified with a license of this person; the caller holds both. */
export async function keepVerifiedName(
  { tx, now }: Acting,
  of: Named & { clinicianId: string; licenseId: string },
): Promise<void> {
  await store.putVerifiedName(tx, { ...of, verifiedAt: now })
}

/** Puts on the record, for stewards, that the acting person is called otherwise now; nothing where no name was verified. */
export async function recordRenaming(acting: Acting): Promise<void> {
  const { clinicianId } = acting.actor
  if (!(await store.verifiedName(acting.tx, clinicianId))) return
  await record(acting, { kind: 'license.name-changed', audience: 'stewards', clinicianId })
}
