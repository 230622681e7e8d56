import { settleRoles } from '#domain/roles/actions'
import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { type MeetingMail, remindOfMeeting, tellOfChange } from './actions.ts'
import { membersToTell } from './store.ts'

const as = (clinicianId: string) => ({ clinicianId, fresh: false })

/** A day before a meeting: its roles are settled and each member is reminded. */
export const remindMembers = defineJob(
  'meeting.remind',
  async (ids: { meetingId: string; groupId: string }) => {
    const members = await membersToTell(ids.groupId)
    if (members[0]) await actAs(as(members[0]), settleRoles, ids)
    for (const clinicianId of members) await actAs(as(clinicianId), remindOfMeeting, ids)
  },
)

/** A date was moved, cancelled or brought back, or the rhythm changed: everyone else is told. */
export const tellMembers = defineJob(
  'meeting.tell',
  async (ids: { kind: string; groupId: string; subjectId: string; byId: string; revision: string }) => {
    const change = { ...ids, kind: ids.kind as Exclude<MeetingMail, 'meeting-reminder'> }
    for (const clinicianId of await membersToTell(ids.groupId)) {
      if (clinicianId !== ids.byId) await actAs(as(clinicianId), tellOfChange, change)
    }
  },
)
