import { formatMeetingTime } from '#copy/formats'
import type { News } from '#domain/notices/notice'
import { Button } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Form } from '#ui/form'
import { Section } from '#ui/page'
import { useReader } from '#ui/reader'

/** What happened since one looked last, each with the way to it; put away by one button. */
export function NewsOfOthers({ news }: { news: readonly News[] }) {
  const copy = useCopy().today.news
  const { locale, zone } = useReader()
  const words = ({ kind, ids, startsAt }: News) =>
    copy.words[kind](ids.length, startsAt ? formatMeetingTime(startsAt, zone, locale) : '')
  if (news.length === 0) return null
  return (
    <Section title={copy.title}>
      <Card isFlush>
        <div className="grid gap-3 px-5 pb-4">
          <Lines>
            {news.map((one) => (
              <Line key={one.ids[0]}>
                <div suppressHydrationWarning>
                  {addressOf(one) ? <a href={addressOf(one)}>{words(one)}</a> : words(one)}
                </div>
                <div className="text-sm text-ink-2">
                  <DateTime at={one.madeAt} as="day" />
                </div>
              </Line>
            ))}
          </Lines>
          <Form>
            <input type="hidden" name="do" value="seen" />
            {news
              .flatMap(({ ids }) => ids)
              .map((id) => (
                <input key={id} type="hidden" name="noticeId" value={id} />
              ))}
            <div>
              <Button type="submit" size="small">
                {copy.seen}
              </Button>
            </div>
          </Form>
        </div>
      </Card>
    </Section>
  )
}

/** Where it is read; a seat one has no more leads nowhere. */
function addressOf({ kind, caseId, groupId, certificateId, meetingId }: News): string | undefined {
  if (kind === 'attendance-corrected') return `/meetings/${meetingId}/attendance`
  if (meetingId) return `/meetings/${meetingId}`
  if (kind === 'schedule-changed') return `/groups/${groupId}/meetings`
  if (certificateId) return `/credits/documents/${certificateId}`
  if (caseId) return `/cases/${caseId}`
  if (kind.startsWith('license-')) return '/license'
  return groupId && kind !== 'application-declined' ? `/groups/${groupId}` : undefined
}
