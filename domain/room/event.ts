import { z } from 'zod'

const person = z.uuid()
const part = z.object({
  id: z.string(),
  kind: z.enum(['opening', 'case', 'conversation', 'closing']),
  phases: z
    .array(z.object({ id: z.string(), minutes: z.int().min(1) }))
    .min(1)
    .readonly(),
})

/**
 * What can happen in a room, as kept in its log: ids and numbers, never a word of a case. `at` is in milliseconds
 * since 1970 (a browser without Temporal folds the same log). What happens inside a case's part carries its case and
 * is not there for who stepped out of it; what steers the evening carries none and is there for all.
 */
export const Happening = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), timekeeperId: person.optional() }),
  z.object({ kind: z.literal('began'), protocol: z.string(), parts: z.array(part).min(2).readonly() }),
  z.object({ kind: z.literal('part-began'), partId: z.string() }),
  z.object({
    kind: z.literal('phase-began'),
    partId: z.string(),
    phase: z.int().min(0),
    presenterId: person.optional(),
  }),
  z.object({ kind: z.literal('part-ended'), partId: z.string() }),
  z.object({ kind: z.literal('paused') }),
  z.object({ kind: z.literal('resumed') }),
  z.object({ kind: z.literal('extended'), minutes: z.int().min(1).max(30) }),
  z.object({ kind: z.literal('hand-raised') }),
  z.object({ kind: z.literal('hand-lowered') }),
  z.object({ kind: z.literal('floor-given'), to: person }),
  z.object({ kind: z.literal('floor-returned') }),
  z.object({ kind: z.literal('facilitation-passed'), from: person, to: person }),
  z.object({ kind: z.literal('time-kept'), by: person }),
  z.object({ kind: z.literal('turn-taken'), turnId: z.uuid(), part: part.optional() }),
  z.object({ kind: z.literal('ended') }),
])
export type Happening = z.infer<typeof Happening>

export type RoomEvent = Happening & {
  id: string
  sequence: number
  actorId: string
  /** Set for what happens inside a case's part, when that turn has a shared case. */
  caseId: string | undefined
  at: number
}

/** Kinds that belong to the case during whose part they happen. */
const insideACase: ReadonlySet<Happening['kind']> = new Set([
  'phase-began',
  'hand-raised',
  'hand-lowered',
  'floor-given',
  'floor-returned',
])

/**
 * Whether an event of this kind is part of the case that is on, and so exists for those only for whom that case does.
 */
export function belongsToCase(kind: Happening['kind']): boolean {
  return insideACase.has(kind)
}
