import { jobsPool } from '#platform/database/connection'

/** As the queue's role: who is to be told of a group's meetings. Ids only. */
export async function membersToTell(groupId: string): Promise<string[]> {
  const { rows } = await jobsPool().query<{ id: string }>('select group_members($1) as id', [groupId])
  return rows.map((row) => row.id)
}
