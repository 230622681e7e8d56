import { data, redirect } from 'react-router'
import { keepingTyped, ownFieldsOf, signedIn } from '#app/request'
import { openInvitation } from '#domain/invitations/actions'
import { addressOf } from '#platform/accounts/addresses'
import { actAs } from '#platform/database/acting'
import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import { unlessOver } from '../account/door.ts'
import type { Route } from './+types/invitation'

/** The link of a mail only shows a button: programs that look at links in mails must not use it up. */
export async function loader({ context }: Route.LoaderArgs) {
  signedIn(context)
  return null
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const actor = signedIn(context)
  const fields = await ownFieldsOf(request, context)
  const address = await addressOf(actor.clinicianId)
  const opened = await keepingTyped(fields, () =>
    unlessOver(actAs(actor, openInvitation, { token: params.token, address: address ?? '' })),
  )
  if (opened.ok && opened.value) throw redirect(`/groups/${opened.value.groupId}/join`)
  return data({ isInvalid: true }, 404)
}

export default function InvitationPage({ actionData }: Route.ComponentProps) {
  const { groups } = useCopy()
  if (actionData?.isInvalid)
    return <Page title={groups.invite.invalid} lead={groups.invite.invalidWords} width="reading" />
  return (
    <Page title={groups.join.title} lead={groups.invite.lead} width="reading">
      <Form>
        <div>
          <Button type="submit" kind="primary">
            {groups.mine.lookInvitation}
          </Button>
        </div>
      </Form>
    </Page>
  )
}
