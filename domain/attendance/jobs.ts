import { attendersForJob } from '#domain/room/reads'
import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { NotAllowed, NotFound } from '#platform/refusals'
import { recordOwnMinutes } from './actions.ts'

/** When a room is over: each person's minutes, as that person, who alone sees what was stepped out of. */
export const recordAttendance = defineJob('attendance.record', async (ids: { meetingId: string }) => {
  for (const clinicianId of await attendersForJob(ids.meetingId)) {
    try {
      await actAs({ clinicianId, fresh: false }, recordOwnMinutes, ids)
    } catch (error) {
      // Someone whose seat ended meanwhile keeps what was recorded before.
      if (!(error instanceof NotAllowed || error instanceof NotFound)) throw error
    }
  }
})
