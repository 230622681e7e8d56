import { redirect } from 'react-router'
import { answered, asClinician, signedIn, submit } from '#app/request'
import { publicGroup } from '#domain/groups/reads'
import { acceptInvitation } from '#domain/invitations/actions'
import { invitationsOpened, whileOffered } from '#domain/invitations/reads'
import { ownLicenseMend, ownSeats } from '#domain/seats/reads'
import { OfGroup } from '#domain/seats/seat'
import type { Acting } from '#platform/database/acting'
import { NotFound } from '#platform/refusals'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { mendingAddress } from '#ui/refusal'
import type { Route } from './+types/join'
import { CharterFacts } from './charterfacts.tsx'
import { CharterChips, GroupRing } from './outline.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  signedIn(context)
  const page = await asClinician(context, whileOffered(invitedTo), params)
  // Who has the seat by now is invited no more.
  if (!page) throw redirect(`/groups/${params.groupId}`)
  return page
}

async function invitedTo(acting: Acting, of: { groupId: string }) {
  const [opened, seats] = await Promise.all([invitationsOpened(acting), ownSeats(acting)])
  if (seats.some((seat) => seat.groupId === of.groupId)) return undefined
  if (!opened.some((invitation) => invitation.groupId === of.groupId)) throw new NotFound()
  return { group: await publicGroup(acting, of), mend: await ownLicenseMend(acting) }
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, OfGroup, whileOffered(acceptInvitation))
  return done.ok ? redirect(`/groups/${args.params.groupId}/agreement`) : answered(done)
}

export default function JoinPage({ loaderData: { group, mend }, actionData }: Route.ComponentProps) {
  const all = useCopy()
  const copy = all.groups.join
  const ofLicense = mend && all.groups.license[mend]
  return (
    <Page
      title={group.name}
      tab={all.groups.yourGroup}
      above={copy.title}
      lead={copy.lead}
      picture={<GroupRing group={group} />}
      width="reading"
    >
      <CharterChips group={group} />
      <Card title={all.groups.public.charter}>
        <p className="mb-4 text-ink-2">{group.purpose}</p>
        <CharterFacts group={group} />
      </Card>
      {mend ? (
        <Notice
          tone="clay"
          button={
            <ButtonLink size="small" to={mendingAddress(mend, {}, '/groups')}>
              {all.frame.mend[mend].button}
            </ButtonLink>
          }
        >
          {ofLicense ? `${ofLicense} ${copy.onceVerified}` : all.frame.mend[mend].words}
        </Notice>
      ) : (
        <Form last={actionData}>
          <div>
            <Button type="submit" kind="primary">
              {copy.accept}
            </Button>
          </div>
        </Form>
      )}
    </Page>
  )
}
