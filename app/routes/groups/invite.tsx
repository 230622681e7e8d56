import { z } from 'zod'
import { answered, asClinician, submit } from '#app/request'
import { groupFacts } from '#domain/groups/reads'
import { invite, revokeInvitation } from '#domain/invitations/actions'
import { Invite, OfInvitation } from '#domain/invitations/invitation'
import { groupInvitations } from '#domain/invitations/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { hasMailServer, mailUrl } from '#platform/mail/transport'
import { Button } from '#ui/button'
import { Card, Chip, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { CopyLink } from '#ui/secret'
import type { Route } from './+types/invite'

export async function loader({ params, context }: Route.LoaderArgs) {
  const page = await asClinician(context, wholePage, params)
  return { groupId: params.groupId, ...page, invitationId: newId() }
}

async function wholePage(acting: Acting, of: { groupId: string }) {
  const invitations = await groupInvitations(acting, of)
  const { name, state } = await groupFacts(acting, of)
  return { invitations, name, state }
}

const Do = z.discriminatedUnion('do', [
  Invite.extend({ do: z.literal('invite') }),
  OfInvitation.extend({ do: z.literal('revoke') }),
])

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Do, async (acting, input) => {
    if (input.do === 'revoke') {
      await revokeInvitation(acting, input)
      return undefined
    }
    const { token } = await invite(acting, input)
    const isForAddress = input.address !== ''
    return { link: `${mailUrl()}/join/${token}`, isForAddress, isSent: isForAddress && hasMailServer() }
  })
  return answered(done)
}

export default function InvitePage({ loaderData, actionData }: Route.ComponentProps) {
  const { groups } = useCopy()
  const copy = groups.invite
  const made = actionData?.ok ? actionData.value : undefined
  return (
    <Page
      title={copy.title}
      tab={groups.yourGroup}
      above={<a href={`/groups/${loaderData.groupId}`}>{loaderData.name}</a>}
      lead={copy.lead}
      width="reading"
    >
      {made && (
        <Card title={copy.made}>
          {made.isSent ? (
            <Notice tone="good">{copy.madeMail}</Notice>
          ) : (
            <div className="grid gap-3">
              <CopyLink address={made.link} label={copy.made} />
              <p className="text-sm text-ink-2">{made.isForAddress ? copy.madeUnsent : copy.madeLink}</p>
            </div>
          )}
        </Card>
      )}
      {loaderData.state === 'open' ? (
        <NewInvitation invitationId={loaderData.invitationId} last={actionData} />
      ) : (
        <Notice>{groups.inside.stateNote[loaderData.state]}</Notice>
      )}
      <Card title={copy.list} isFlush={loaderData.invitations.length > 0}>
        {loaderData.invitations.length === 0 && <p className="text-sm text-ink-2">{copy.none}</p>}
        <Lines>
          {loaderData.invitations.map((invitation) => (
            <InvitationLine key={invitation.id} invitation={invitation} />
          ))}
        </Lines>
      </Card>
    </Page>
  )
}

type NewProps = { invitationId: string; last: Route.ComponentProps['actionData'] }

function NewInvitation({ invitationId, last }: NewProps) {
  const copy = useCopy().groups.invite
  return (
    <Form last={last} name="invite">
      <input type="hidden" name="do" value="invite" />
      <input type="hidden" name="invitationId" value={invitationId} />
      <TextField
        type="email"
        name="address"
        label={copy.address}
        help={copy.addressHelp}
        autoComplete="off"
      />
      <div>
        <Button type="submit" kind="primary">
          {copy.send}
        </Button>
      </div>
    </Form>
  )
}

function InvitationLine({
  invitation,
}: {
  invitation: Route.ComponentProps['loaderData']['invitations'][number]
}) {
  const copy = useCopy().groups.invite
  const isLive = invitation.state === 'waiting' || invitation.state === 'opened'
  const ofOver = invitation.state === 'used' ? 'good' : 'plain'
  return (
    <Line
      mark={<Chip tone={isLive ? 'clay' : ofOver}>{copy.states[invitation.state]}</Chip>}
      button={
        isLive && (
          <Form name={invitation.id}>
            <input type="hidden" name="do" value="revoke" />
            <input type="hidden" name="invitationId" value={invitation.id} />
            <Button type="submit" size="small" kind="quiet">
              {copy.revoke}
            </Button>
          </Form>
        )
      }
    >
      <div>{invitation.byMail ? copy.byMail : copy.byLink}</div>
      <div className="text-sm text-ink-2">
        <DateTime at={invitation.madeAt} as="date" />
        {isLive && (
          <>
            , {copy.expires} <DateTime at={invitation.expiresAt} as="date" />
          </>
        )}
      </div>
    </Line>
  )
}
