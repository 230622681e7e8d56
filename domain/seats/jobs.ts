import { defineJob } from '#platform/jobs'
import { asEachFacilitator, tellOfDeclinedOffer } from './actions.ts'

export const tellFacilitatorsOfDeclinedOffer = defineJob(
  'seat.tell-declined',
  (ids: { seatId: string; groupId: string }) => asEachFacilitator(tellOfDeclinedOffer, ids),
)
