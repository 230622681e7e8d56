import { useEffect, useRef, useState } from 'react'
import type { RoomView } from '#domain/room/view'
import { useCopy } from '#ui/copy'
import { useLeft } from './clock.ts'
import { keepsTimeToo, phasesOf, type Table, wasGivenWord, yourPart } from './seats.ts'

/** What someone hears who does not see the room: steps, not seconds. One sentence at a time, politely. */
export function Announcements({
  view,
  table,
  hasBusiness,
  serverNow,
}: {
  view: RoomView
  table: Table
  hasBusiness: boolean
  serverNow: () => number
}) {
  const copy = useCopy().room
  const [said, say] = useState('')
  const left = useLeft(view, serverNow)
  const { phase } = phasesOf(view)
  const you = table.you?.id
  const who = {
    presenter: table.name(view.presenterId),
    facilitator: table.name(view.facilitatorId),
    hasBusiness,
  }
  const keepsTime = keepsTimeToo(view)
  const now = {
    phase: phase
      ? copy.announce.phase(copy.phases[phase.id] ?? '', copy.prompt(phase.id, who, yourPart(view, table)))
      : '',
    paused: view.paused ? copy.announce.paused : copy.announce.resumed,
    word: wasGivenWord(view, you) ? copy.announce.word : '',
    facilitator:
      view.facilitatorId === you
        ? copy.announce.youFacilitate(keepsTime)
        : copy.announce.facilitator(who.facilitator, keepsTime),
    time: view.running ? timeSaid(left, copy) : '',
  }
  const before = useRef(now)
  useEffect(() => {
    const keys = ['phase', 'facilitator', 'word', 'paused', 'time'] as const
    const changed = keys.find((key) => before.current[key] !== now[key] && now[key] !== '')
    before.current = now
    if (changed) say(now[changed])
  })
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  )
}

/** What is said of the time once little of a phase is left, or none. */
function timeSaid(left: number, copy: ReturnType<typeof useCopy>['room']): string {
  if (left <= 0) return copy.announce.timeUp
  return left <= 60_000 ? copy.announce.minuteLeft : ''
}
