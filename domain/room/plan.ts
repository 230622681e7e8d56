import { conversation, type Phase, type Protocol, type Stretch } from './protocol.ts'

export type PlannedPhase = { id: string; minutes: number }
export type PartKind = 'opening' | 'case' | 'conversation' | 'closing'
/** A stretch of the evening. A case's part has the id of its agenda item and names neither case nor presenter. */
export type Part = { id: string; kind: PartKind; phases: readonly PlannedPhase[] }

/** The least an evening can be planned for: a minute for every phase of one case. */
export const shortestEvening = 15

/**
 * The parts of an evening: the opening phases, the case phases once for each turn, the closing phases. Minutes are
 * whole, at least one a phase, and add up to `minutes` (60 and 90 with one case are the protocol's own columns).
 * Without turns there is a conversation in place of cases.
 */
export function planEvening(protocol: Protocol, minutes: number, turnIds: readonly string[]): Part[] {
  const opening = phasesOf(protocol, 'opening')
  const closing = phasesOf(protocol, 'closing')
  const each = phasesOf(protocol, 'case')
  const least = opening.length + closing.length + Math.max(1, turnIds.length * each.length)
  const total = Math.max(minutes, least)
  const parts = [
    { id: 'opening', kind: 'opening' as const, phases: opening, share: 1 },
    ...(turnIds.length === 0
      ? [{ id: conversation.id, kind: 'conversation' as const, phases: [wholeTurn(each)], share: 1 }]
      : turnIds.map((id) => ({ id, kind: 'case' as const, phases: each, share: 1 / turnIds.length }))),
    { id: 'closing', kind: 'closing' as const, phases: closing, share: 1 },
  ]
  const wishes = parts.map((part) => part.phases.map((phase) => wish(phase, total) * part.share))
  // First among the parts, so that two cases get the same time, then among each part's phases.
  const lengths = wholeMinutes(
    wishes.map((of) => of.reduce((sum, w) => sum + w, 0)),
    total,
    parts.map((part) => part.phases.length),
  )
  return parts.map((part, i) => {
    const given = wholeMinutes(wishes[i] ?? [], lengths[i] ?? 0)
    const phases = part.phases.map((phase, at) => ({ id: phase.id, minutes: given[at] ?? 1 }))
    return { id: part.id, kind: part.kind, phases }
  })
}

/** The phases of one more turn in `minutes`; at least one minute each. */
export function planTurn(protocol: Protocol, minutes: number, turnId: string): Part {
  const phases = phasesOf(protocol, 'case')
  const given = wholeMinutes(
    phases.map((phase) => phase.in60),
    Math.max(minutes, phases.length),
  )
  return {
    id: turnId,
    kind: 'case',
    phases: phases.map((phase, i) => ({ id: phase.id, minutes: given[i] ?? 1 })),
  }
}

/** A part's planned minutes, without what was added in the room. */
export function minutesOf(part: Part): number {
  return part.phases.reduce((sum, phase) => sum + phase.minutes, 0)
}

function phasesOf(protocol: Protocol, stretch: Stretch): Phase[] {
  return protocol.phases.filter((phase) => phase.stretch === stretch)
}

function wholeTurn(each: readonly Phase[]): Phase {
  const sum = (column: 'in60' | 'in90') => each.reduce((all, phase) => all + phase[column], 0)
  return {
    id: conversation.id,
    stretch: 'case',
    speakers: conversation.speakers,
    in60: sum('in60'),
    in90: sum('in90'),
  }
}

/** Between the columns in proportion to the length; outside them the nearer column's proportions. */
function wish(phase: Phase, minutes: number): number {
  if (minutes <= 60) return (phase.in60 * minutes) / 60
  if (minutes >= 90) return (phase.in90 * minutes) / 90
  return phase.in60 + ((phase.in90 - phase.in60) * (minutes - 60)) / 30
}

/** Whole numbers near the wishes, none below its least, that add up to `total` (largest remainders first). */
function wholeMinutes(wishes: readonly number[], total: number, least: readonly number[] = []): number[] {
  const wished = wishes.reduce((sum, w) => sum + w, 0)
  const exact = wishes.map((w) => (w * total) / wished)
  const floor = (i: number) => least[i] ?? 1
  const given = exact.map((w, i) => Math.max(floor(i), Math.floor(w + 1e-9)))
  let left = total - given.reduce((sum, w) => sum + w, 0)
  while (left !== 0) {
    const step = Math.sign(left)
    const lacking = (i: number) => ((exact[i] ?? 0) - (given[i] ?? 0)) * step
    const open = given.map((_, i) => i).filter((i) => step > 0 || (given[i] ?? 0) > floor(i))
    const next = open.reduce((best, i) => (lacking(i) > lacking(best) + 1e-9 ? i : best))
    given[next] = (given[next] ?? 0) + step
    left -= step
  }
  return given
}
