import { formatTime, formatWallTime, formatWeekday, formatWeekdayOf, zoneNameAllYear } from '#copy/formats'
import type { Charter } from '#domain/groups/charter'
import type { Ring as RingCounts } from '#domain/groups/listing'
import { Chip } from '#ui/card'
import { useCopy } from '#ui/copy'
import { useReader } from '#ui/reader'
import { Ring, seatsOf } from '#ui/ring'

/** What several pages of groups draw alike: the ring and a charter's line; its facts are charterfacts.tsx. */
export type Outlined = Omit<Charter, 'chosenClauses' | 'ownClause' | 'questions' | 'finishedSteps'> & {
  ring: RingCounts
  admission: string
  hourAt?: string | null
}

/** `isMine` where the reader sits in it: their own seat is outlined. */
export function GroupRing({
  group,
  size,
  isMine,
}: {
  group: Pick<Outlined, 'ring' | 'seatsMax'> & { wishedFamilies?: readonly string[] }
  size?: 'small' | 'medium' | 'large'
  isMine?: boolean
}) {
  const { family } = useReader()
  const seats = seatsOf(group.ring.families, group.seatsMax, {
    yours: isMine ? family : undefined,
    hopedFor: group.wishedFamilies,
  })
  return <Ring size={size} seats={seats} />
}

export type Hour = Pick<Charter, 'cadence' | 'weekday' | 'startsLocal' | 'zone'> & { hourAt?: string | null }

/** "Every other Thursday, 4:30 PM Mountain Time": the charter's hour on the reader's own clock, the zone named. */
export function useRhythm() {
  const { vocabulary: words, groups } = useCopy()
  const { locale, zone } = useReader()
  return (charter: Hour) => {
    const every = groups.facts.every[charter.cadence]
    if (!every || charter.weekday === null || charter.startsLocal === null)
      return words.cadences[charter.cadence] ?? ''
    // A draft has no next hour yet: it is told as its own clock shows it.
    if (!charter.hourAt)
      return `${every(formatWeekday(charter.weekday, locale))}, ${formatWallTime(charter.startsLocal, locale)} ${zoneNameAllYear(charter.zone, locale)}`
    return `${every(formatWeekdayOf(charter.hourAt, zone, locale))}, ${formatTime(charter.hourAt, zone, locale)} ${zoneNameAllYear(zone, locale)}`
  }
}

/** What a line and its chips say of a charter. */
type Line = Hour &
  Pick<Outlined, 'goal' | 'admission' | 'minutes' | 'place' | 'area' | 'leadership' | 'specialties'> & {
    /** Where it may be another than open: whoever is paused or has ended admits nobody. */
    state?: string
  }

/** "Clinical consult, online, every other Thursday, 4:30 PM Mountain Time, 90 min": what it is, in a line. */
export function CharterLine({ group }: { group: Line }) {
  const copy = useCopy()
  const rhythm = useRhythm()
  const parts = [
    copy.vocabulary.goals[group.goal],
    placeLine(group, copy.vocabulary.places),
    rhythm(group),
    copy.groups.find.minutes(group.minutes),
  ]
  return <span suppressHydrationWarning>{parts.filter(Boolean).join(' · ')}</span>
}

/** What tells groups apart at a glance; `isShort` where the line above has said the rest. */
export function CharterChips({ group, isShort }: { group: Line; isShort?: boolean }) {
  const copy = useCopy()
  const rhythm = useRhythm()
  return (
    <div className="flex flex-wrap gap-1.5" suppressHydrationWarning>
      {!isShort && <Chip tone="pine">{copy.vocabulary.goals[group.goal]}</Chip>}
      {(group.state ?? 'open') === 'open' && <Chip>{copy.vocabulary.admissions[group.admission]}</Chip>}
      {!isShort && (
        <>
          <Chip>
            {rhythm(group)}, {copy.groups.find.minutes(group.minutes)}
          </Chip>
          <Chip>{placeLine(group, copy.vocabulary.places)}</Chip>
        </>
      )}
      <Chip>{copy.vocabulary.leaderships[group.leadership]}</Chip>
      {group.specialties.slice(0, 4).map((id) => (
        <Chip key={id}>{copy.vocabulary.topic(id)}</Chip>
      ))}
    </div>
  )
}

/** Online, or where: a region where the charter names one. */
export const placeLine = (group: Pick<Charter, 'place' | 'area'>, names: Record<string, string>) =>
  group.area ? `${names[group.place]}, ${group.area}` : names[group.place]
