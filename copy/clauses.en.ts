/**
 * Clauses offered for a group's confidentiality agreement, in our own words. Their grounds: APA 2017 4.01,
 * 4.02, 4.03, 4.06, 3.05, 3.10; ACA 2014 B.7; NASW 2021 2.02, 1.07; AAMFT 2015 2.7. Once signed, the words
 * stand in the agreement's version and no longer depend on this file.
 */
export const clauses = {
  'no-outside': {
    title: 'What is said here stays here',
    text: 'I tell nobody outside this group what is said in it: no case, no colleague’s words, and not who is a member. This holds for my partner, my supervisor and my own therapist too, unless everyone concerned has agreed.',
    why: 'Without it nobody brings what is really hard.',
  },
  'no-identifiers': {
    title: 'No client can be identified',
    text: 'When I present, I leave out or change everything that could identify a client or someone close to them, and share no more than my question needs.',
    why: 'The codes ask for it even among colleagues (APA 4.06, ACA B.7).',
  },
  'no-recording': {
    title: 'No recording, no bots, no screenshots',
    text: 'I make no sound or picture of a meeting, no transcript and no screenshot, and bring no note-taking software into the room.',
    why: 'A recorder is a third party in the room, and in many places unlawful.',
  },
  'private-room': {
    title: 'A private room',
    text: 'I take part from a place where nobody else can hear or see, and use headphones where others are near.',
    why: 'Walls are thin, and screens can be read from behind.',
  },
  'step-out': {
    title: 'Stepping out',
    text: 'If I may know a client, I step out of that case at once, without saying why, and do not ask others why they did.',
    why: 'Small worlds overlap. Stepping out protects the client and costs nobody an explanation.',
  },
  limits: {
    title: 'The limits',
    text: 'What the law requires me to report, I report. If I am worried about a colleague’s fitness to practice, I speak with them first where that is safe, and otherwise raise a concern with the network.',
    why: 'Every confidence has limits; it is fair to name them first.',
  },
  'no-relations': {
    title: 'Relations I say aloud',
    text: 'I tell the group of any family, business, therapy or supervision relation with another member, before it matters.',
    why: 'Two roles at once cloud a consult (APA 3.05).',
  },
  'after-leaving': {
    title: 'After I leave',
    text: 'All of this still holds when I have left the group or the group has ended. I destroy notes I took about cases when the group’s copies are destroyed.',
    why: 'Trust is given for longer than a term.',
  },
  'inform-clients': {
    title: 'My clients know that I consult',
    text: 'My consent forms tell clients that I consult with colleagues, without identifying them.',
    why: 'Informed consent covers consultation (APA 3.10, ACA D.2).',
  },
  'no-pairs': {
    title: 'No side conversations about cases',
    text: 'I do not talk about a case with single members outside the meeting, unless its presenter asks for it.',
    why: 'The presenter should know who is thinking about their client.',
  },
} as const
