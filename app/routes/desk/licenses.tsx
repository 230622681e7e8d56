import { asClinician, queryOf } from '#app/request'
import { jurisdictionName } from '#domain/licenses/jurisdictions'
import { ReadQueue } from '#domain/licenses/place'
import { type QueueName, queueNames } from '#domain/licenses/queue'
import { licenseQueue, type QueueView, renamedPeople } from '#domain/licenses/reads'
import { inFull } from '#domain/verifiednames/verifiedname'
import type { Acting } from '#platform/database/acting'
import { ButtonLink } from '#ui/button'
import { Card, Chip, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Filters, Paging } from '#ui/filters'
import { EmptyState, Notice } from '#ui/notice'
import { LicenseState } from '../profile/license-state.tsx'
import type { Route } from './+types/licenses'
import { Desk } from './desk.tsx'

const addressOf = (queue: QueueName) => (queue === 'waiting' ? '/desk' : `/desk?queue=${queue}`)

async function queuePage(acting: Acting, asked: ReadQueue) {
  const [page, renamed] = await Promise.all([licenseQueue(acting, asked), renamedPeople(acting)])
  return { ...page, renamed }
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const query = queryOf(request)
  const asked = ReadQueue.parse(query)
  const page = await asClinician(context, queuePage, asked)
  return { ...page, queue: asked.queue, isLater: asked.after !== undefined, isDone: 'done' in query }
}

export default function LicensesPage({
  loaderData: { queue, lines, next, isLater, isDone, renamed },
}: Route.ComponentProps) {
  const copy = useCopy().desk.licenses
  return (
    <Desk title={copy.title}>
      {isDone && <Done next={queue === 'waiting' ? lines.find((line) => !line.isOneself) : undefined} />}
      <Filters
        label={copy.choose}
        filters={queueNames.map((name) => ({
          to: addressOf(name),
          name: copy.queues[name] ?? name,
          isCurrent: name === queue,
        }))}
      />
      {renamed > 0 && queue !== 'renamed' && (
        <Notice
          tone="warn"
          button={
            <ButtonLink to={addressOf('renamed')} size="small">
              {copy.lookAtRenamed}
            </ButtonLink>
          }
        >
          {copy.renamed(renamed)}
        </Notice>
      )}
      {lines.length === 0 ? (
        <EmptyState title={queue === 'waiting' ? copy.empty.title : copy.emptyOther}>
          {queue === 'waiting' && copy.empty.words}
        </EmptyState>
      ) : (
        <Card>
          <Lines>
            {lines.map((line) => (
              <QueueLine key={line.id} line={line} queue={queue} />
            ))}
          </Lines>
        </Card>
      )}
      <Paging
        label={copy.pages}
        first={isLater ? { to: addressOf(queue), name: copy.first } : undefined}
        next={
          next ? { to: `/desk?${new URLSearchParams({ queue, after: next })}`, name: copy.next } : undefined
        }
      />
    </Desk>
  )
}

/** After a decision: on to who has waited longest, in one click. */
function Done({ next }: { next: QueueView | undefined }) {
  const copy = useCopy().desk.license
  const button = next && (
    <ButtonLink to={`/desk/licenses/${next.id}`} size="small" kind="primary">
      {copy.openNext(next.name)}
    </ButtonLink>
  )
  return (
    <Notice tone="good" isAlert button={button}>
      {copy.done}
    </Notice>
  )
}

function QueueLine({ line, queue }: { line: QueueView; queue: QueueName }) {
  const { desk, licenses } = useCopy()
  const copy = desk.licenses
  return (
    <Line
      button={
        <ButtonLink to={`/desk/licenses/${line.id}`} size="small">
          {copy.look}
        </ButtonLink>
      }
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-medium">
        {inFull(line)}
        {line.verifiedAs && <Chip tone="warn">{copy.verifiedAs(inFull(line.verifiedAs))}</Chip>}
        {line.isNameAsked && <Chip tone="plain">{copy.queues.asked}</Chip>}
        {line.isAnswered && <Chip tone="clay">{copy.answered}</Chip>}
        {queue === 'closed' && <LicenseState license={{ state: line.state, isExpired: false }} />}
      </p>
      <p className="text-sm text-ink-2">
        {licenses.professions[line.profession]}, {jurisdictionName(line.jurisdiction)}, {copy.since}{' '}
        <DateTime at={line.since} as="date" />
        {line.isOneself && `. ${copy.own}`}
      </p>
    </Line>
  )
}
