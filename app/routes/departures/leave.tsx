import { href, Link, redirect } from 'react-router'
import { answered, asClinician, submit } from '#app/request'
import { leaveGroupWell } from '#domain/departures/actions'
import { LeaveGroup } from '#domain/departures/departure'
import { beforeLeaving } from '#domain/departures/reads'
import { whileOffered } from '#domain/invitations/reads'
import { Asks } from '#ui/asks'
import { ButtonLink } from '#ui/button'
import { Checkbox } from '#ui/choice'
import { Consequences } from '#ui/consequences'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/leave'

export async function loader({ context, params }: Route.LoaderArgs) {
  return asClinician(context, whileOffered(beforeLeaving), params)
}

export async function action(args: Route.ActionArgs) {
  const left = await submit(args, LeaveGroup, leaveGroupWell)
  return left.ok ? redirect(href('/groups')) : answered(left)
}

export default function LeavePage({ loaderData: parting, actionData }: Route.ComponentProps) {
  const copy = useCopy().departures.leave
  const group = href('/groups/:groupId', parting)
  return (
    <Page
      title={copy.title}
      tab={copy.tab}
      above={<Link to={group}>{parting.name}</Link>}
      lead={parting.isOffer ? copy.decline(parting.name) : copy.lead(parting.name)}
      width="reading"
    >
      {parting.handOverFirst ? (
        <Notice
          tone="clay"
          button={
            <ButtonLink kind="primary" size="small" to={`${group}/members`}>
              {copy.members}
            </ButtonLink>
          }
        >
          <p className="font-medium">{copy.handOver}</p>
          <p>{copy.handOverWords}</p>
        </Notice>
      ) : (
        <>
          {!parting.isOffer && <Happens parting={parting} />}
          <Asks
            button={parting.isOffer ? copy.declineButton : copy.button}
            keep={copy.stay}
            to={group}
            last={actionData}
          >
            {parting.cases > 0 && <Checkbox name="destroyCases" label={copy.destroy(parting.cases)} />}
          </Asks>
        </>
      )}
    </Page>
  )
}

function Happens({ parting }: { parting: Route.ComponentProps['loaderData'] }) {
  const copy = useCopy().departures.leave
  const lines = [
    copy.door,
    copy.cases(parting.cases),
    copy.words,
    copy.kept,
    parting.isLast ? copy.last : copy.told,
  ]
  return <Consequences title={copy.happens} lines={lines} />
}
