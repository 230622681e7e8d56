import type { ReasonShown } from '#domain/directory/reason'
import type { PublicListing } from '#domain/groups/listing'
import { withNext } from '#platform/accounts/next'
import type { Mend } from '#platform/refusals'
import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { RingLegend } from '#ui/ringlegend'
import { ApplyFirst } from './applyfirst.tsx'
import { CharterFacts } from './charterfacts.tsx'
import { Reasons } from './found.tsx'
import { CharterChips, GroupRing } from './outline.tsx'

/** A listed group for people outside: its charter, its rhythm, its seats as approaches; no names. */
export function PublicPage({
  group,
  reasons,
  isSignedIn,
  isWaiting,
  mend,
}: {
  group: PublicListing & { listed: boolean }
  reasons: readonly ReasonShown[]
  isSignedIn: boolean
  isWaiting: boolean
  /** What is missing before one may apply. */
  mend: Mend | undefined
}) {
  const { groups: copy } = useCopy()
  const apply = `/groups/${group.groupId}/apply`
  const isRolling = group.admission === 'rolling' && group.listed
  return (
    <Page
      title={group.name}
      tab={copy.public.charter}
      above={<a href="/groups/find">{copy.public.back}</a>}
      lead={group.purpose}
      picture={<GroupRing group={group} />}
      actions={
        isRolling &&
        !isWaiting &&
        !mend && (
          <ButtonLink kind="primary" to={isSignedIn ? apply : withNext('/sign-up', apply)}>
            {isSignedIn ? copy.public.apply : copy.public.signUp}
          </ButtonLink>
        )
      }
      side={
        <Card title={copy.find.seats}>
          <p className="mb-3 text-sm text-ink-2">{copy.facts.seatsTaken(group.ring.taken, group.seatsMax)}</p>
          <RingLegend />
        </Card>
      }
    >
      <CharterChips group={group} />
      {isWaiting && <Notice tone="good">{copy.apply.sent}</Notice>}
      {isRolling && !isWaiting && mend && <ApplyFirst mend={mend} />}
      {isRolling && !isWaiting && group.ring.open === 0 && <Notice>{copy.public.full}</Notice>}
      {group.admission === 'closed' && <Notice>{copy.public.closed}</Notice>}
      {reasons.length > 0 && (
        <Card>
          <Reasons reasons={reasons} />
        </Card>
      )}
      <Card title={copy.public.charter}>
        <CharterFacts group={group} />
      </Card>
      <Card title={copy.public.about}>
        <p className="text-ink-2">{copy.public.aboutWords}</p>
        <p className="mt-3 text-sm text-ink-2">{copy.public.notThis}</p>
        {group.contact && <p className="mt-3 text-sm">{copy.find.contact(group.contact)}</p>}
      </Card>
    </Page>
  )
}
