import type { ComponentProps } from 'react'
import { redirect } from 'react-router'
import { answered, asClinician, asVisitor, submit, whoContext } from '#app/request'
import { reasonInWords } from '#copy/matching.en'
import { hasApplied, waitingByGroup } from '#domain/applications/reads'
import { fitOfGroup } from '#domain/directory/reads'
import { type ReasonShown, reasonsShown } from '#domain/directory/reason'
import { changeGroupState, setListed } from '#domain/groups/actions'
import { ChangeGroup } from '#domain/groups/charter'
import { groupMet, publicGroup } from '#domain/groups/reads'
import { whileOffered } from '#domain/invitations/reads'
import { nextMeetings } from '#domain/meetings/reads'
import { ownLicenseMend } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import type { Mend } from '#platform/refusals'
import type { Route } from './+types/group'
import { InsidePage } from './inside.tsx'
import { PublicPage } from './public.tsx'

type Of = { groupId: string }
type Outside = {
  kind: 'outside'
  outside: ComponentProps<typeof PublicPage>['group']
  reasons: ReasonShown[]
  isSignedIn: boolean
  /** Whether one's application waits for an answer. */
  isWaiting: boolean
  /** What is missing before one may apply. */
  mend: Mend | undefined
}
type Inside = { kind: 'inside' } & Omit<ComponentProps<typeof InsidePage>, 'last'>
type Found = Outside | Inside | { kind: 'draft' }

export async function loader({ params, context }: Route.LoaderArgs): Promise<Outside | Inside> {
  if (!context.get(whoContext))
    return {
      kind: 'outside',
      outside: await asVisitor(context, publicGroup, params),
      reasons: [],
      isSignedIn: false,
      isWaiting: false,
      mend: undefined,
    }
  const found = await asClinician(context, whileOffered(insideOrOutside), params)
  if (found.kind === 'draft') throw redirect(`/groups/${params.groupId}/charter`)
  return found
}

async function insideOrOutside(acting: Acting, of: Of): Promise<Found> {
  const { inside, outside, place } = await groupMet(acting, of)
  if (outside) {
    const [{ fit }, isWaiting, mend] = await Promise.all([
      fitOfGroup(acting, outside),
      hasApplied(acting, of),
      ownLicenseMend(acting),
    ])
    const reasons = reasonsShown(fit, reasonInWords)
    return { kind: 'outside', outside, reasons, isSignedIn: true, isWaiting, mend }
  }
  const { group, door } = inside
  if (group.state === 'draft') return { kind: 'draft' }
  const [meetings, waiting] = await Promise.all([
    door.state !== 'offered' ? nextMeetings(acting, { ...of, door, days: 92, most: 4 }) : [],
    door.role === 'facilitator' && !door.shut ? waitingByGroup(acting, [of.groupId]) : undefined,
  ])
  const next = meetings.map((m) => ({ id: m.id, startsAt: m.startsAt.toString(), state: m.state }))
  return { kind: 'inside', inside, next, place, waiting: waiting?.get(of.groupId) ?? 0 }
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, ChangeGroup, (acting, change) =>
    change.do === 'list' || change.do === 'unlist'
      ? setListed(acting, { groupId: change.groupId, listed: change.do === 'list' })
      : changeGroupState(acting, {
          groupId: change.groupId,
          state: change.do === 'pause' ? 'paused' : 'open',
        }),
  )
  return answered(done)
}

export default function GroupRoute({ loaderData, actionData }: Route.ComponentProps) {
  if (loaderData.kind === 'outside')
    return (
      <PublicPage
        group={loaderData.outside}
        reasons={loaderData.reasons}
        isSignedIn={loaderData.isSignedIn}
        isWaiting={loaderData.isWaiting}
        mend={loaderData.mend}
      />
    )
  const { inside, next, place, waiting } = loaderData
  return <InsidePage {...{ inside, next, place, waiting }} last={actionData} />
}
