import type { Tx } from '#platform/database/acting'
import { prepared } from '#platform/database/prepared'
import type { Named } from './verifiedname.ts'

export type Verified = Named & { verifiedAt: Temporal.Instant; licenseId: string }

/** The name verified of somebody whose the database lets this person see. */
export async function verifiedName(tx: Tx, clinicianId: string): Promise<Verified | undefined> {
  return (await nameOf(tx, { clinicianId }))[0]
}
const nameOf = prepared((tx, { clinicianId }: { clinicianId: string }) =>
  tx
    .selectFrom('verified_name')
    .select(['name', 'credential', 'verified_at as verifiedAt', 'license_id as licenseId'])
    .where('clinician_id', '=', clinicianId),
)

/** Keeps a name as verified with this license, over the one before. */
export async function putVerifiedName(
  tx: Tx,
  { clinicianId, licenseId, name, credential, verifiedAt }: Verified & { clinicianId: string },
): Promise<void> {
  const verified = { license_id: licenseId, name, credential, verified_at: verifiedAt }
  await tx
    .insertInto('verified_name')
    .values({ clinician_id: clinicianId, ...verified })
    .onConflict((key) => key.column('clinician_id').doUpdateSet(verified))
    .execute()
}
