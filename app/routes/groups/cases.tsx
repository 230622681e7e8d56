import { asClinician } from '#app/request'
import { groupCases } from '#domain/cases/reads'
import { groupInside } from '#domain/groups/reads'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { EmptyState } from '#ui/notice'
import { CaseLines } from '../cases/list.tsx'
import type { Route } from './+types/cases'
import { GroupPage } from './frame.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(
    context,
    async (acting, of: { groupId: string }) => {
      const inside = await groupInside(acting, of)
      return { inside, cases: inside.door.shut ? [] : await groupCases(acting, of) }
    },
    params,
  )
}

export default function GroupCasesPage({ loaderData: { inside, cases } }: Route.ComponentProps) {
  const copy = useCopy()
  const present = (
    <ButtonLink kind="primary" to={`/cases/new?group=${inside.group.groupId}`}>
      {copy.groups.inside.present}
    </ButtonLink>
  )
  return (
    <GroupPage {...inside} actions={inside.mayBegin && present}>
      {!inside.door.shut && cases.length === 0 && (
        <EmptyState title={copy.cases.group.none}>{copy.cases.group.noneWords}</EmptyState>
      )}
      {cases.length > 0 && <CaseLines cases={cases} isOfGroup />}
    </GroupPage>
  )
}
