import { Link } from 'react-router'
import { asClinician } from '#app/request'
import { type EntryView, recordPage } from '#domain/stewards/reads'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime, ZoneName } from '#ui/datetime'
import { EmptyState } from '#ui/notice'
import { Table } from '#ui/table'
import type { Route } from './+types/record'
import { Desk } from './desk.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const before = Number(new URL(request.url).searchParams.get('before'))
  return asClinician(context, recordPage, Number.isSafeInteger(before) && before > 0 ? { before } : {})
}

export default function RecordPage({ loaderData: { entries, next } }: Route.ComponentProps) {
  const copy = useCopy().desk.record
  return (
    <Desk
      title={copy.title}
      lead={
        <>
          {copy.lead} {copy.times} <ZoneName />.
        </>
      }
    >
      {entries.length === 0 ? (
        <EmptyState title={copy.empty} />
      ) : (
        <Card>
          <Table<EntryView>
            caption={copy.title}
            rows={entries}
            keyOf={(entry) => entry.id}
            columns={[
              { name: copy.at, cell: (entry) => <DateTime at={entry.at} as="stamp" />, isWhole: true },
              { name: copy.what, cell: (entry) => copy.kinds[entry.kind] ?? entry.kind },
              { name: copy.by, cell: (entry) => entry.by || copy.operator, isWhole: true },
              { name: copy.about, cell: (entry) => entry.about || null, isWhole: true },
              {
                name: copy.reason,
                cell: (entry) =>
                  entry.reason ? (
                    <span className="whitespace-pre-line wrap-anywhere">{entry.reason}</span>
                  ) : null,
              },
            ]}
          />
        </Card>
      )}
      {next !== undefined && (
        <p>
          <Link to={`/desk/record?before=${next}`}>{copy.more}</Link>
        </p>
      )}
    </Desk>
  )
}
