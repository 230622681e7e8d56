import * as z from 'zod'

/** Whether this is the IANA name of a zone people live in, one with a place, that this runtime knows. */
export function isZone(zone: string): boolean {
  if (!zone.includes('/') || zone.length > 64 || /^(Etc|SystemV)\//.test(zone)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/** A person's, a group's or a network's zone. No offsets, no abbreviations: they know no clock changes. */
export const Zone = z.string().refine(isZone, 'zone.unknown')
