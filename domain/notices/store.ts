import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { type Notice, newsKinds } from './notice.ts'

/**
 * One's notices since `since` that one has not put away, the newest first. One about a case is there only while that case
 * is: not after stepping out of it, nor after it was destroyed; that one was shared, until one has opened it or the meeting it is
 * for has ended; one about a claim of a license, until it is taken back. What became of a meeting's date is told until that meeting begins; nothing of one that one may not see.
 */
export async function unseenNotices(
  tx: Tx,
  { clinicianId, since, now }: { clinicianId: string; since: Temporal.Instant; now: Temporal.Instant },
): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.kind, n.made_at as "madeAt", n.ids ->> 'caseId' as "caseId", g.id as "groupId",
      n.ids ->> 'certificateId' as "certificateId", n.ids ->> 'meetingId' as "meetingId", m.starts_at as "startsAt", m.moved_from as "movedFrom",
      h.name as "groupName", p.name as presenter
    from notice n
    left join meeting m on m.id = (n.ids ->> 'meetingId')::uuid
    left join "case" c on c.id = (n.ids ->> 'caseId')::uuid and c.destroyed_at is null
    left join clinician p on p.id = c.presenter_id
    left join meeting at on at.id = c.meeting_id and at.state = 'planned'
    cross join lateral (select coalesce((n.ids ->> 'groupId')::uuid, m.group_id, c.group_id)) g (id)
    left join charter h on h.group_id = g.id
    where n.clinician_id = ${clinicianId} and n.seen_at is null and n.made_at > ${since} and n.made_at <= ${now}
      and n.kind = any (${[...newsKinds]})
      and (n.ids ->> 'caseId' is null or c.id is not null)
      and (n.kind <> 'case-shared' or at.id is null or at.starts_at + at.minutes * interval '1 minute' > ${now})
      and (n.kind <> 'case-shared' or not exists (
        select from case_reading r where r.case_id = c.id and r.clinician_id = ${clinicianId}))
      and (n.ids ->> 'meetingId' is null or m.id is not null)
      and not exists (select from license l where l.id = (n.ids ->> 'licenseId')::uuid and l.state = 'withdrawn')
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

/** Whether a person was told this, of a kind and with these ids. */
export async function hasNotice(
  tx: Tx,
  { clinicianId, kind, ids }: { clinicianId: string; kind: string; ids: Record<string, string> },
): Promise<boolean> {
  const row = await tx
    .selectFrom('notice')
    .select('id')
    .where('clinician_id', '=', clinicianId)
    .where('kind', '=', kind)
    .where(sql<boolean>`ids @> ${JSON.stringify(ids)}::jsonb`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
