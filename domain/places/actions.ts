import type { z } from 'zod'
import { requireFacilitator } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import type { SetPlace } from './place.ts'
import * as store from './store.ts'

/** Sets where the group meets. Refuses: NotFound outside; NotAllowed for who is no facilitator. */
export async function setPlace(acting: Acting, input: z.infer<typeof SetPlace>): Promise<void> {
  await requireFacilitator(acting, input.groupId)
  await store.setPlace(acting.tx, input.groupId, input, acting.actor.clinicianId, acting.now)
}
