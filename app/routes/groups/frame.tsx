import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import type { GroupInside } from '#domain/groups/reads'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { mendingAddress } from '#ui/refusal'
import { Tabs } from '#ui/tabs'
import { CharterChips, GroupRing } from './outline.tsx'

/** What every page inside a group stands in: ring, name, tabs, and what keeps the door shut. */
export function GroupPage({
  group,
  door,
  isOfferOver,
  actions,
  side,
  isMending,
  children,
}: GroupInside & {
  actions?: ReactNode
  side?: ReactNode
  /** On the page that mends what keeps the door shut: no button leads to where one is. */
  isMending?: boolean
  children?: ReactNode
}) {
  const all = useCopy()
  const copy = all.groups.inside
  const base = `/groups/${group.groupId}`
  const isOffered = door.state === 'offered'
  const overview = { to: base, name: copy.overview, isExact: true }
  const agreement = { to: `${base}/agreement`, name: copy.agreement }
  const insideOnly = [
    { to: `${base}/meetings`, name: copy.meetings },
    { to: `${base}/cases`, name: copy.cases },
    { to: `${base}/members`, name: copy.members },
  ]
  const { pathname } = useLocation()
  // On a phone the charter stands on the overview only: the other pages begin with what they are about.
  const onPhone = pathname === base ? undefined : 'max-sm:hidden'
  return (
    <Page
      title={group.name}
      tab={all.groups.yourGroup}
      lead={<span className={onPhone}>{group.purpose}</span>}
      picture={<GroupRing group={group} isMine={door.state !== 'offered'} />}
      below={
        <div className={onPhone}>
          <CharterChips group={group} />
        </div>
      }
      actions={actions}
    >
      <Tabs
        label={copy.tabs}
        tabs={isOffered ? [overview, agreement] : [overview, ...insideOnly, agreement]}
      />
      {isOfferOver ? (
        <OfferOver base={base} />
      ) : (
        copy.stateNote[group.state] && <Notice>{copy.stateNote[group.state]}</Notice>
      )}
      {door.shut && !isOfferOver && <ShutDoor {...{ shut: door.shut, groupId: group.groupId, isMending }} />}
      {side ? (
        <div className="grid items-start gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="grid min-w-0 gap-5.5">{children}</div>
          <aside className="grid min-w-0 gap-4.5">{side}</aside>
        </div>
      ) : (
        children
      )}
    </Page>
  )
}

/** A seat that was offered in a group which has ended: all that is left is to put it away. */
export function OfferOver({ base }: { base: string }) {
  const { groups, agreements } = useCopy()
  return (
    <Notice
      button={
        <ButtonLink size="small" to={`${base}/leave`}>
          {agreements.declineOffer}
        </ButtonLink>
      }
    >
      {groups.inside.offerOver}
    </Notice>
  )
}

/** Says which condition keeps the door shut and how to mend it. */
function ShutDoor({
  shut,
  groupId,
  isMending,
}: {
  shut: NonNullable<GroupInside['door']['shut']>
  groupId: string
  isMending?: boolean
}) {
  const { pathname } = useLocation()
  const mend = useCopy().frame.mend[shut]
  const to = mendingAddress(shut, { groupId }, pathname)
  return (
    <Notice
      tone="warn"
      button={
        to !== `/groups/${groupId}` &&
        !isMending && (
          <ButtonLink size="small" kind="primary" to={to}>
            {mend.button}
          </ButtonLink>
        )
      }
    >
      {mend.words}
    </Notice>
  )
}
