import { data } from 'react-router'
import { answerForm } from '#app/request'
import { Recovery, recover } from '#platform/accounts/recovery'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import { PasswordField } from '#ui/passwordfield'
import type { Route } from './+types/recover'
import { atDoor, letIn, nextIn } from './door.ts'

export async function action(args: Route.ActionArgs) {
  const answer = await answerForm(args, Recovery, (input) =>
    atDoor(args, (visit) => recover(visit, input), 'door.aQuarter'),
  )
  if (!answer.ok) return data(answer, 400)
  return letIn(
    args.context,
    answer.value.accountId,
    answer.value.cookies,
    nextIn(args.request) ?? '/account?done=password',
  )
}

export default function RecoverPage({ actionData }: Route.ComponentProps) {
  const copy = useCopy().accounts.recover
  return (
    <Page title={copy.title} lead={copy.lead} width="reading">
      <Card>
        <Form last={actionData} isWholePage>
          <TextField
            name="email"
            type="email"
            label={copy.email}
            isRequired
            autoComplete="username"
            width="medium"
          />
          <TextField
            name="recoveryCode"
            label={copy.code}
            help={copy.codeHelp}
            isRequired
            autoComplete="off"
            spellCheck={false}
            width="medium"
          />
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
