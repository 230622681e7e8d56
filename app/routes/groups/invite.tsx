import { z } from 'zod'
import { answered, asClinician, submit } from '#app/request'
import { groupFacts } from '#domain/groups/reads'
import { invite, revokeInvitation } from '#domain/invitations/actions'
import { Invite, OfInvitation } from '#domain/invitations/invitation'
import { groupInvitations } from '#domain/invitations/reads'
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
  const { invitations, name } = await asClinician(
    context,
    async (acting, of: { groupId: string }) => ({
      invitations: await groupInvitations(acting, of),
      name: (await groupFacts(acting, of)).name,
    }),
    params,
  )
  return { groupId: params.groupId, name, invitations, invitationId: newId() }
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
      <Form last={actionData} name="invite">
        <input type="hidden" name="do" value="invite" />
        <input type="hidden" name="invitationId" value={loaderData.invitationId} />
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

function InvitationLine({
  invitation,
}: {
  invitation: Route.ComponentProps['loaderData']['invitations'][number]
}) {
  const copy = useCopy().groups.invite
  const isLive = invitation.state === 'waiting' || invitation.state === 'opened'
  return (
    <Line
      mark={
        <Chip tone={invitation.state === 'used' ? 'good' : isLive ? 'clay' : 'plain'}>
          {copy.states[invitation.state]}
        </Chip>
      }
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
