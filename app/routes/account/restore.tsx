import { data } from 'react-router'
import * as z from 'zod'
import { answered, answerForm } from '#app/request'
import { addressToRestore, restoreAddress } from '#platform/accounts/address-changes'
import { Button, ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import type { Route } from './+types/restore'
import { over, unlessOver } from './door.ts'

export async function loader({ params }: Route.LoaderArgs) {
  const email = await addressToRestore(params.token)
  return data({ email }, email ? 200 : 404)
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const answer = await answerForm({ request, params: {}, context }, z.object({}), () =>
    unlessOver(restoreAddress(params.token).then(() => true)),
  )
  if (!answer.ok) return answered(answer)
  // Said aloud, or the status would be that of the link, which is used now.
  return answer.value ? data({ ok: true as const }, 200) : over()
}

export default function RestorePage({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const copy = useCopy().accounts
  if (actionData?.ok)
    return (
      <Page title={copy.restore.done} width="reading">
        <div>
          <ButtonLink kind="primary" to="/sign-in/help">
            {copy.reset.title}
          </ButtonLink>
        </div>
      </Page>
    )
  if (!email)
    return (
      <Page title={copy.restore.over.title} lead={copy.restore.over.words} width="reading">
        <div>
          <ButtonLink kind="primary" to="/sign-in/help">
            {copy.signIn.forgot}
          </ButtonLink>
        </div>
      </Page>
    )
  return (
    <Page title={copy.restore.title} lead={copy.restore.lead(email)} width="reading">
      <Form last={actionData}>
        <div>
          <Button kind="primary">{copy.restore.submit}</Button>
        </div>
      </Form>
    </Page>
  )
}
