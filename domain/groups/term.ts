import { z } from 'zod'

/**
 * A group is asked this many days before its term's last day, and from then on until it has decided; in a term of one
 * month in its last ten days, or it would be asked always.
 */
const ASK_DAYS = 30
const ASK_DAYS_OF_A_MONTH = 10

/** The term somebody saw end, so that two who press at once renew it once. */
export const RenewTerm = z.object({ groupId: z.uuid(), endsOn: z.iso.date() })
export type RenewTerm = z.infer<typeof RenewTerm>

/** Days as `2027-03-31`, in the charter's zone. `next`: the last day of the term that would follow. */
export type Term = { months: number; endsOn: string; isAsked: boolean; isOver: boolean; next: string }

type Termed = {
  state: string
  openedAt: Temporal.Instant | null
  renewedUntil: Temporal.PlainDate | null
  termMonths: number
  zone: string
}

/** A group's term; undefined before it is open and once it has ended. A term that was let run out is renewed from today. */
export function termOf(
  { state, openedAt, renewedUntil, termMonths: months, zone }: Termed,
  now: Temporal.Instant,
): Term | undefined {
  if (!openedAt || state === 'draft' || state === 'ended') return undefined
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const endsOn = renewedUntil ?? openedAt.toZonedDateTimeISO(zone).toPlainDate().add({ months })
  const isOver = Temporal.PlainDate.compare(endsOn, today) < 0
  const askedFrom = endsOn.subtract({ days: months === 1 ? ASK_DAYS_OF_A_MONTH : ASK_DAYS })
  return {
    months,
    endsOn: endsOn.toString(),
    isAsked: Temporal.PlainDate.compare(askedFrom, today) <= 0,
    isOver,
    next: (isOver ? today : endsOn).add({ months }).toString(),
  }
}
