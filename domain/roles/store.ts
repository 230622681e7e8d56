import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import type { Evening, Role } from './rota.ts'

/**
 * A group's planned meetings that start in [from, until) and either are not over at `now` or had a role settled, in
 * order: who was settled in which role, and who is not coming; and which members hold a good license now.
 */
export async function settledEvenings(
  tx: Tx,
  groupId: string,
  { from, until, now }: { from: Temporal.Instant; until: Temporal.Instant; now: Temporal.Instant },
): Promise<{ evenings: Evening[]; licensed: string[] }> {
  const { rows } = await sql<{ evenings: Evening[]; licensed: string[] }>`
    select coalesce(json_agg(json_build_object('meetingId', m.id, 'settled', coalesce(r.settled, '{}'), 'absent', coalesce(a.absent, '[]'))
        order by m.starts_at, m.id), '[]') as evenings,
      array(select licensed_members(${groupId})) as licensed
    from meeting m
    left join lateral (select json_object_agg(role, clinician_id) as settled from meeting_role where meeting_id = m.id) r on true
    left join lateral (select json_agg(clinician_id) as absent from meeting_answer
      where meeting_id = m.id and answer = 'not-coming' and for_start = m.starts_at) a on true
    where m.group_id = ${groupId} and m.state = 'planned' and m.starts_at >= ${from} and m.starts_at < ${until}
      and (r.settled is not null or m.starts_at + m.minutes * interval '1 minute' > ${now})`.execute(tx)
  return rows[0]!
}

/** Sets a role; setBy is null where the rota chose, which never overwrites what a person set. */
export async function setRole(
  tx: Tx,
  row: {
    meetingId: string
    groupId: string
    role: Role
    clinicianId: string
    setBy: string | null
    setAt: Temporal.Instant
  },
): Promise<void> {
  const values = {
    meeting_id: row.meetingId,
    group_id: row.groupId,
    role: row.role,
    clinician_id: row.clinicianId,
    set_by: row.setBy,
    set_at: row.setAt,
  }
  await tx
    .insertInto('meeting_role')
    .values(values)
    .onConflict((key) => {
      const conflict = key.columns(['meeting_id', 'role'])
      if (row.setBy === null) return conflict.doNothing()
      return conflict.doUpdateSet({ clinician_id: row.clinicianId, set_by: row.setBy, set_at: row.setAt })
    })
    .execute()
}
