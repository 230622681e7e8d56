import { data, href, Link, redirect } from 'react-router'
import { asClinician, signedIn, submit } from '#app/request'
import { endSteward } from '#domain/stewards/actions'
import { beforeEnding, type Ending } from '#domain/stewards/reads'
import { OfSteward } from '#domain/stewards/steward'
import { Asks } from '#ui/asks'
import { ButtonLink } from '#ui/button'
import { Consequences } from '#ui/consequences'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'
import type { Route } from './+types/ending'
import { Desk } from './desk.tsx'
import { SignInAgain } from './signinagain.tsx'

const list = href('/desk/stewards')

export async function loader({ context, params }: Route.LoaderArgs) {
  return asClinician(context, beforeEnding, params)
}

export async function action(args: Route.ActionArgs) {
  const ended = await submit(args, OfSteward, endSteward)
  if (!ended.ok) return data(ended, 400)
  // Who ended their own has no desk any more to come back to.
  const isOwn = args.params.clinicianId === signedIn(args.context).clinicianId
  return redirect(isOwn ? '/account?done=stewardship' : `${list}?done=end`)
}

export default function EndingPage({ loaderData: ending, actionData }: Route.ComponentProps) {
  const { ending: copy, stewards } = useCopy().desk
  const { name, isOneself, left } = ending
  return (
    <Desk
      title={isOneself ? copy.titleOwn : copy.title(name)}
      tab={stewards.end}
      lead={isOneself ? copy.leadOwn : copy.lead(name)}
      above={<Link to={list}>{stewards.title}</Link>}
      width="reading"
    >
      {left === 0 ? (
        <Notice
          tone="clay"
          button={
            <ButtonLink kind="primary" size="small" to={list}>
              {stewards.invite}
            </ButtonLink>
          }
        >
          {copy.last}
        </Notice>
      ) : (
        <>
          <Happens ending={ending} />
          {ending.isFresh ? (
            <Asks button={stewards.end} keep={copy.keep} to={list} last={actionData} />
          ) : (
            <SignInAgain here={href('/desk/stewards/:clinicianId/end', ending)} />
          )}
        </>
      )}
    </Desk>
  )
}

function Happens({ ending }: { ending: Ending }) {
  const copy = useCopy().desk.ending
  const { name, isOneself, left, invitations } = ending
  const lines = [
    isOneself ? copy.deskOwn : copy.desk(name),
    isOneself ? copy.restOwn : copy.rest,
    copy.record,
    ...(invitations > 0
      ? [isOneself ? copy.invitationsOwn(invitations) : copy.invitations(invitations)]
      : []),
    ...(left === 1 ? [copy.one] : []),
    isOneself ? copy.againOwn : copy.again(name),
    ...(isOneself ? [] : [copy.untold(name)]),
  ]
  return <Consequences title={copy.happens} lines={lines} />
}
