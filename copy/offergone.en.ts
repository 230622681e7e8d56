/** An offer of a seat that is none any more; apart from what every page loads, since hardly anybody meets it. */
export const offergone = {
  declined: {
    title: 'You declined this seat',
    words: 'It is free for someone else, and there is nothing more you need to do.',
  },
  revoked: {
    title: 'This invitation was taken back',
    words: 'The group took it back, or has ended. If you do not know why, ask the person who sent it.',
  },
  expired: {
    title: 'This invitation has expired',
    words: 'Ask the person who sent it for a new one.',
  },
  group: 'See the group’s page',
  find: 'Find a group',
}
