import { redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { discardDraft } from '#domain/drafts/actions'
import { OfDraft } from '#domain/drafts/draft'
import { ownDraft } from '#domain/drafts/reads'
import { Button, ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import type { Route } from './+types/discard'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { draftId } = await asClinician(context, ownDraft, params)
  return { draftId }
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, OfDraft, discardDraft)
  return done.ok ? redirect('/cases') : done
}

export default function DiscardPage({ loaderData }: Route.ComponentProps) {
  const copy = useCopy().cases.editor
  return (
    <Page title={copy.discardTitle} lead={copy.discardWords} width="reading">
      <Form>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" kind="danger">
            {copy.discard}
          </Button>
          <ButtonLink to={`/cases/drafts/${loaderData.draftId}`} kind="quiet">
            {copy.keepDraft}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
