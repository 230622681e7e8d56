import { data, Link, redirect } from 'react-router'
import * as z from 'zod'
import { answerForm, whoContext } from '#app/request'
import { withNext } from '#platform/accounts/next'
import { SignUp, signUp } from '#platform/accounts/sign-up'
import { Invalid } from '#platform/refusals'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { RadioCards } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import { PasswordField } from '#ui/passwordfield'
import { useReader } from '#ui/reader'
import type { Route } from './+types/sign-up'
import { atDoor, nextAfter, nextIn, withCookies } from './door.ts'
import { usePasskeys } from './passkey-button.tsx'

const Asked = SignUp.extend({ how: z.enum(['password', 'passkey']) })

export function loader({ request, context }: Route.LoaderArgs) {
  if (context.get(whoContext)) throw redirect(nextAfter(request))
  return { next: nextIn(request) }
}

export async function action(args: Route.ActionArgs) {
  const answer = await answerForm(args, Asked, ({ how, ...input }) => {
    if (how === 'password' && !input.password) throw new Invalid({ password: 'password.missing' })
    const wished = { ...input, password: how === 'password' ? input.password : '' }
    return atDoor(args, (visit) => signUp(visit, wished, nextIn(args.request)), 'door.anHour')
  })
  if (!answer.ok) return data(answer, 400)
  return redirect('/sign-up/sent', { headers: withCookies(answer.value.cookies) })
}

export default function SignUpPage({ loaderData: { next }, actionData }: Route.ComponentProps) {
  const copy = useCopy().accounts.signUp
  const { zone } = useReader()
  const canPasskey = usePasskeys() === 'usable'
  const options = (['password', 'passkey'] as const).map((value) => ({ value, ...copy.howOptions[value] }))
  return (
    <Page title={copy.title} lead={copy.lead} width="reading">
      <Card>
        <Form last={actionData} isWholePage className="group/form grid gap-5">
          <input type="hidden" name="zone" value={zone} />
          <TextField
            name="name"
            label={copy.name}
            help={copy.nameHelp}
            isRequired
            autoComplete="name"
            maxLength={120}
            width="medium"
          />
          <TextField
            name="email"
            type="email"
            label={copy.email}
            help={copy.emailHelp}
            isRequired
            autoComplete="username"
            width="medium"
          />
          {canPasskey ? (
            <RadioCards name="how" label={copy.how} options={options} defaultValue="password" columns={2} />
          ) : (
            <input type="hidden" name="how" value="password" />
          )}
          {/* Who chose a passkey types none; what is hidden is not asked for (the form is checked by the server). */}
          <div className="group-has-[[value=passkey]:checked]/form:hidden">
            <PasswordField name="password" label={copy.password} isRequired autoComplete="new-password" />
          </div>
          <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
            <Button kind="primary">{copy.submit}</Button>
            <Link to="/privacy" className="text-sm">
              {copy.privacy}
            </Link>
          </div>
        </Form>
      </Card>
      <p className="text-ink-2">
        {copy.already} <Link to={withNext('/sign-in', next)}>{copy.signIn}</Link>
      </p>
    </Page>
  )
}
