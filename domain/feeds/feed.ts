import { z } from 'zod'
import type { CalendarEvent } from '#platform/calendar/writing'

/** A person's private calendar feed. Its token is shown once; the table keeps only the SHA-256. */
export type Feed = {
  clinicianId: string
  namesGroups: boolean
  withCancelled: boolean
  madeAt: Temporal.Instant
  changedAt: Temporal.Instant
  lastUsedAt: Temporal.Instant | null
}

/** A meeting as the feed needs it. */
export type FeedMeeting = {
  id: string
  groupId: string
  groupName: string
  startsAt: Temporal.Instant
  minutes: number
  state: 'planned' | 'cancelled'
  revision: number
  changedAt: Temporal.Instant
}

/** The catalog's words for a feed. */
export type FeedWords = { title: string; named: (groupName: string) => string; description: string }

/** How far a feed looks back and ahead. */
export const MONTHS_BACK = 3
export const FEED_MONTHS_AHEAD = 12

/** Checkboxes: absent means off. */
export const ChangeFeed = z.object({
  namesGroups: z.preprocess((v) => v === 'on' || v === true, z.boolean()),
  withCancelled: z.preprocess((v) => v === 'on' || v === true, z.boolean()),
})
export type ChangeFeed = z.infer<typeof ChangeFeed>

/**
 * The events of a feed. Titles are neutral unless the person chose names: that someone is in a group is nobody's
 * business but theirs. A moved meeting keeps its uid and raises the sequence, so calendars move it too.
 */
export function feedEvents(
  feed: Feed,
  meetings: readonly FeedMeeting[],
  words: FeedWords,
  site: string,
): CalendarEvent[] {
  return meetings
    .filter((meeting) => feed.withCancelled || meeting.state === 'planned')
    .toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt) || a.id.localeCompare(b.id))
    .map((meeting) => ({
      uid: `occ-${meeting.id}@${new URL(site).hostname}`,
      sequence: meeting.revision,
      changedAt: later(meeting.changedAt, feed.changedAt),
      startsAt: meeting.startsAt,
      endsAt: meeting.startsAt.add({ minutes: meeting.minutes }),
      title: feed.namesGroups && meeting.groupName ? words.named(meeting.groupName) : words.title,
      description: words.description,
      url: new URL(`/meetings/${meeting.id}`, site).href,
      cancelled: meeting.state === 'cancelled',
    }))
}

/** When anything in the feed last changed: its own settings or a meeting. */
export function lastChange(feed: Feed, events: readonly CalendarEvent[]): Temporal.Instant {
  return events.reduce((latest, event) => later(latest, event.changedAt), feed.changedAt)
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b
}

/** Whether a copy with one of these tags (RFC 9110 13.1.2: a list, weak ones too, or *) is still the present one. */
export function isUnchanged(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag)
}
