import { href, Link, redirect } from 'react-router'
import { answered, asClinician, submit } from '#app/request'
import { endGroup } from '#domain/departures/actions'
import { groupToEnd } from '#domain/departures/reads'
import { OfGroup } from '#domain/seats/seat'
import { Asks } from '#ui/asks'
import { Consequences } from '#ui/consequences'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'
import type { Route } from './+types/end'

/** Says what ending a group means for everyone in it, and asks. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const group = await asClinician(context, groupToEnd, params)
  if (group.hasEnded) throw redirect(href('/groups/:groupId', params))
  return group
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, OfGroup, endGroup)
  return done.ok ? redirect(href('/groups/:groupId', args.params)) : answered(done)
}

export default function EndGroupPage({ loaderData: group, actionData }: Route.ComponentProps) {
  const copy = useCopy().departures.end
  const back = href('/groups/:groupId', group)
  return (
    <Page
      title={copy.title}
      tab={copy.tab}
      above={<Link to={back}>{group.name}</Link>}
      lead={copy.lead(group.name)}
      width="reading"
    >
      <Consequences title={copy.happens} lines={copy.lines} />
      <Asks button={copy.button} keep={copy.keep} to={back} last={actionData} />
    </Page>
  )
}
