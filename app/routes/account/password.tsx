import { data, href, Link, redirect } from 'react-router'
import * as z from 'zod'
import { answerForm, signedIn } from '#app/request'
import { Password } from '#platform/accounts/password'
import { changePassword } from '#platform/accounts/passwords'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import { PasswordField } from '#ui/passwordfield'
import type { Route } from './+types/password'

export function loader({ context }: Route.LoaderArgs) {
  if (!signedIn(context).fresh) throw data({ refusal: 'not-allowed', mend: 'sign-in-again', ids: {} }, 403)
  return null
}

export async function action(args: Route.ActionArgs) {
  const who = signedIn(args.context)
  const answer = await answerForm(args, z.object({ password: Password }), ({ password }) =>
    changePassword(who, password),
  )
  return answer.ok ? redirect('/account?done=password') : data(answer, 400)
}

export default function PasswordPage({ actionData }: Route.ComponentProps) {
  const { account, password: copy } = useCopy().accounts
  return (
    <Page
      title={copy.title}
      lead={copy.lead}
      above={<Link to={href('/account')}>{account.title}</Link>}
      width="reading"
    >
      <Card>
        <Form last={actionData}>
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
