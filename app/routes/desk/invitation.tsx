import { redirect } from 'react-router'
import { asClinician, signedIn } from '#app/request'
import { takeUpInvitation } from '#domain/stewards/actions'
import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import type { Route } from './+types/invitation'

export function loader({ context }: Route.LoaderArgs) {
  signedIn(context)
  return null
}

export async function action({ params, context }: Route.ActionArgs) {
  await asClinician(context, takeUpInvitation, params)
  return redirect('/desk')
}

export default function InvitationPage() {
  const copy = useCopy().desk.invitation
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
