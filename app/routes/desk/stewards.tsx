import { data, href, redirect } from 'react-router'
import { asClinician, signedIn, submit } from '#app/request'
import { inviteSteward } from '#domain/stewards/actions'
import { stewardsList } from '#domain/stewards/reads'
import { InviteSteward } from '#domain/stewards/steward'
import { newId } from '#platform/identifiers'
import { Button, ButtonLink } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import type { Route } from './+types/stewards'
import { Desk } from './desk.tsx'
import { SignInAgain } from './signinagain.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const done = new URL(request.url).searchParams.get('done')
  const list = await asClinician(context, stewardsList, undefined)
  return { ...list, isFresh: signedIn(context).fresh, invitationId: newId(), done }
}

export async function action(args: Route.ActionArgs) {
  const answer = await submit(args, InviteSteward, inviteSteward)
  return answer.ok ? redirect('/desk/stewards?done=invite') : data(answer, 400)
}

export default function StewardsPage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().desk.stewards
  const { stewards, invitations, invitationId, isFresh, done } = loaderData
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
                stewards.length > 1 && (
                  <ButtonLink
                    to={href('/desk/stewards/:clinicianId/end', steward)}
                    size="small"
                    kind="danger"
                  >
                    {copy.end}
                  </ButtonLink>
                )
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
        {isFresh ? (
          <Form last={actionData}>
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
        ) : (
          <SignInAgain here={href('/desk/stewards')} />
        )}
      </Card>
    </Desk>
  )
}
