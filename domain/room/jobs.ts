import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { NotAllowed, NotFound } from '#platform/refusals'
import { closeForgottenRoom } from './actions.ts'
import { attendersOf } from './store.ts'

/** An hour after the planned end: a room that nobody ended is closed, as the first who was there and still may. */
export const closeRoom = defineJob('room.close', async (ids: { meetingId: string }) => {
  for (const clinicianId of await attendersOf(ids.meetingId)) {
    try {
      return await actAs({ clinicianId, fresh: false }, closeForgottenRoom, ids)
    } catch (error) {
      if (!(error instanceof NotAllowed || error instanceof NotFound)) throw error
    }
  }
})
