import { formatDay, formatShortDate } from '#copy/formats'
import type { ownTurns, turnQueue } from '#domain/agenda/reads'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { useReader } from '#ui/reader'

type Props = {
  turns: Awaited<ReturnType<typeof turnQueue>>
  own: Awaited<ReturnType<typeof ownTurns>>
  inside: { door: { shut?: unknown } }
  groupId: string
  last: Parameters<typeof Form>[0]['last']
}

/** The fair queue: one's own turn or the next free one, turns taken, and who has presented least recently. */
export function Turns({ turns, own, inside, groupId, last }: Props) {
  const copy = useCopy().agenda
  const { locale, zone } = useReader()
  const day = (at: string) => formatDay(at, zone, locale)
  const mine = own.find((turn) => !turn.isCancelled)
  const lost = own.find((turn) => turn.isCancelled)
  return (
    <Card title={copy.queue.title}>
      <div className="grid gap-4" suppressHydrationWarning>
        {mine && <p className="font-medium">{copy.queue.yours(day(mine.startsAt))}</p>}
        {lost && (
          <div className="grid gap-2">
            <p>{copy.queue.cancelled(day(lost.startsAt))}</p>
            {turns.next && !inside.door.shut && (
              <Form name="move" last={last} className="flex">
                <input type="hidden" name="do" value="move" />
                <input type="hidden" name="itemId" value={lost.itemId} />
                <Button size="small" name="meetingId" value={turns.next.meetingId}>
                  {copy.queue.move}
                </Button>
              </Form>
            )}
          </div>
        )}
        {!mine && !lost && (
          <NextTurn
            turns={turns}
            isShut={Boolean(inside.door.shut)}
            groupId={groupId}
            last={last}
            day={day}
          />
        )}
        <Taken turns={turns} />
        {turns.queue.length > 0 && (
          <div>
            <h3 className="text-sm font-medium">{copy.queue.next}</h3>
            <p className="mb-2 text-xs text-ink-3">{copy.queue.lead}</p>
            <ol className="grid list-decimal gap-1 pl-5 text-sm">
              {turns.queue.map((one) => (
                <li key={one.clinicianId}>
                  {one.name}{' '}
                  <span className="text-ink-3">
                    {one.lastPresented
                      ? copy.queue.last(formatShortDate(one.lastPresented, zone, locale))
                      : copy.queue.never}
                  </span>
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
    </Card>
  )
}

type NextProps = Pick<Props, 'turns' | 'groupId' | 'last'> & { isShut: boolean; day: (at: string) => string }

function NextTurn({ turns, groupId, last, isShut, day }: NextProps) {
  const copy = useCopy().agenda
  if (isShut) return null
  if (!turns.next) return <p className="text-sm text-ink-2">{copy.queue.noRoom}</p>
  return (
    <Form name="take" last={last} className="grid gap-2">
      <input type="hidden" name="do" value="take" />
      <input type="hidden" name="groupId" value={groupId} />
      <input type="hidden" name="itemId" value={turns.newItemId} />
      <div>
        <Button kind="primary" describedBy="take-means-coming">
          {copy.queue.take}
        </Button>
      </div>
      <p className="text-sm text-ink-2">{copy.queue.on(day(turns.next.startsAt))}</p>
      <p id="take-means-coming" className="text-xs text-ink-3">
        {copy.takeMeansComing}
      </p>
    </Form>
  )
}

function Taken({ turns }: Pick<Props, 'turns'>) {
  const copy = useCopy().agenda
  const { locale, zone } = useReader()
  if (turns.ahead.length === 0) return null
  return (
    <div>
      <h3 className="mb-1 text-sm font-medium">{copy.queue.ahead}</h3>
      <ul className="grid gap-1 text-sm">
        {turns.ahead.map((turn) => (
          <li key={turn.itemId} className="flex justify-between gap-3">
            <span>{turn.isYours ? copy.yourCase : copy.caseOf(turn.presenterName ?? copy.formerMember)}</span>
            <a
              href={`/meetings/${turn.meetingId}`}
              className="num inline-flex min-h-6 items-center text-ink-2"
            >
              {formatShortDate(turn.startsAt, zone, locale)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
