import { Link } from 'react-router'
import type { ReasonShown } from '#domain/directory/reason'
import { ButtonLink } from '#ui/button'
import { Card, Chip } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Icon } from '#ui/icon'
import type { Shown } from './asked.ts'
import { CharterChips, CharterLine, GroupRing } from './outline.tsx'

/** From here on a fit is worth a chip of its own; below, the reasons speak. */
const FITS_WELL = 0.7
const FITS_SOMEWHAT = 0.35

const isOutsideHours = ({ fitting }: Shown) =>
  fitting?.reasons.some(({ code }) => code === 'never-free') === true

function FitChip({ group }: { group: Shown }) {
  const copy = useCopy().groups.find
  if (group.isOwn) return <Chip>{copy.yours}</Chip>
  if (!group.fitting) return null
  const { score } = group.fitting
  if (isOutsideHours(group)) return <Chip>{copy.outsideHours}</Chip>
  if (score < FITS_SOMEWHAT) return <Chip>{copy.fitsLittle}</Chip>
  return <Chip tone={score >= FITS_WELL ? 'good' : 'pine'}>{copy.fits(Math.round(score * 100))}</Chip>
}

/** A group in the directory, with how it fits who looks. */
export function GroupCard({ group, mayApply }: { group: Shown; mayApply: boolean }) {
  const copy = useCopy().groups
  const address = `/groups/${group.groupId}`
  return (
    <Card>
      <article className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:items-start sm:gap-x-5 sm:gap-y-1">
        <div className="w-22 sm:row-span-2 sm:w-24">
          <GroupRing group={group} isMine={group.isOwn} />
        </div>
        <div className="flex min-w-0 flex-wrap items-start justify-between gap-x-3 gap-y-1">
          <h2 className="min-w-0 text-[1.25rem] wrap-anywhere">
            <Link to={address} prefetch="none" className="text-ink no-underline hover:underline">
              {group.name}
            </Link>
          </h2>
          <FitChip group={group} />
        </div>
        <div className="col-span-2 grid min-w-0 gap-2.5 sm:col-span-1 sm:col-start-2">
          <p className="text-sm text-ink-2">
            <CharterLine group={group} />
          </p>
          <p className="wrap-anywhere">{group.purpose}</p>
          <CharterChips group={group} isShort />
          {group.fitting && !group.isOwn && <Reasons reasons={group.fitting.reasons} />}
          {group.contact && <p className="text-sm text-ink-2">{copy.find.contact(group.contact)}</p>}
        </div>
        <div className="col-span-2 flex gap-2 sm:col-span-1 sm:col-start-3 sm:row-span-2 sm:row-start-1 sm:grid">
          {mayApply && !group.isOwn && group.admission === 'rolling' && (
            <ButtonLink
              to={`${address}/apply`}
              size="small"
              kind={isOutsideHours(group) ? 'plain' : 'primary'}
              isWide
            >
              {copy.find.apply}
            </ButtonLink>
          )}
          <ButtonLink to={address} size="small" isWide>
            {group.isOwn ? copy.find.openGroup : copy.find.charter}
          </ButtonLink>
        </div>
      </article>
    </Card>
  )
}

/** Why a group fits, in words a person accepts. */
export function Reasons({ reasons }: { reasons: readonly ReasonShown[] }) {
  const copy = useCopy().groups.find
  return (
    <ul className="grid gap-1 text-sm text-ink-2">
      {reasons.map(({ code, words, isAgainst }) => (
        <li key={code} className="flex items-start gap-2">
          <span className={isAgainst ? 'mt-0.5 text-warn-ink' : 'mt-0.5 text-good'}>
            <Icon name={isAgainst ? 'warning' : 'check'} size={14} />
          </span>
          <span>
            <span className="sr-only">{isAgainst ? copy.against : copy.inFavor} </span>
            {words}
          </span>
        </li>
      ))}
    </ul>
  )
}
