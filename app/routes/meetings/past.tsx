import type { MeetingFacts } from '#domain/meetings/meeting'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'

/** What can be said of a meeting whose planned end has passed: whether its room still runs, and where its minutes are. */
export function Past({ meeting, isFacilitator }: { meeting: MeetingFacts; isFacilitator: boolean }) {
  const { meetings, room } = useCopy()
  const { page: copy } = meetings
  const { wasOpened, roomIsNear } = meeting
  if (roomIsNear) return <Notice>{wasOpened ? copy.lateWords : copy.notOpenedWords}</Notice>
  return (
    <Notice
      button={
        (wasOpened || isFacilitator) && (
          <ButtonLink size="small" to={`/meetings/${meeting.id}/attendance`}>
            {room.attendance}
          </ButtonLink>
        )
      }
    >
      {wasOpened ? copy.pastWords : copy.notHeldWords}
    </Notice>
  )
}
