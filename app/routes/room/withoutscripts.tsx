import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'
import { RoomForm } from './command.tsx'

/** Where no scripts run: a way to the newest state, and a button that says one is here. */
export function WithoutScripts({ meetingId }: { meetingId: string }) {
  const copy = useCopy().room
  return (
    <noscript>
      <Notice
        button={
          <RoomForm name="answer">
            <input type="hidden" name="meetingId" value={meetingId} />
            <input type="hidden" name="device" value="form" />
            <Button size="small">{copy.here}</Button>
          </RoomForm>
        }
      >
        {copy.hereHelp} <a href={`/meetings/${meetingId}/room`}>{copy.reload}</a>
      </Notice>
    </noscript>
  )
}
