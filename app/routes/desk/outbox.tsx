import { data } from 'react-router'
import * as z from 'zod'
import { asClinician, beforeIn, submit } from '#app/request'
import { sendTest } from '#domain/letters/actions'
import { lettersInOutbox } from '#domain/letters/reads'
import { hasMailServer } from '#platform/mail/transport'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime, ZoneName } from '#ui/datetime'
import { Paging } from '#ui/filters'
import { Form } from '#ui/form'
import { EmptyState, Notice } from '#ui/notice'
import { Table } from '#ui/table'
import type { Route } from './+types/outbox'
import { Desk } from './desk.tsx'
import { MailState } from './mail-state.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const before = beforeIn(request)
  const page = await asClinician(context, lettersInOutbox, before ? { before } : {})
  return { ...page, isLater: before !== undefined, hasServer: hasMailServer() }
}

export async function action(args: Route.ActionArgs) {
  const answer = await submit(args, z.object({}), sendTest)
  return answer.ok ? answer : data(answer, 400)
}

export default function OutboxPage({
  loaderData: { mails, next, isLater, hasServer },
  actionData,
}: Route.ComponentProps) {
  const { outbox: copy, record } = useCopy().desk
  return (
    <Desk
      title={copy.title}
      lead={
        <>
          {hasServer ? copy.withServer : copy.withoutServer} {record.times} <ZoneName />.
        </>
      }
    >
      {hasServer && (
        <Form last={actionData} className="grid gap-3">
          {actionData?.ok && (
            <Notice tone="good" isAlert>
              {copy.tested(actionData.value.to)}
            </Notice>
          )}
          <div>
            <Button>{copy.test}</Button>
          </div>
        </Form>
      )}
      {mails.length === 0 ? (
        <EmptyState title={copy.empty} />
      ) : (
        <Card>
          <Table
            caption={copy.title}
            rows={mails}
            keyOf={(mail) => mail.id}
            columns={[
              {
                name: copy.to,
                cell: (mail) => <span className="inline-block max-w-72 break-words">{mail.to}</span>,
                onPhone: 'inline',
              },
              { name: copy.what, cell: (mail) => mail.subject, onPhone: 'head' },
              {
                name: copy.at,
                cell: (mail) => <DateTime at={mail.madeAt} as="stamp" />,
                isWhole: true,
                onPhone: 'below',
              },
              { name: copy.state, cell: (mail) => <MailState mail={mail} />, onPhone: 'inline' },
              {
                name: copy.read,
                isNameHidden: true,
                onPhone: 'inline',
                cell: (mail) => (
                  <ButtonLink to={`/desk/outbox/${mail.id}`} size="small">
                    {copy.read}
                  </ButtonLink>
                ),
              },
            ]}
          />
        </Card>
      )}
      <Paging
        label={copy.pages}
        first={isLater ? { to: '/desk/outbox', name: copy.newest } : undefined}
        next={next ? { to: `/desk/outbox?before=${next}`, name: copy.more } : undefined}
      />
    </Desk>
  )
}
