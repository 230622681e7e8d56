import { data } from 'react-router'
import * as z from 'zod'
import { answered, answerForm } from '#app/request'
import { Password } from '#platform/accounts/password'
import { resetAt, resetPassword } from '#platform/accounts/resets'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { PasswordField } from '#ui/passwordfield'
import type { Route } from './+types/reset'
import { atDoor, letIn, over, unlessOver } from './door.ts'

const Reset = z.object({ password: Password })

export async function loader({ params }: Route.LoaderArgs) {
  const at = await resetAt(params.token)
  return data({ at }, at ? 200 : 404)
}

export async function action(args: Route.ActionArgs) {
  const { token } = args.params
  const answer = await answerForm({ ...args, params: {} }, Reset, ({ password }) =>
    atDoor(args, (visit) => unlessOver(resetPassword(visit, token, password))),
  )
  if (!answer.ok) return answered(answer)
  if (!answer.value) return over()
  const { accountId, cookies, next } = answer.value
  return letIn(args.context, accountId, cookies, next ?? '/account?done=password')
}

export default function ResetPage({ loaderData: { at }, actionData }: Route.ComponentProps) {
  const copy = useCopy().accounts.reset
  if (!at)
    return (
      <Page title={copy.over.title} lead={copy.over.words} width="reading">
        <div>
          <ButtonLink kind="primary" to="/sign-in/help">
            {copy.over.again}
          </ButtonLink>
        </div>
      </Page>
    )
  return (
    <Page title={copy.title} lead={copy.lead} width="reading">
      {at === 'steward-reset' && <Notice tone="private">{copy.bySteward}</Notice>}
      <Card>
        <Form last={actionData} isWholePage>
          <PasswordField
            name="password"
            label={copy.password}
            help={copy.passwordHelp}
            isRequired
            autoComplete="new-password"
          />
          <div>
            <Button kind="primary">{copy.submit}</Button>
          </div>
        </Form>
      </Card>
    </Page>
  )
}
