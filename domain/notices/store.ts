import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { type Notice, newsKinds } from './notice.ts'

/**
 * One's notices since `since` that one has not put away, the newest first. One about a case is there only while that case
 * is: not after stepping out of it, nor after it was destroyed; that one was shared, until one has opened it. What became of a
 * meeting's date is told until that meeting begins; nothing of one that one may not see.
 */
export async function unseenNotices(
  tx: Tx,
  { clinicianId, since, now }: { clinicianId: string; since: Temporal.Instant; now: Temporal.Instant },
): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.kind, n.made_at as "madeAt", n.ids ->> 'caseId' as "caseId", n.ids ->> 'groupId' as "groupId",
      n.ids ->> 'certificateId' as "certificateId", n.ids ->> 'meetingId' as "meetingId", m.starts_at as "startsAt"
    from notice n left join meeting m on m.id = (n.ids ->> 'meetingId')::uuid
    where n.clinician_id = ${clinicianId} and n.seen_at is null and n.made_at > ${since} and n.made_at <= ${now}
      and n.kind = any (${[...newsKinds]})
      and (n.ids ->> 'caseId' is null or exists (
        select from "case" c where c.id = (n.ids ->> 'caseId')::uuid and c.destroyed_at is null))
      and (n.kind <> 'case-shared' or not exists (
        select from case_reading r where r.case_id = (n.ids ->> 'caseId')::uuid and r.clinician_id = ${clinicianId}))
      and (n.ids ->> 'meetingId' is null or m.id is not null)
      and (n.kind not in ('meeting-moved', 'meeting-cancelled', 'meeting-back') or m.starts_at > ${now})
    order by n.made_at desc limit 100`.execute(tx)
  return rows
}

/** Puts these of one's own notices away. Again changes nothing. */
export async function putAway(
  tx: Tx,
  { clinicianId, ids, now }: { clinicianId: string; ids: readonly string[]; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ seen_at: now })
    .where('clinician_id', '=', clinicianId)
    .where('id', 'in', [...ids])
    .where('seen_at', 'is', null)
    .execute()
}
