import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'

/** Where no scripts run: a way to the newest state, and a small frame that goes on saying that one is here. */
export function WithoutScripts({ meetingId }: { meetingId: string }) {
  const copy = useCopy().room
  const room = `/meetings/${meetingId}/room`
  return (
    <noscript>
      <Notice>
        {copy.hereHelp} <a href={room}>{copy.reload}</a>
        <iframe
          title={copy.hereTitle}
          src={`${room}/here`}
          className="mt-1 block h-18 w-full sm:h-8 border-0 [color-scheme:light_dark]"
        />
      </Notice>
    </noscript>
  )
}
