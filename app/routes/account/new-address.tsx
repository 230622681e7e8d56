import { data, redirect } from 'react-router'
import * as z from 'zod'
import { answerForm, signedIn } from '#app/request'
import { confirmNewAddress } from '#platform/accounts/address-changes'
import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import type { Route } from './+types/new-address'

export function loader({ context }: Route.LoaderArgs) {
  signedIn(context)
  return null
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const who = signedIn(context)
  const answer = await answerForm({ request, params: {} }, z.object({}), () =>
    confirmNewAddress(who, params.token),
  )
  return answer.ok ? redirect('/account?done=email') : data(answer, 400)
}

export default function NewAddressPage({ actionData }: Route.ComponentProps) {
  const copy = useCopy().accounts.email.confirm
  return (
    <Page title={copy.title} lead={copy.lead} width="reading">
      <Form last={actionData}>
        <div>
          <Button kind="primary">{copy.submit}</Button>
        </div>
      </Form>
    </Page>
  )
}
