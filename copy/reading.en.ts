/**
 * The long texts a visitor can read. A page's loader sends the one it shows, so that they are not part of the
 * catalog that every page carries.
 */
/** A sentence; in parts where some of it leads somewhere: a number to call, a page. */
export type Sentence = string | readonly (string | { words: string; to: string })[]
type ReadingPart = {
  title: string
  words: readonly string[]
  points?: readonly { name: string; words: Sentence }[]
}
export type Reading = { title: string; lead: string; parts: readonly ReadingPart[] }

const inAGroup: Reading = {
  title: 'What happens in a group',
  lead: 'A handful of licensed colleagues, the same people each time, and one hour in which a case is really thought about.',
  parts: [
    {
      title: 'Before the first meeting',
      words: [
        'Every group has a charter: what it is for, when and how it meets, who it hopes to bring together, how it is led, and what members commit to. You can read the charter of a listed group before you apply.',
        'Everybody in a group is a clinician whose license a steward of the network has checked. Everybody signs the group’s agreement on confidentiality before they see anything, and again when it changes.',
      ],
    },
    {
      title: 'A meeting, phase by phase',
      words: [
        'Most groups follow a protocol, so that the hour belongs to the case and not to the loudest voice. This is structured peer consultation in 60 minutes. Everyone sees the same clock, and a prompt says who may speak.',
      ],
      points: [
        { name: 'Check-in, 5 minutes', words: 'One sentence each.' },
        {
          name: 'Question, 5 minutes',
          words: 'The presenter names one question, and the kind of feedback that would help.',
        },
        {
          name: 'Tasks, 3 minutes',
          words:
            'Each member takes one: listen for a skill, be the client or another person, hold one theory, find a metaphor.',
        },
        { name: 'Presentation, 12 minutes', words: 'The presenter speaks, without interruption.' },
        { name: 'Clarify, 5 minutes', words: 'Questions of fact only.' },
        {
          name: 'Feedback in role, 18 minutes',
          words: 'Members speak from their task. The presenter listens and takes notes.',
        },
        { name: 'Summary, 4 minutes', words: 'The facilitator gathers themes and keeps differences.' },
        {
          name: 'Reply, 5 minutes',
          words: 'The presenter says what met the need, and takes one thing away to try.',
        },
        { name: 'Close, 3 minutes', words: 'Who presents next.' },
      ],
    },
    {
      title: 'The case',
      words: [
        'Before a case is shared, Colloquy looks for what could point at a person (names, dates, places, rare jobs) and offers neutral words instead. Sharing waits until what names someone is gone. This happens on your own device while you write.',
        'Before reading, every member says “I don’t recognize this client”. Whoever may know the client steps out with one click, and from then on that case does not exist for them. Nobody asks why, and the others are not told who it was.',
        'A case is kept until the date your group has set, 90 days after its meeting unless it chose otherwise. Then its key is destroyed, and with it everything written about it.',
      ],
    },
    {
      title: 'What colleagues say is advice',
      words: [
        'Consultation is among equals. Colleagues suggest, wonder and offer; you decide, and you stay responsible for your work. It is not supervision unless a group is set up as such, not legal advice, and not emergency help.',
      ],
    },
    {
      title: 'Afterwards',
      words: [
        'The minutes you were present are counted, and can become a record of attendance or, where your network is an approved provider, a certificate for your license renewal. Some weeks later you are asked, once, what came of it, so that the group learns what its advice became.',
      ],
    },
  ],
}

const isNot: Reading = {
  title: 'What Colloquy is not',
  lead: 'It is a place for colleagues to think together, at a date they have set. Some things need someone now, or someone else.',
  parts: [
    {
      title: 'Not for emergencies',
      words: [
        'Nobody watches Colloquy around the clock. If a person is in danger now, call the emergency number where they are: 911 in the US and Canada, 112 in the European Union, 999 in the United Kingdom, 000 in Australia, 111 in New Zealand.',
      ],
      points: [
        {
          name: 'United States',
          words: [
            { words: 'Call 988', to: 'tel:988' },
            ' or ',
            { words: 'text 988', to: 'sms:988' },
            ', the Suicide and Crisis Lifeline, or chat at ',
            { words: '988lifeline.org', to: 'https://988lifeline.org/chat/' },
            '. For veterans: 988, then press 1. Crisis Text Line: ',
            { words: 'text HOME to 741741', to: 'sms:741741' },
            '.',
          ],
        },
        {
          name: 'Canada',
          words: [
            { words: 'Call 988', to: 'tel:988' },
            ' or ',
            { words: 'text 988', to: 'sms:988' },
            ', the Suicide Crisis Helpline.',
          ],
        },
        {
          name: 'United Kingdom and Ireland',
          words: ['Samaritans: ', { words: '116 123', to: 'tel:116123' }, '.'],
        },
        { name: 'Australia', words: ['Lifeline: ', { words: '13 11 14', to: 'tel:131114' }, '.'] },
        {
          name: 'New Zealand',
          words: [
            { words: 'Call 1737', to: 'tel:1737' },
            ' or ',
            { words: 'text 1737', to: 'sms:1737' },
            '.',
          ],
        },
        {
          name: 'Elsewhere',
          words: [
            { words: 'findahelpline.com', to: 'https://findahelpline.com/' },
            ' lists crisis lines by country.',
          ],
        },
      ],
    },
    {
      title: 'For you, too',
      words: [
        'These lines are for clinicians as much as for anyone. After the death of a client, or when the work has become too much, a call tonight comes before a meeting next week.',
      ],
    },
    {
      title: 'Not supervision',
      words: [
        'Members are equals, and their advice does not bind. Only a group whose charter says so is set up for supervision; even there, what counts for your license is what your board says.',
      ],
    },
    {
      title: 'Not legal advice',
      words: [
        'Colleagues can think with you about a duty to report or a boundary. For what the law requires, ask a lawyer, your board or your liability carrier.',
      ],
    },
    {
      title: 'Not a health record',
      words: [
        'Clients have no file here. Cases are written without what points at a person, and are destroyed on a set date. What belongs in the chart belongs in your own.',
      ],
    },
    {
      title: 'Not a recorder',
      words: [
        'No sound, no picture and no transcript is ever stored. Meetings take place in a video service or a room that your group chooses; Colloquy keeps the time, not the talk.',
      ],
    },
  ],
}

const privacy: Reading = {
  title: 'Privacy in plain words',
  lead: 'What is shared in the group stays in the group. Here is how that is kept, and what it does not cover.',
  parts: [
    {
      title: 'Who can read what',
      words: [],
      points: [
        {
          name: 'A case and everything said about it',
          words:
            'Its presenter, and the members of that group who hold a good license, have signed the agreement in force, and have not stepped out. Nobody else: no steward, no other group.',
        },
        { name: 'Your drafts, your notes, your free hours', words: 'You alone.' },
        {
          name: 'Your license number and evidence',
          words:
            'You, and the stewards who check it. The evidence file is destroyed 30 days after the decision.',
        },
        {
          name: 'That you are in a group',
          words:
            'That group. A steward sees it only as far as a duty needs it, and that is written down. Visitors see a group as seats and approaches, without names, unless a facilitator chose to be named as its contact.',
        },
        {
          name: 'Email, calendars, certificates',
          words: 'They say “your group”, because the name of a group can say something about health.',
        },
      ],
    },
    {
      title: 'How it is kept',
      words: [
        'Cases, private notes and license details are encrypted before they reach the database, each case and each person with a key of their own. The keys are kept in a second database, locked by a master key that is in neither.',
        'Three walls stand between a case and someone who should not read it: the page asks only for what it shows, the program decides who may, and the database decides again.',
      ],
    },
    {
      title: 'How long',
      words: [
        'A case is kept until its group’s date, 90 days after its meeting unless the group chose otherwise. Then its key is destroyed: what remains cannot be read by anyone. A draft that you do not touch for 30 days is destroyed as well. Backups of keys are kept for 7 days, so a destroyed case or draft is beyond recovery a week later.',
        'Words that you correct, and responses and notes that you take back, are gone from the pages at once. Copies in backups can be opened until the case’s date, when its key is destroyed.',
        'Signatures and credit are kept for the years that your network has set, because boards ask for them.',
      ],
    },
    {
      title: 'What is written down',
      words: [
        'Reading a case is recorded and shown to its presenter. Powers that stewards and facilitators use are recorded too: checking a license, correcting attendance, resetting access. The record can be read by those it concerns, and it cannot be rewritten unnoticed.',
      ],
    },
    {
      title: 'Cookies and others',
      words: [
        'Three cookies stay: one keeps you signed in, one remembers that this browser is yours, one holds your time zone. Three more are there only for a while: one after you signed up, until you confirm your address or two days pass; one for an hour after you asked for a new password on the way to a page; and one while you use a passkey. No advertising, no analytics, nothing loaded from anyone else. Your video service has its own rules.',
      ],
    },
    {
      title: 'Leaving',
      words: [
        'You can take your data with you in a form you can read, leave a group, or delete your account. Then your own cases and your private key are destroyed at once. What you wrote to others’ cases stays, as from a former member, until those cases’ dates; signatures and credit stay for the policy’s years.',
      ],
    },
    {
      title: 'What this does not cover',
      words: [
        'Someone with full control of the running machine, such as the person who administers the server, could watch what passes through it. Ask your network who that is. A raw draft may hold a client’s name until you take it out; and so may a private note; they are encrypted for you alone, but they are on that server.',
        'No program finds every hint that could identify a person. You read a case once more before you share it, and colleagues keep what they hear to themselves: that is what the agreement is for.',
      ],
    },
  ],
}

export const reading = { inAGroup, isNot, privacy }
