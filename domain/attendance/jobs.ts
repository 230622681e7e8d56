import { attendersForJob } from '#domain/room/reads'
import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { NotAllowed, NotFound } from '#platform/refusals'
import { recordOnceOpen, recordOwnMinutes } from './actions.ts'

/** When a room is over: each person's minutes, as that person, who alone sees what was stepped out of. */
export const recordAttendance = defineJob('attendance.record', async (ids: { meetingId: string }) => {
  for (const clinicianId of await attendersForJob(ids.meetingId)) await recordAs(clinicianId, ids)
})

/** The same for one person whose door was shut then. */
export const recordOwnAttendance = defineJob(
  'attendance.record-own',
  ({ meetingId, clinicianId }: { meetingId: string; clinicianId: string }) =>
    recordAs(clinicianId, { meetingId }),
)

async function recordAs(clinicianId: string, ids: { meetingId: string }): Promise<void> {
  const actor = { clinicianId, fresh: false }
  try {
    await actAs(actor, recordOwnMinutes, ids)
  } catch (error) {
    if (!(error instanceof NotAllowed || error instanceof NotFound)) throw error
    // Someone whose seat ended meanwhile keeps what was recorded then; a shut door may open again.
    await actAs(actor, recordOnceOpen, ids)
  }
}
