import { z } from 'zod'
import { asClinician } from '#app/request'
import { groupInside } from '#domain/groups/reads'
import { type EntryView, groupRecord } from '#domain/powers/reads'
import type { Acting } from '#platform/database/acting'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime, ZoneName } from '#ui/datetime'
import { Paging } from '#ui/filters'
import { EmptyState } from '#ui/notice'
import { Table } from '#ui/table'
import type { Route } from './+types/record'
import { GroupPage } from './frame.tsx'

const Before = z.coerce.number().int().positive().optional().catch(undefined)

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const before = Before.parse(new URL(request.url).searchParams.get('before') ?? undefined)
  return asClinician(context, wholePage, { ...params, before })
}

async function wholePage(acting: Acting, of: { groupId: string; before: number | undefined }) {
  const record = await groupRecord(acting, of)
  return { ...record, isLater: of.before !== undefined, inside: await groupInside(acting, of) }
}

/** What facilitators and members did that the group keeps a record of, for its facilitators. */
export default function GroupRecordPage({
  loaderData: { entries, next, isLater, inside },
}: Route.ComponentProps) {
  const { groups, departures } = useCopy()
  const copy = groups.record
  const here = `/groups/${inside.group.groupId}/record`
  return (
    <GroupPage {...inside}>
      {entries.length === 0 ? (
        <EmptyState title={copy.empty} />
      ) : (
        <Card title={copy.title}>
          <p className="mb-3 max-w-prose text-sm text-ink-2">
            {copy.lead} <ZoneName />.
          </p>
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
              { name: copy.by, cell: (entry) => entry.by || departures.formerMember, onPhone: 'inline' },
              { name: copy.about, cell: (entry) => entry.about || null, onPhone: 'inline' },
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
        first={isLater ? { to: here, name: copy.newest } : undefined}
        next={next === undefined ? undefined : { to: `${here}?before=${next}`, name: copy.more }}
      />
    </GroupPage>
  )
}
