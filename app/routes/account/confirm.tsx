import { data } from 'react-router'
import * as z from 'zod'
import { answered, answerForm } from '#app/request'
import { withNext } from '#platform/accounts/next'
import { confirmAddress, confirmationAt } from '#platform/accounts/sign-up'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import { PasswordField } from '#ui/passwordfield'
import type { Route } from './+types/confirm'
import { atDoor, letIn, over, unlessOver } from './door.ts'

const Confirm = z.object({ password: z.string().max(1024).default('') })

export async function loader({ request, params }: Route.LoaderArgs) {
  const state = await confirmationAt(request, params.token)
  return data({ state }, state === 'over' ? 404 : 200)
}

/** A button, so that programs which follow links in mails confirm nothing. */
export async function action(args: Route.ActionArgs) {
  const { params, context } = args
  const answer = await answerForm({ ...args, params: {} }, Confirm, ({ password }) =>
    atDoor(args, (visit) => unlessOver(confirmAddress(visit, params.token, password)), 'door.anHour'),
  )
  if (!answer.ok) return answered(answer)
  if (!answer.value) return over()
  const { accountId, cookies, needsPasskey, next } = answer.value
  return letIn(
    context,
    accountId,
    cookies,
    withNext(needsPasskey ? '/account/passkey?first' : '/account/recovery-codes?first', next),
  )
}

export default function ConfirmPage({ loaderData: { state }, actionData }: Route.ComponentProps) {
  const copy = useCopy().accounts.confirm
  if (state === 'over')
    return (
      <Page title={copy.over.title} lead={copy.over.words} width="reading">
        <div className="flex flex-wrap gap-3">
          <ButtonLink to="/sign-in" kind="primary">
            {copy.over.signIn}
          </ButtonLink>
          <ButtonLink to="/sign-up">{copy.over.again}</ButtonLink>
        </div>
      </Page>
    )
  if (state === 'other-browser')
    return (
      <Page title={copy.otherBrowser.title} lead={copy.otherBrowser.words} width="reading">
        <div>
          <ButtonLink to="/sign-up">{copy.over.again}</ButtonLink>
        </div>
      </Page>
    )
  return (
    <Page title={copy.title} lead={state === 'ready' ? copy.lead : copy.ask} width="reading">
      <Card>
        <Form last={actionData} isWholePage>
          {state === 'ask-password' && (
            <PasswordField name="password" label={copy.password} isRequired autoComplete="current-password" />
          )}
          <div>
            <Button kind="primary">{copy.submit}</Button>
          </div>
        </Form>
      </Card>
    </Page>
  )
}
