import { href, Link } from 'react-router'
import * as z from 'zod'
import { answered, answerForm, whoSends } from '#app/request'
import { askAddressChange } from '#platform/accounts/address-changes'
import { addressOf } from '#platform/accounts/addresses'
import { Email } from '#platform/accounts/email'
import { hasMailServer } from '#platform/mail/transport'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/email'
import { atDoor, forNewWayIn } from './door.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const who = await forNewWayIn(context)
  return { now: (await addressOf(who.clinicianId)) ?? '', hasServer: hasMailServer() }
}

export async function action(args: Route.ActionArgs) {
  const who = await whoSends(args.request, args.context)
  const answer = await answerForm(args, z.object({ email: Email }), ({ email }) =>
    atDoor(args, () => askAddressChange(who, email)),
  )
  return answered(answer)
}

export default function EmailPage({ loaderData: { now, hasServer }, actionData }: Route.ComponentProps) {
  const { account, email: copy } = useCopy().accounts
  return (
    <Page
      title={copy.title}
      lead={copy.lead(now)}
      above={<Link to={href('/account')}>{account.title}</Link>}
      width="reading"
    >
      {actionData?.ok ? (
        <Notice tone="good" isAlert>
          {hasServer ? copy.sent : copy.outbox}
        </Notice>
      ) : (
        <Card>
          <Form last={actionData}>
            <TextField
              name="email"
              type="email"
              label={copy.email}
              isRequired
              autoComplete="email"
              width="medium"
            />
            <div>
              <Button kind="primary">{copy.submit}</Button>
            </div>
          </Form>
        </Card>
      )}
    </Page>
  )
}
