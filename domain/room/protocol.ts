/**
 * Protocols as data. P presenter, F facilitator, G the other members, A all. The presenter is silent in a phase that
 * does not name P or A. Minutes are given for an hour and for an hour and a half; other lengths are scaled.
 */
export type Speakers = 'P' | 'F' | 'G' | 'A'

/** `opening` and `closing` phases happen once an evening, `case` phases once for every case. */
export type Stretch = 'opening' | 'case' | 'closing'

export type Phase = {
  id: string
  stretch: Stretch
  /** Who may speak; empty means silence. */
  speakers: readonly Speakers[]
  /** Minutes in a meeting of 60 and of 90 minutes with one case. */
  in60: number
  in90: number
}

export type Protocol = { id: string; phases: readonly Phase[] }

/** Structured peer consultation, nine phases: Borders 1991 (Journal of Counseling & Development 69:248). */
export const structuredPeer: Protocol = {
  id: 'structured-peer',
  phases: [
    { id: 'check-in', stretch: 'opening', speakers: ['A'], in60: 5, in90: 8 },
    { id: 'question', stretch: 'case', speakers: ['P'], in60: 5, in90: 7 },
    { id: 'tasks', stretch: 'case', speakers: ['F', 'G'], in60: 3, in90: 5 },
    { id: 'presentation', stretch: 'case', speakers: ['P'], in60: 12, in90: 18 },
    { id: 'clarify', stretch: 'case', speakers: ['P', 'G'], in60: 5, in90: 8 },
    { id: 'feedback-in-role', stretch: 'case', speakers: ['G'], in60: 18, in90: 26 },
    { id: 'summary', stretch: 'case', speakers: ['F'], in60: 4, in90: 6 },
    { id: 'reply', stretch: 'case', speakers: ['P'], in60: 5, in90: 7 },
    { id: 'close', stretch: 'closing', speakers: ['A'], in60: 3, in90: 5 },
  ],
}

/** The phase of an evening on which nobody presents: an open conversation between check-in and close. */
export const conversation = { id: 'conversation', speakers: ['A'] } as const

const protocols: Record<string, Protocol> = { [structuredPeer.id]: structuredPeer }

/** The protocol with this id; the structured one where a group's own is not in the library. */
export function protocolOf(id: string): Protocol {
  return protocols[id] ?? structuredPeer
}

/** Who may speak in a phase of this protocol, the open conversation included. */
export function speakersIn(protocol: Protocol, phaseId: string): readonly Speakers[] {
  if (phaseId === conversation.id) return conversation.speakers
  return protocol.phases.find((phase) => phase.id === phaseId)?.speakers ?? []
}

/**
 * Whether a phase that names these lets someone speak. The presenter only where it names P or A, also when the
 * presenter facilitates.
 */
export function isNamed(
  named: readonly Speakers[],
  { presenterId, facilitatorId }: { presenterId: string | undefined; facilitatorId: string | undefined },
  clinicianId: string,
): boolean {
  if (named.includes('A')) return true
  if (clinicianId === presenterId) return named.includes('P')
  if (clinicianId === facilitatorId) return named.includes('F')
  return named.includes('G')
}
