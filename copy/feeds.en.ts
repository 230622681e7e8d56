/** The calendar feed: what stands in a subscriber's calendar, and the page where it is set. */
export const feeds = {
  /** Neutral on purpose: a calendar is looked at over shoulders and shared at work. */
  calendarName: 'Meetings',
  event: {
    title: 'Peer consultation',
    named: (groupName: string) => groupName,
    description: 'Your group’s meeting. A calendar may lag behind by hours: Colloquy shows changes at once.',
  },
  title: 'Your calendar',
  lead: 'A private link that your calendar program subscribes to. It shows when your groups meet, in your own time.',
  none: {
    title: 'No link yet',
    text: 'Make one and add it to your calendar. Meetings that move or are canceled then follow by themselves.',
    make: 'Make my private link',
    waits:
      'A steward reset your sign-in. A link can be made once someone of your group has confirmed that it is you.',
  },
  made: {
    title: 'Your private link',
    once: 'Copy it now: it is shown this once. Whoever has it can see when you meet, so share it with nobody.',
    label: 'Link for your calendar',
    add: 'Add it to your calendar',
    apple: 'Apple Calendar',
    google: 'Google Calendar',
    outlook: 'Outlook',
    other:
      'In any other program, look for “subscribe to a calendar” or “from address” and paste the link there.',
  },
  state: {
    title: 'Your link',
    madeOn: (when: string) => `Made ${when}`,
    lastUsed: (when: string) => `A calendar last asked for it ${when}.`,
    neverUsed: 'No calendar has asked for it yet.',
    lost: 'The link itself is not kept here. If you lost it, or someone saw it, make a new one: the old one stops at once.',
    renew: 'Make a new link',
    remove: 'Remove the link',
    removed: 'The link is gone. A calendar that used it no longer shows any meetings.',
  },
  show: {
    title: 'What it shows',
    namesGroups: 'Show the names of my groups',
    namesHelp:
      'Otherwise every meeting is called “Peer consultation”. A group’s name can tell others more than you wish.',
    withCancelled: 'Keep canceled meetings, marked as canceled',
    cancelledHelp:
      'Some calendar programs show canceled meetings like any other. Leave them out if yours does.',
    save: 'Save what it shows',
    saved: 'Saved. Your calendar shows it at its next visit.',
  },
  good: {
    title: 'Good to know',
    slow: 'Calendar programs check for changes on their own schedule: Apple’s by your setting, Outlook’s every few hours, Google’s once a day. Colloquy itself shows a change at once.',
    little: 'The link shows times only: no case, no names of people, no video link.',
  },
}
