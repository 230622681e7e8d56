import { actAs } from '#platform/database/acting'
import { defineJob, eachForItself } from '#platform/jobs'
import { tellOfDeclinedOffer } from './actions.ts'
import { facilitatorsForJob } from './reads.ts'

export const tellFacilitatorsOfDeclinedOffer = defineJob(
  'seat.tell-declined',
  async (ids: { seatId: string; groupId: string }) =>
    eachForItself(await facilitatorsForJob(ids.groupId), (clinicianId) =>
      actAs({ clinicianId, fresh: false }, tellOfDeclinedOffer, ids),
    ),
)
