import { Link } from 'react-router'
import { asClinician } from '#app/request'
import { jurisdictionName } from '#domain/licenses/jurisdictions'
import { type QueueName, queueStates } from '#domain/licenses/queue'
import { licenseQueue, type QueueView } from '#domain/licenses/reads'
import { ButtonLink } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { EmptyState, Notice } from '#ui/notice'
import { LicenseState } from '../profile/license-card.tsx'
import type { Route } from './+types/licenses'
import { Desk } from './desk.tsx'

const names = Object.keys(queueStates) as QueueName[]

export async function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const queue = names.find((name) => name === query.get('queue')) ?? 'waiting'
  return { queue, lines: await asClinician(context, licenseQueue, { queue }), isDone: query.has('done') }
}

export default function LicensesPage({ loaderData: { queue, lines, isDone } }: Route.ComponentProps) {
  const copy = useCopy().desk.licenses
  return (
    <Desk title={copy.title}>
      {isDone && <Done />}
      <nav aria-label={copy.choose} className="flex flex-wrap gap-2 text-sm">
        {names.map((name) => (
          <Link
            key={name}
            to={name === 'waiting' ? '/desk' : `/desk?queue=${name}`}
            aria-current={name === queue ? 'page' : undefined}
            className="flex min-h-8 items-center rounded-full border border-line px-3 text-ink-2 no-underline hover:bg-sunken aria-[current]:border-transparent aria-[current]:bg-pine-soft aria-[current]:font-medium aria-[current]:text-pine-deep pointer-coarse:min-h-11"
          >
            {copy.queues[name]}
          </Link>
        ))}
      </nav>
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
    </Desk>
  )
}

function Done() {
  const copy = useCopy().desk.license
  return (
    <Notice tone="good" isAlert>
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
        {[line.name, line.credential].filter(Boolean).join(', ')}
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
