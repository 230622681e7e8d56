import { asClinician } from '#app/request'
import { ReadRecord } from '#domain/powers/asked'
import { type Subject, subjectNames } from '#domain/powers/power'
import { type EntryView, recordPage } from '#domain/powers/reads'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime, ZoneName } from '#ui/datetime'
import { Filters, Paging } from '#ui/filters'
import { EmptyState } from '#ui/notice'
import { Table } from '#ui/table'
import type { Route } from './+types/record'
import { Desk } from './desk.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = ReadRecord.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { ...(await asClinician(context, recordPage, asked)), ...asked }
}

const addressOf = (about: Subject | undefined, before?: number) => {
  const query = new URLSearchParams({ ...(about && { about }), ...(before && { before: String(before) }) })
  return query.size > 0 ? `/desk/record?${query}` : '/desk/record'
}

export default function RecordPage({ loaderData: { entries, next, about, before } }: Route.ComponentProps) {
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
      <Filters
        label={copy.choose}
        filters={[undefined, ...subjectNames].map((subject) => ({
          to: addressOf(subject),
          name: subject ? (copy.abouts[subject] ?? subject) : copy.all,
          isCurrent: subject === about,
        }))}
      />
      {entries.length === 0 ? (
        <EmptyState title={about ? copy.emptyAbout : copy.empty} />
      ) : (
        <Card>
          <Table<EntryView>
            caption={copy.title}
            rows={entries}
            keyOf={(entry) => entry.id}
            columns={[
              {
                name: copy.at,
                cell: (entry) => <DateTime at={entry.at} as="stamp" />,
                isWhole: true,
                onPhone: 'below',
              },
              { name: copy.what, cell: (entry) => copy.kinds[entry.kind] ?? entry.kind, onPhone: 'head' },
              { name: copy.by, cell: (entry) => entry.by || copy.operator, isWhole: true, onPhone: 'inline' },
              { name: copy.about, cell: (entry) => entry.about || null, isWhole: true, onPhone: 'inline' },
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
      <Paging
        label={copy.pages}
        first={before === undefined ? undefined : { to: addressOf(about), name: copy.newest }}
        next={next === undefined ? undefined : { to: addressOf(about, next), name: copy.more }}
      />
    </Desk>
  )
}
