import { redirect } from 'react-router'
import { asClinician } from '#app/request'
import { takeUpInvitation } from '#domain/stewards/actions'
import { invitationIsOpen } from '#domain/stewards/reads'
import { Button, ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import type { Route } from './+types/invitation'

export async function loader({ params, context }: Route.LoaderArgs) {
  return { isOpen: await asClinician(context, invitationIsOpen, params) }
}

export async function action({ params, context }: Route.ActionArgs) {
  await asClinician(context, takeUpInvitation, params)
  return redirect('/desk')
}

export default function InvitationPage({ loaderData: { isOpen } }: Route.ComponentProps) {
  const copy = useCopy().desk.invitation
  if (!isOpen)
    return (
      <Page title={copy.over.title} lead={copy.over.words} width="reading">
        <div>
          <ButtonLink kind="primary" to="/">
            {copy.over.home}
          </ButtonLink>
        </div>
      </Page>
    )
  return (
    <Page title={copy.title} lead={copy.lead} width="reading">
      <Form>
        <div>
          <Button kind="primary">{copy.submit}</Button>
        </div>
      </Form>
    </Page>
  )
}
