import { removeAccount } from '#platform/accounts/leaving'
import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { forgetOldCredit } from './actions.ts'

/** After a deletion: the account itself, which is kept in a schema of its own. Again is the same. */
export const removeDeletedAccount = defineJob('account.remove', ({ clinicianId }: { clinicianId: string }) =>
  removeAccount(clinicianId),
)

/** When the network's years for credit are over. */
export const forgetCredit = defineJob('credit.forget', ({ clinicianId }: { clinicianId: string }) =>
  actAs({ clinicianId, fresh: false }, (acting) => forgetOldCredit(acting), undefined),
)
