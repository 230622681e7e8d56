import { data, Link } from 'react-router'
import * as z from 'zod'
import { answerForm, whoContext } from '#app/request'
import { withNext } from '#platform/accounts/next'
import { Password } from '#platform/accounts/password'
import { hasPassword } from '#platform/accounts/passwords'
import { SignIn, signIn, signInAgain } from '#platform/accounts/sign-in'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import { PasswordField } from '#ui/passwordfield'
import type { Route } from './+types/sign-in'
import { atDoor, letIn, nextAfter, nextIn } from './door.ts'
import { PasskeyButton } from './passkey-button.tsx'

const Again = z.object({ password: Password })

export async function loader({ request, context }: Route.LoaderArgs) {
  const who = context.get(whoContext)
  return {
    next: nextAfter(request),
    goesOn: nextIn(request),
    isAgain: who !== undefined,
    asksPassword: !who || (await hasPassword(who.clinicianId)),
  }
}

export async function action(args: Route.ActionArgs) {
  const { request, context } = args
  const who = context.get(whoContext)
  const answer = who
    ? await answerForm(args, Again, async ({ password }) => ({
        accountId: who.clinicianId,
        cookies: await atDoor(args, (visit) => signInAgain(visit, who, password)),
      }))
    : await answerForm(args, SignIn, (input) => atDoor(args, (visit) => signIn(visit, input)))
  if (!answer.ok) return data(answer, 400)
  return letIn(context, answer.value.accountId, answer.value.cookies, nextAfter(request))
}

export default function SignInPage({
  loaderData: { next, goesOn, isAgain, asksPassword },
  actionData,
}: Route.ComponentProps) {
  const copy = useCopy().accounts
  const words = isAgain
    ? copy.signIn.again
    : {
        title: copy.signIn.title,
        lead: next.startsWith('/join/') ? copy.signIn.invited : undefined,
        submit: copy.signIn.submit,
      }
  return (
    <Page title={words.title} lead={words.lead} width="reading">
      <Card>
        {asksPassword && (
          <Form last={actionData} isWholePage>
            {!isAgain && (
              <TextField
                name="email"
                type="email"
                label={copy.signIn.email}
                isRequired
                autoComplete="username"
                width="medium"
              />
            )}
            <PasswordField
              name="password"
              label={copy.signIn.password}
              isRequired
              autoComplete="current-password"
            />
            <div>
              <Button kind="primary">{words.submit}</Button>
            </div>
          </Form>
        )}
        <PasskeyButton
          next={next}
          label={isAgain ? copy.passkey.again : copy.passkey.signIn}
          isOnlyWay={!asksPassword}
        />
      </Card>
      <p className="flex flex-wrap gap-x-6 gap-y-2 text-ink-2">
        <Link to={withNext('/sign-in/help', goesOn)} className="min-h-6">
          {copy.signIn.forgot}
        </Link>
        {!isAgain && (
          <span>
            {copy.signIn.newHere} <Link to={withNext('/sign-up', goesOn)}>{copy.signIn.signUp}</Link>
          </span>
        )}
      </p>
    </Page>
  )
}
