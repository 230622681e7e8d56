import { formatDayTime } from '#copy/formats'
import type { MeetingFacts } from '#domain/meetings/meeting'
import { useCopy } from '#ui/copy'
import { useReader } from '#ui/reader'

/** From when it was moved, on a line of its own, in the reader's own zone; nothing of one that was not. */
export function Moved({ meeting: { movedFrom, firstAt } }: { meeting: MeetingFacts }) {
  const copy = useCopy().meetings
  const { locale, zone } = useReader()
  if (!movedFrom) return null
  const first = firstAt ? formatDayTime(firstAt, zone, locale) : undefined
  return (
    <span className="block text-sm" suppressHydrationWarning>
      {copy.movedFrom(formatDayTime(movedFrom, zone, locale), first)}
    </span>
  )
}
