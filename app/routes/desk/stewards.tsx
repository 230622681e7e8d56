import { data, redirect } from 'react-router'
import * as z from 'zod'
import { asClinician, submit } from '#app/request'
import { endSteward, inviteSteward } from '#domain/stewards/actions'
import { stewardsList } from '#domain/stewards/reads'
import { InviteSteward, OfSteward } from '#domain/stewards/steward'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { Button } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import type { Route } from './+types/stewards'
import { Desk } from './desk.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const done = new URL(request.url).searchParams.get('done')
  return { ...(await asClinician(context, stewardsList, undefined)), invitationId: newId(), done }
}

const Invite = InviteSteward.extend({ form: z.literal('invite') })
const End = OfSteward.extend({ form: z.literal('end') })

async function change(
  acting: Acting,
  input: z.output<typeof Invite> | z.output<typeof End>,
): Promise<'invite' | 'end'> {
  if (input.form === 'invite') await inviteSteward(acting, input)
  else await endSteward(acting, input)
  return input.form
}

export async function action(args: Route.ActionArgs) {
  const answer = await submit(args, z.discriminatedUnion('form', [Invite, End]), change)
  return answer.ok ? redirect(`/desk/stewards?done=${answer.value}`) : data(answer, 400)
}

export default function StewardsPage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().desk.stewards
  const { stewards, invitations, invitationId, done } = loaderData
  return (
    <Desk title={copy.title} lead={copy.lead}>
      {done && (
        <Notice tone="good" isAlert>
          {done === 'invite' ? copy.sent : copy.ended}
        </Notice>
      )}
      {stewards.length === 1 && <Notice>{copy.second}</Notice>}
      <Card>
        <Lines>
          {stewards.map((steward) => (
            <Line
              key={steward.clinicianId}
              button={
                stewards.length > 1 && <EndButton clinicianId={steward.clinicianId} last={actionData} />
              }
            >
              <p className="font-medium">
                {steward.name}{' '}
                {steward.isOneself && <span className="text-sm font-normal text-ink-3">{copy.you}</span>}
              </p>
              <p className="text-sm text-ink-2">
                {copy.since} <DateTime at={steward.since} as="date" />
              </p>
            </Line>
          ))}
        </Lines>
      </Card>
      {invitations.length > 0 && (
        <Card title={copy.open}>
          <Lines>
            {invitations.map((invitation) => (
              <Line key={invitation.id}>
                {copy.by(invitation.by)} <DateTime at={invitation.madeAt} as="date" />, {copy.until}{' '}
                <DateTime at={invitation.expiresAt} as="date" />
              </Line>
            ))}
          </Lines>
        </Card>
      )}
      <Card title={copy.invite}>
        <p className="mb-4 max-w-prose text-ink-2">{copy.inviteWords}</p>
        <Form name="invite" last={actionData}>
          <input type="hidden" name="invitationId" value={invitationId} />
          <TextField
            name="email"
            type="email"
            label={copy.email}
            isRequired
            autoComplete="off"
            width="medium"
          />
          <div>
            <Button kind="primary">{copy.submit}</Button>
          </div>
        </Form>
      </Card>
    </Desk>
  )
}

function EndButton({ clinicianId, last }: { clinicianId: string; last: Parameters<typeof Form>[0]['last'] }) {
  const copy = useCopy().desk.stewards
  return (
    <Form name="end" last={last} className="contents">
      <input type="hidden" name="clinicianId" value={clinicianId} />
      <Button size="small" kind="danger">
        {copy.end}
      </Button>
    </Form>
  )
}
