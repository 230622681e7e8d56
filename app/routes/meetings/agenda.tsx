import type { AgendaItem, agendaOf } from '#domain/agenda/reads'
import type { MeetingFacts } from '#domain/meetings/meeting'
import { Button, ButtonLink } from '#ui/button'
import { Card, Chip } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'

type Last = Parameters<typeof Form>[0]['last']
type Props = {
  agenda: Awaited<ReturnType<typeof agendaOf>>
  meeting: MeetingFacts
  /** Whether one's door is open: behind a shut one nobody takes a turn. */
  isOpenToYou: boolean
  last: Last
}

/** What the meeting will do, in order; places for cases; points anyone may add. */
export function AgendaCard({ agenda, meeting, isOpenToYou, last }: Props) {
  const copy = useCopy().agenda
  const isOpen = meeting.phase !== 'past' && meeting.state === 'planned'
  const empty = meeting.phase === 'past' ? copy.wasEmpty : copy.empty
  const hasTurn = agenda.items.some((item) => item.kind === 'case' && item.isYours)
  const mayTake = isOpenToYou && agenda.free > 0 && !hasTurn
  return (
    <Card title={copy.title} aside={agenda.free > 0 ? copy.free(agenda.free) : undefined}>
      {agenda.items.length === 0 ? (
        <p className="text-ink-2">{empty}</p>
      ) : (
        <ol className="divide-y divide-line">
          {agenda.items.map((item, at) => (
            <ItemLine
              key={item.id}
              item={item}
              above={agenda.items[at - 1]?.id}
              meeting={meeting}
              last={last}
            />
          ))}
        </ol>
      )}
      {isOpen && (
        <div className="mt-3 flex flex-wrap gap-2 border-t border-line pt-3">
          {mayTake && (
            <Form name="turn" last={last} className="contents">
              <input type="hidden" name="do" value="turn" />
              <input type="hidden" name="itemId" value={agenda.newItemId} />
              <Button size="small" icon="plus" describedBy="turn-means-coming">
                {copy.take}
              </Button>
            </Form>
          )}
          {(['check-in', 'business'] as const)
            .filter((kind) => !agenda.items.some((item) => item.kind === kind))
            .map((kind) => (
              <Form key={kind} name={`point-${kind}`} last={last} className="contents">
                <input type="hidden" name="do" value="point" />
                <input type="hidden" name="itemId" value={agenda.newItemId} />
                <Button size="small" kind="quiet" name="kind" value={kind} icon="plus">
                  {copy.kinds[kind]}
                </Button>
              </Form>
            ))}
          {mayTake && (
            <p id="turn-means-coming" className="w-full text-xs text-ink-3">
              {copy.takeMeansComing}
            </p>
          )}
        </div>
      )}
    </Card>
  )
}

function ItemLine({
  item,
  above,
  meeting,
  last,
}: {
  item: AgendaItem
  above: string | undefined
  meeting: MeetingFacts
  last: Last
}) {
  const copy = useCopy().agenda
  const isPast = meeting.phase === 'past'
  const presenter = item.presenterName ?? copy.formerMember
  // Whether a group met without its room is not known: nobody is said to have presented then.
  const was = meeting.wasOpened
    ? { yours: copy.yourCaseWas, theirs: copy.caseWas }
    : { yours: copy.yourCaseMissed, theirs: copy.caseMissed }
  const { yours, theirs } = isPast ? was : { yours: copy.yourCase, theirs: copy.caseOf }
  const ofCase = item.isYours ? yours : theirs(presenter)
  const title = item.kind === 'case' ? ofCase : copy.kinds[item.kind]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-40">
        <span className="font-medium">{title}</span>{' '}
        {item.kind === 'case' && !item.caseId && meeting.phase === 'ahead' && <Chip>{copy.notShared}</Chip>}
        {item.kind === 'business' && !isPast && (
          <span className="text-sm text-ink-2">{copy.businessWhen}</span>
        )}
      </div>
      {item.caseId && (
        <ButtonLink size="small" to={`/cases/${item.caseId}`}>
          {copy.read}
        </ButtonLink>
      )}
      {item.kind === 'case' && item.isYours && !item.caseId && meeting.phase === 'ahead' && (
        <ButtonLink size="small" to={`/cases/new?group=${meeting.groupId}&meeting=${meeting.id}`}>
          {copy.write}
        </ButtonLink>
      )}
      {item.mayMove && <ItemButton item={item} does="up" above={above} words={copy.up} last={last} />}
      {item.mayRemove && (
        <ItemButton
          item={item}
          does="remove"
          words={item.kind === 'case' ? copy.giveBack : copy.remove}
          last={last}
        />
      )}
    </li>
  )
}

function ItemButton({
  item,
  does,
  above,
  words,
  last,
}: {
  item: AgendaItem
  does: 'up' | 'remove'
  /** Over which one it goes: pressed twice it goes there once. */
  above?: string | undefined
  words: string
  last: Last
}) {
  return (
    <Form name={`${does}-${item.id}`} last={last} className="contents">
      <input type="hidden" name="do" value={does} />
      {above && <input type="hidden" name="above" value={above} />}
      <Button size="small" kind="quiet" name="itemId" value={item.id}>
        {words}
      </Button>
    </Form>
  )
}
