import { formatDistance, formatTime, zoneName } from '#copy/formats'
import type { RoomView } from '#domain/room/view'
import { initialsOf } from '#ui/avatar'
import { useCopy } from '#ui/copy'
import { useReader } from '#ui/reader'
import type { Family } from '#ui/ring'
import { RoundTable } from '#ui/roundtable'
import { Phases } from '#ui/steps'
import { shownSeconds, useLeft } from './clock.ts'
import { phasesOf, type Table } from './seats.ts'

/** The phases of the evening: all of the part that is on, and what frames it. */
export function PhaseBar({ view, serverNow }: { view: RoomView; serverNow: () => number }) {
  const copy = useCopy().room
  const left = useLeft(view, serverNow)
  const cases = view.parts.filter((part) => part.kind === 'case' || part.kind === 'conversation')
  const shown = view.parts[view.part]
  const middle = cases.includes(shown!)
    ? shown
    : (cases.find((part) => view.parts.indexOf(part) > view.part) ?? cases.at(-1))
  const parts = view.parts.filter((part) => part === middle || !cases.includes(part))
  const phases = parts.flatMap((part) => {
    const at = view.parts.indexOf(part)
    return part.phases.map((phase, i) => {
      const isCurrent = at === view.part && i === view.phase
      const isDone = at < view.part || (at === view.part && i < view.phase)
      const minutes = isCurrent ? view.phaseMinutes : phase.minutes
      const underWay = isCurrent ? 1 - left / (minutes * 60_000) : 0
      return {
        name: copy.phaseMinutes(copy.phases[phase.id] ?? phase.id, minutes),
        minutes,
        isCurrent,
        share: isDone ? 1 : underWay,
      }
    })
  })
  return <Phases label={copy.phasesLabel} phases={phases} />
}

/** The ring with the clock in the middle. */
export function LiveTable({
  view,
  table,
  serverNow,
}: {
  view: RoomView
  table: Table
  serverNow: () => number
}) {
  const copy = useCopy().room
  const { locale } = useReader()
  const left = useLeft(view, serverNow)
  const { phase } = phasesOf(view)
  const name = phase ? (copy.phases[phase.id] ?? '') : copy.gatheringTitle
  const whole = view.phaseMinutes * 60_000
  const here = table.people.filter((person) => view.people.includes(person.id))
  const time = phase ? copy.leftWords(Math.ceil(left / 60_000)) : ''
  return (
    <RoundTable
      people={table.people.map((person) => ({
        id: person.id,
        name: person.isYou ? copy.notes.you : table.name(person.id),
        initials: initialsOf(person.name),
        family: person.family as Family | null,
        note: noteOf(view, person, copy),
        isLive: view.speaker === person.id,
        isAway: !view.people.includes(person.id) && !person.isYou,
      }))}
      center={{
        above: name,
        // A pause says nothing of the sign, and the ring's color alone must not.
        clock: phase ? clockOf(left, copy) : String(here.length),
        below: phase ? underClock(view, left, copy) : copy.ofHere(table.people.length),
        share: phase ? Math.min(1, 1 - left / whole) : 0,
        isOver: phase !== undefined && left < 0,
      }}
      label={copy.tableLabel(
        name,
        time,
        here.map((person) => person.name),
        locale,
      )}
    />
  )
}

function underClock(view: RoomView, left: number, copy: ReturnType<typeof useCopy>['room']): string {
  if (view.paused) return copy.pausedWord
  return left < 0 ? copy.pastMinutes(view.phaseMinutes) : copy.ofMinutes(view.phaseMinutes)
}

const clockOf = (left: number, copy: ReturnType<typeof useCopy>['room']) =>
  left < 0 ? copy.overClock(-left) : copy.clock(shownSeconds(left))

/** The ring before the room is open: who is here already, and when it begins. */
export function WaitingTable({ view, table, startsAt, now }: WaitingProps) {
  const copy = useCopy().room
  const { locale, zone } = useReader()
  const isHere = (person: Table['people'][number]) => person.isYou || view.people.includes(person.id)
  return (
    <RoundTable
      people={table.people.map((person) => ({
        id: person.id,
        name: person.isYou ? copy.notes.you : table.name(person.id),
        initials: initialsOf(person.name),
        family: person.family as Family | null,
        isAway: !isHere(person),
      }))}
      center={{
        above: copy.begins(formatDistance(startsAt, now, zone, locale), startsAt > now),
        clock: formatTime(startsAt, zone, locale),
        below: zoneName(startsAt, zone, locale),
        share: 0,
      }}
      label={copy.lobbyLabel(
        table.people.filter(isHere).map((person) => person.name),
        locale,
      )}
    />
  )
}

type WaitingProps = { view: RoomView; table: Table; startsAt: string; now: string }

function noteOf(
  view: RoomView,
  { id, isYou }: Table['people'][number],
  copy: ReturnType<typeof useCopy>['room'],
): string | undefined {
  const { notes } = copy
  if (!isYou && !view.people.includes(id)) return notes.away
  if (view.speaker === id && view.presenterId !== id) return notes.speaks
  if (view.presenterId === id) return notes.presents
  if (view.facilitatorId === id) return notes.facilitates
  if (view.hands[0] === id) return notes.next
  return view.timekeeperId === id ? notes.keepsTime : undefined
}
