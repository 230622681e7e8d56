import { formatDayTime, formatMeetingTime } from '#copy/formats'
import type { News } from '#domain/notices/notice'
import { Button } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { classes } from '#ui/classes'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Form } from '#ui/form'
import { Section } from '#ui/page'
import { useReader } from '#ui/reader'

/** What happened since one looked last, each with the way to it; put away one by one, or all at once. */
export function NewsOfOthers({ news }: { news: readonly News[] }) {
  const copy = useCopy().today.news
  const { locale, zone } = useReader()
  const words = ({ kind, ids, startsAt, movedFrom, groupName: group, presenter }: News) =>
    copy.words[kind]({
      count: ids.length,
      group,
      presenter,
      when: startsAt ? formatMeetingTime(startsAt, zone, locale) : '',
      was: movedFrom ? formatDayTime(movedFrom, zone, locale) : undefined,
    })
  if (news.length === 0) return null
  return (
    <Section title={copy.title}>
      <Card isFlush>
        <div className="grid gap-3 px-5 pb-4">
          <Lines>
            {news.map((one) => (
              <Line
                key={one.ids[0]}
                button={
                  <PutAway news={[one]} isOne>
                    {copy.seen}
                  </PutAway>
                }
              >
                <div id={wordsId(one)} suppressHydrationWarning>
                  {addressOf(one) ? <a href={addressOf(one)}>{words(one)}</a> : words(one)}
                </div>
                <div className="text-sm text-ink-2">
                  <DateTime at={one.madeAt} as="day" />
                </div>
              </Line>
            ))}
          </Lines>
          {news.length > 1 && <PutAway news={news}>{copy.seenAll}</PutAway>}
        </div>
      </Card>
    </Section>
  )
}

const wordsId = ({ ids }: News) => `news-${ids[0]}`

type PutAwayProps = { news: readonly News[]; isOne?: boolean; children: string }

/** A button below its line, on a phone, begins where the words do. */
function PutAway({ news, isOne, children }: PutAwayProps) {
  return (
    <Form>
      <input type="hidden" name="do" value="seen" />
      {news
        .flatMap(({ ids }) => ids)
        .map((id) => (
          <input key={id} type="hidden" name="noticeId" value={id} />
        ))}
      <div className={classes(isOne && 'max-sm:-ml-3')}>
        <Button size="small" kind={isOne ? 'quiet' : 'plain'} describedBy={news.map(wordsId).join(' ')}>
          {children}
        </Button>
      </div>
    </Form>
  )
}

/** Of what was asked of a group, and is not to be: nothing is left there to read. */
const leadsNowhere = ['application-declined', 'application-closed']

/** Where it is read; a seat one has no more leads nowhere. */
function addressOf({ kind, caseId, groupId, certificateId, meetingId }: News): string | undefined {
  if (kind === 'attendance-corrected') return `/meetings/${meetingId}/attendance`
  if (meetingId) return `/meetings/${meetingId}`
  if (kind === 'schedule-changed') return `/groups/${groupId}/meetings`
  if (certificateId) return `/credits/documents/${certificateId}`
  if (caseId) return `/cases/${caseId}`
  if (kind === 'case-shared') return `/groups/${groupId}/cases`
  if (kind.startsWith('license-')) return '/license'
  return groupId && !leadsNowhere.includes(kind) ? `/groups/${groupId}` : undefined
}
