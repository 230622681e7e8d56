import { data } from 'react-router'
import * as z from 'zod'
import { answered, answerForm } from '#app/request'
import { Email } from '#platform/accounts/email'
import { withNext } from '#platform/accounts/next'
import { askReset } from '#platform/accounts/resets'
import { hasMailServer } from '#platform/mail/transport'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/help'
import { atDoor, nextIn, withCookies } from './door.ts'

const Ask = z.object({ email: Email })

export function loader({ request }: Route.LoaderArgs) {
  return { hasServer: hasMailServer(), next: nextIn(request) }
}

/** Without a mail server no link is made at all: it could only be read in the outbox. */
export async function action(args: Route.ActionArgs) {
  const answer = await answerForm(args, Ask, async ({ email }) => {
    if (!hasMailServer()) return { cookies: [] }
    return atDoor(args, (visit) => askReset(visit, email, nextIn(args.request)), 'door.anHour')
  })
  if (!answer.ok) return answered(answer)
  return data({ ok: true as const }, { headers: withCookies(answer.value.cookies) })
}

export default function HelpPage({ loaderData: { hasServer, next }, actionData }: Route.ComponentProps) {
  const copy = useCopy().accounts.help
  return (
    <Page title={copy.title} lead={copy.lead(hasServer ? 3 : 2)} width="reading">
      {!hasServer && <Notice>{copy.noServer}</Notice>}
      {hasServer && (
        <Card title={copy.byMail}>
          <p className="mb-4 text-ink-2">{copy.byMailWords}</p>
          {actionData?.ok ? (
            <Notice tone="good" isAlert>
              {copy.sent}
            </Notice>
          ) : (
            <Form last={actionData}>
              <TextField
                name="email"
                type="email"
                label={copy.email}
                isRequired
                autoComplete="username"
                width="medium"
              />
              <div>
                <Button kind="primary">{copy.send}</Button>
              </div>
            </Form>
          )}
        </Card>
      )}
      <Card title={copy.byCode}>
        <p className="mb-4 text-ink-2">{copy.byCodeWords}</p>
        <ButtonLink to={withNext('/recover', next)} kind={hasServer ? 'plain' : 'primary'}>
          {copy.useCode}
        </ButtonLink>
      </Card>
      <Card title={copy.bySteward}>
        <p className="text-ink-2">{copy.byStewardWords}</p>
      </Card>
    </Page>
  )
}
