import { Link } from 'react-router'
import { formatPlainDate } from '#copy/formats'
import type { Today } from '#domain/today/reads'
import { useCopy } from '#ui/copy'
import { Section } from '#ui/page'
import { useReader } from '#ui/reader'
import { GroupRing, useRhythm } from '../groups/outline.tsx'

/** One's groups as rings, each a way in. */
export function GroupCards({ groups }: { groups: Today['groups'] }) {
  const all = useCopy()
  const copy = all.today.groups
  const rhythm = useRhythm()
  const { locale } = useReader()
  return (
    <Section
      title={copy.title}
      aside={
        <Link to="/groups/find" prefetch="none">
          {copy.find}
        </Link>
      }
    >
      <ul className="grid gap-4 sm:grid-cols-2">
        {groups.map((group) => (
          <li key={group.groupId}>
            <Link
              to={`/groups/${group.groupId}`}
              prefetch="none"
              className="flex h-full items-center gap-4 rounded-m border border-line bg-card px-5 py-4 text-ink no-underline shadow-1 hover:border-line-strong"
            >
              <GroupRing group={group} size="small" isMine />
              <span className="min-w-0">
                <span className="block font-semibold">{group.name}</span>
                <span className="block text-sm text-ink-2" suppressHydrationWarning>
                  {rhythm(group)}
                </span>
                <span className="block text-sm text-ink-3">
                  {group.seatState === 'offered'
                    ? copy.offered
                    : copy.seats(group.ring.taken, group.seatsMax)}
                </span>
                {group.term && (
                  <span className="block text-sm text-clay-ink" suppressHydrationWarning>
                    {copy.term(formatPlainDate(group.term.endsOn, locale), group.term.isOver)}
                  </span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
