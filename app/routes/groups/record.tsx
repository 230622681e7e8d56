import { asClinician, queryOf } from '#app/request'
import { groupInside } from '#domain/groups/reads'
import { ReadRecord } from '#domain/powers/asked'
import { groupRecord } from '#domain/powers/reads'
import type { Acting } from '#platform/database/acting'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { ZoneName } from '#ui/datetime'
import { Paging } from '#ui/filters'
import { EmptyState } from '#ui/notice'
import { RecordTable } from '../desk/entries.tsx'
import type { Route } from './+types/record'
import { GroupPage } from './frame.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { before } = ReadRecord.parse(queryOf(request))
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
          <RecordTable
            entries={entries}
            caption={copy.title}
            kinds={copy.kinds}
            nobody={departures.formerMember}
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
