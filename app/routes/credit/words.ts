import type { CertificateCopy } from '#copy/certificates.en'
import { formatDate, formatTime, formatTimeRange, zoneName } from '#copy/formats'
import type { Facts } from '#domain/certificates/certificate'
import { timeStated } from './timestated.ts'

/** "Priya Raman, LMFT" */
export const withCredential = ({ name, credential }: { name: string; credential: string }): string =>
  credential ? `${name}, ${credential}` : name

/** "Dr. R. Vale, CE coordinator" */
export const signerInWords = ({ name, title }: { name: string; title: string }): string =>
  title ? `${name}, ${title}` : name

/**
 * A document's time and minutes in words that do not belie each other: "6:30 – 8:00 PM Eastern Time" and "85 minutes,
 * counted by …"; of minutes set by hand, who set them and when.
 */
export function minutesInWords(
  facts: Facts,
  copy: CertificateCopy,
  locale: string,
): { time: string; present: string } {
  const { zone, room, corrected, minutesPresent } = facts
  const { paper } = copy
  const { time, isPlanned, minutesFrom } = timeStated(facts)
  const range = (from: string, to: string) => formatTimeRange(from, to, zone, locale)
  const stated = `${range(iso(time.from), iso(time.to))} ${zoneName(facts.startsAt, zone, locale)}`
  const open = room && openTime(room, range, paper.stillOpen(formatTime(room.openedAt, zone, locale)))
  const by = corrected
    ? paper.byFacilitator(withCredential(corrected.by), formatDate(corrected.at, zone, locale))
    : ''
  return {
    time: isPlanned ? paper.planned(stated, open ?? undefined) : stated,
    present: paper.minutesFrom[minutesFrom](copy.units(minutesPresent * 100, 'minute', locale), by),
  }
}

const iso = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString()

const openTime = (
  { openedAt, endedAt }: NonNullable<Facts['room']>,
  range: (from: string, to: string) => string,
  still: string,
) => (endedAt ? range(openedAt, endedAt) : still)
