import { facilitatorsForJob } from '#domain/seats/reads'
import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { extendSeries } from './actions.ts'

/** Every four weeks a series gets its further meetings, for whoever facilitates the group by then. */
export const extendSeriesJob = defineJob(
  'series.extend',
  async (ids: { seriesId: string; groupId: string }) => {
    const [clinicianId] = await facilitatorsForJob(ids.groupId)
    if (clinicianId) await actAs({ clinicianId, fresh: false }, extendSeries, ids)
  },
)
