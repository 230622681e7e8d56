import { groupNames } from '#domain/groups/reads'
import { meetingsOfGroups } from '#domain/meetings/reads'
import { ownSeats } from '#domain/seats/reads'
import type { CalendarEvent } from '#platform/calendar/writing'
import type { Acting } from '#platform/database/acting'
import {
  FEED_MONTHS_AHEAD,
  type FeedMeeting,
  type FeedWords,
  feedEvents,
  lastChange,
  MONTHS_BACK,
} from './feed.ts'
import * as store from './store.ts'

/** One's own feed and when a calendar last asked for it; null when there is none. */
export async function ownFeed({ tx, actor }: Acting) {
  const feed = await store.feedOf(tx, actor.clinicianId)
  if (!feed) return null
  return {
    namesGroups: feed.namesGroups,
    withCancelled: feed.withCancelled,
    madeAt: feed.madeAt.toString(),
    lastUsedAt: feed.lastUsedAt?.toString() ?? null,
  }
}

/** The events of one's own feed and when anything in it last changed; undefined when it was taken away just now. */
export async function feedContents(
  acting: Acting,
  { words, site }: { words: FeedWords; site: string },
): Promise<{ events: CalendarEvent[]; changedAt: Temporal.Instant } | undefined> {
  const { tx, actor, now } = acting
  const feed = await store.feedOf(tx, actor.clinicianId)
  if (!feed) return undefined
  const today = now.toZonedDateTimeISO('UTC')
  const meetings = await feedMeetings(acting, {
    from: today.subtract({ months: MONTHS_BACK }).toInstant(),
    until: today.add({ months: FEED_MONTHS_AHEAD }).toInstant(),
    named: feed.namesGroups,
  })
  const events = feedEvents(feed, meetings, words, site)
  return { events, changedAt: lastChange(feed, events) }
}

/** Meetings of all groups one is a member of; group names only where asked for. */
async function feedMeetings(
  acting: Acting,
  { from, until, named }: { from: Temporal.Instant; until: Temporal.Instant; named: boolean },
): Promise<FeedMeeting[]> {
  const groupIds = (await ownSeats(acting))
    .filter((seat) => seat.state !== 'offered')
    .map((seat) => seat.groupId)
  const meetings = await meetingsOfGroups(acting, { groupIds, from, until })
  const names = named ? await groupNames(acting, groupIds) : new Map<string, string>()
  return meetings.map((m) => ({
    id: m.id,
    groupId: m.groupId,
    groupName: names.get(m.groupId) ?? '',
    startsAt: m.startsAt,
    minutes: m.minutes,
    state: m.state,
    revision: m.revision,
    changedAt: m.changedAt,
  }))
}
