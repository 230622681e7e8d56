import { z } from 'zod'

/** What a meeting will do. A case turn is taken by its presenter; the other points belong to all. */
export type Kind = 'case' | 'check-in' | 'business'
export const POINTS = ['check-in', 'business'] as const

/**
 * An item holds no case text. caseId is there once the case is shared, for who may read that case; hasCase for everyone
 * who sees the item.
 */
export type Item = {
  id: string
  meetingId: string
  groupId: string
  kind: Kind
  position: number
  presenterId: string | null
  caseId: string | null
  hasCase: boolean
  madeBy: string
  madeAt: Temporal.Instant
}

/**
 * Where an item begins, and the order of the evening: check-in, the cases, group business at the close, as the room goes
 * (`planEvening` in domain/room). Facilitators rearrange within a kind.
 */
export const PLACES: Record<Kind, number> = { 'check-in': 100, case: 200, business: 300 }

/** itemId: the new row's id, made with the form, so that sending it twice takes one turn. */
export const TakeTurn = z.object({ itemId: z.uuid(), groupId: z.uuid() })
export type TakeTurn = z.infer<typeof TakeTurn>

export const TakeTurnAt = z.object({ itemId: z.uuid(), meetingId: z.uuid() })
export type TakeTurnAt = z.infer<typeof TakeTurnAt>

export const OneItem = z.object({ itemId: z.uuid() })
export type OneItem = z.infer<typeof OneItem>

export const MoveTurn = z.object({ itemId: z.uuid(), meetingId: z.uuid() })
export type MoveTurn = z.infer<typeof MoveTurn>

export const MoveUp = OneItem.extend({ above: z.uuid().optional() })
export type MoveUp = z.infer<typeof MoveUp>

export const AddPoint = z.object({ itemId: z.uuid(), meetingId: z.uuid(), kind: z.enum(POINTS) })
export type AddPoint = z.infer<typeof AddPoint>

/**
 * By kind, as the room goes, then by position; turns taken that nobody rearranged stand at one position, in the fair
 * order.
 */
export function inOrder<I extends Pick<Item, 'kind' | 'position' | 'presenterId' | 'madeAt'>>(
  items: readonly I[],
  fair: readonly string[],
): I[] {
  const place = (item: I) => (item.presenterId ? fair.indexOf(item.presenterId) : -1)
  return items.toSorted(
    (a, b) =>
      PLACES[a.kind] - PLACES[b.kind] ||
      a.position - b.position ||
      place(a) - place(b) ||
      Temporal.Instant.compare(a.madeAt, b.madeAt),
  )
}
