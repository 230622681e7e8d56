import { asClinician, beforeIn } from '#app/request'
import { allDates } from '#domain/dates/reads'
import { groupInside } from '#domain/groups/reads'
import type { Acting } from '#platform/database/acting'
import { GroupPage } from '../groups/frame.tsx'
import type { Route } from './+types/allofgroup'
import { Dates } from './dates.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  return asClinician(context, wholePage, { ...params, before: beforeIn(request) })
}

async function wholePage(acting: Acting, of: { groupId: string; before: string | undefined }) {
  const dates = await allDates(acting, of)
  return { dates, inside: await groupInside(acting, of) }
}

export default function AllOfGroupPage({ loaderData: { inside, dates } }: Route.ComponentProps) {
  return (
    <GroupPage {...inside}>
      <Dates dates={dates} here={`/groups/${inside.group.groupId}/meetings/all`} isOfGroup />
    </GroupPage>
  )
}
