import { data, redirect } from 'react-router'
import { asClinician } from '#app/request'
import { takeUpInvitation } from '#domain/stewards/actions'
import { invitationIsOpen, isSteward } from '#domain/stewards/reads'
import type { TakeUpInvitation } from '#domain/stewards/steward'
import type { Acting } from '#platform/database/acting'
import { Button, ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import { over, unlessOver } from '../account/door.ts'
import type { Route } from './+types/invitation'

export async function loader({ params, context }: Route.LoaderArgs) {
  const isOpen = await asClinician(context, invitationIsOpen, params)
  // Who follows the link once more after taking it up is where it led.
  if (!isOpen && (await asClinician(context, isSteward, undefined))) throw redirect('/desk')
  return data({ isOpen }, isOpen ? 200 : 404)
}

export async function action({ params, context }: Route.ActionArgs) {
  const isTaken = await asClinician(context, takenUp, params)
  return isTaken ? redirect('/desk') : over()
}

const takenUp = (acting: Acting, input: TakeUpInvitation) =>
  unlessOver(takeUpInvitation(acting, input).then(() => true))

export default function InvitationPage({ loaderData: { isOpen } }: Route.ComponentProps) {
  const copy = useCopy().desk.invitation
  if (!isOpen)
    return (
      <Page title={copy.over.title} lead={copy.over.words} width="reading">
        <div>
          <ButtonLink kind="primary" to="/">
            {copy.over.home}
          </ButtonLink>
        </div>
      </Page>
    )
  return (
    <Page title={copy.title} lead={copy.lead} width="reading">
      <Form>
        <div>
          <Button kind="primary">{copy.submit}</Button>
        </div>
      </Form>
    </Page>
  )
}
