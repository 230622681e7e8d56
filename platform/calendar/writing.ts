import ICAL from 'ical.js'

/** One dated event as a calendar gets it. `changedAt` becomes DTSTAMP: never "now", or the feed changes each time. */
export type CalendarEvent = {
  uid: string
  sequence: number
  changedAt: Temporal.Instant
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  title: string
  description?: string
  url?: string
  cancelled: boolean
}

const PRODID = '-//Colloquy//Calendar//EN'

/**
 * A calendar to subscribe to: one VEVENT a date, in UTC, no recurrence, no people. This is the form in which all
 * calendar programs tried agree (rules with zones and exceptions are read differently by half of them).
 */
export function writeFeed(name: string, events: readonly CalendarEvent[]): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('prodid', PRODID)
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN')
  calendar.updatePropertyWithValue('x-wr-calname', name)
  calendar.updatePropertyWithValue('name', name) // RFC 7986 5.1
  const refresh = new ICAL.Property('refresh-interval') // RFC 7986 5.7
  refresh.setParameter('value', 'DURATION')
  refresh.setValue('PT4H')
  calendar.addProperty(refresh)
  calendar.updatePropertyWithValue('x-published-ttl', 'PT4H') // Outlook
  for (const event of events) calendar.addSubcomponent(writeEvent(event))
  return `${calendar.toString()}\r\n`
}

function writeEvent(event: CalendarEvent): ICAL.Component {
  const vevent = new ICAL.Component('vevent')
  const set = (name: string, value: string | number | ICAL.Time) =>
    vevent.updatePropertyWithValue(name, value)
  set('uid', event.uid)
  set('dtstamp', utc(event.changedAt))
  set('last-modified', utc(event.changedAt))
  set('sequence', event.sequence)
  set('dtstart', utc(event.startsAt))
  set('dtend', utc(event.endsAt))
  set('summary', event.title)
  if (event.description) set('description', event.description)
  if (event.url) set('url', event.url)
  set('status', event.cancelled ? 'CANCELLED' : 'CONFIRMED')
  set('transp', event.cancelled ? 'TRANSPARENT' : 'OPAQUE')
  set('class', 'PRIVATE')
  return vevent
}

function utc(instant: Temporal.Instant): ICAL.Time {
  return ICAL.Time.fromDateTimeString(instant.toString({ smallestUnit: 'second' }))
}
