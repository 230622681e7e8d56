/** Who the stewards are, becoming one, and ending it. */
export const stewardship = {
  stewards: {
    title: 'Stewards',
    lead: 'They verify licenses and care for the network. They never read a case, or anything a member keeps private.',
    since: 'Steward since',
    you: 'you',
    end: 'End stewardship',
    invite: 'Invite a steward',
    inviteWords:
      'The invitation is for one address, works once and ends after seven days. The person needs an account with that address.',
    email: 'Email address',
    submit: 'Send the invitation',
    sent: 'The invitation is on its way, or in the outbox where there is no mail server.',
    ended: 'The stewardship has ended.',
    open: 'Open invitations',
    by: (name: string) => `Written by ${name} on`,
    until: 'good until',
    second: 'A network should have two stewards: one cannot decide on their own license.',
  },
  ending: {
    title: (name: string) => `End the stewardship of ${name}?`,
    titleOwn: 'End your own stewardship?',
    lead: (name: string) => `${name} stays a clinician of this network.`,
    leadOwn: 'You stay a clinician of this network.',
    happens: 'What happens',
    desk: (name: string) => `${name} can no longer open the steward’s desk, from that moment on.`,
    deskOwn: 'You can no longer open the steward’s desk, from that moment on.',
    rest: 'Their account, license and groups stay as they are. What they decided as a steward stands.',
    restOwn: 'Your account, license and groups stay as they are. What you decided as a steward stands.',
    record: 'The record of powers shows who ended it and when.',
    invitations: (count: number) =>
      count === 1
        ? 'An open invitation to become a steward that they sent stays good until it is used or ends.'
        : `${count} open invitations to become a steward that they sent stay good until they are used or end.`,
    invitationsOwn: (count: number) =>
      count === 1
        ? 'Your open invitation to become a steward stays good until it is used or ends.'
        : `Your ${count} open invitations to become a steward stay good until they are used or end.`,
    one: 'One steward is left, whose own license nobody can decide on until there is a second.',
    again: (name: string) => `${name} can become a steward again by a new invitation.`,
    againOwn: 'You can become a steward again by a new invitation from another steward.',
    untold: (name: string) => `No email is sent: tell ${name} yourself.`,
    last: 'This is the only steward, and a network keeps one at least. Invite another one first.',
    keep: 'Keep it',
    fresh: 'For this you need to have signed in within the last ten minutes.',
    signIn: 'Sign in again',
  },
  invitation: {
    title: 'Become a steward',
    lead: 'Stewards verify licenses and care for the network. They do not read cases, boards, journals or check-ins, and the record shows every power they use.',
    submit: 'Become a steward',
    over: {
      title: 'This invitation does not open',
      words:
        'It is for another address, was used, or is older than a week. Whoever sent it to you can send a new one.',
      home: 'Go to the home page',
    },
  },
}
