import { data, redirect } from 'react-router'
import * as z from 'zod'
import { answered, answerForm, signedIn } from '#app/request'
import { confirmNewAddress, newAddressOpens } from '#platform/accounts/address-changes'
import { Button, ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import type { Route } from './+types/new-address'
import { over, unlessOver } from './door.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const isOpen = await newAddressOpens(signedIn(context), params.token)
  return data({ isOpen }, isOpen ? 200 : 404)
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const who = signedIn(context)
  const answer = await answerForm({ request, params: {}, context }, z.object({}), () =>
    unlessOver(confirmNewAddress(who, params.token).then(() => true)),
  )
  if (!answer.ok) return answered(answer)
  return answer.value ? redirect('/account?done=email') : over()
}

export default function NewAddressPage({ loaderData: { isOpen }, actionData }: Route.ComponentProps) {
  const copy = useCopy().accounts.email.confirm
  if (!isOpen)
    return (
      <Page title={copy.over.title} lead={copy.over.words} width="reading">
        <div>
          <ButtonLink kind="primary" to="/account/email">
            {copy.over.again}
          </ButtonLink>
        </div>
      </Page>
    )
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
