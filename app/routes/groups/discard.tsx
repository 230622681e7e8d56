import { redirect } from 'react-router'
import { answered, asClinician, submit } from '#app/request'
import { discardGroupDraft } from '#domain/groups/actions'
import { charterToWrite } from '#domain/groups/reads'
import { OfGroup } from '#domain/seats/seat'
import { Asks } from '#ui/asks'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'
import type { Route } from './+types/discard'

/** Asks before a draft of a group is gone. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { groupId, name, state } = await asClinician(context, charterToWrite, params)
  if (state !== 'draft') throw redirect(`/groups/${groupId}`)
  return { groupId, name }
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, OfGroup, discardGroupDraft)
  return done.ok ? redirect('/groups') : answered(done)
}

export default function DiscardPage({ loaderData: draft, actionData }: Route.ComponentProps) {
  const copy = useCopy().groups.discard
  return (
    <Page title={copy.title} lead={copy.words(draft.name)} width="reading">
      <Asks button={copy.button} keep={copy.keep} to={`/groups/${draft.groupId}/charter`} last={actionData} />
    </Page>
  )
}
