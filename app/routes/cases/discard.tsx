import { redirect } from 'react-router'
import { answered, asClinician, submit } from '#app/request'
import { discardDraft } from '#domain/drafts/actions'
import { OfDraft } from '#domain/drafts/draft'
import { ownDraft } from '#domain/drafts/reads'
import { Asks } from '#ui/asks'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'
import type { Route } from './+types/discard'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { draftId } = await asClinician(context, ownDraft, params)
  return { draftId }
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, OfDraft, discardDraft)
  return done.ok ? redirect('/cases') : answered(done)
}

export default function DiscardPage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().cases.editor
  return (
    <Page title={copy.discardTitle} lead={copy.discardWords} width="reading">
      <Asks
        button={copy.discard}
        keep={copy.keepDraft}
        to={`/cases/drafts/${loaderData.draftId}`}
        last={actionData}
      />
    </Page>
  )
}
