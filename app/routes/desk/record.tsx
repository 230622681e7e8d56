import { asClinician, queryOf } from '#app/request'
import { ReadRecord } from '#domain/powers/asked'
import { type Subject, subjectNames } from '#domain/powers/power'
import { recordPage } from '#domain/powers/reads'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { ZoneName } from '#ui/datetime'
import { Filters, Paging } from '#ui/filters'
import { EmptyState } from '#ui/notice'
import type { Route } from './+types/record'
import { Desk } from './desk.tsx'
import { RecordTable } from './entries.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = ReadRecord.parse(queryOf(request))
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
          <RecordTable entries={entries} caption={copy.title} kinds={copy.kinds} nobody={copy.operator} />
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
