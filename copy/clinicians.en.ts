import type { ProfilePart } from '#domain/clinicians/clinician'

/** One's own profile. */
export const clinicians = {
  parts: { you: 'You', license: 'License', work: 'How you work', week: 'Your week' } satisfies Record<
    ProfilePart,
    string
  >,
  steps: 'Your profile, in four steps',
  next: 'Save and continue',
  goOn: 'Continue',
  save: 'Save',
  saved: 'Saved.',
  skip: 'Later',
  you: {
    title: 'Who you are',
    lead: 'Colleagues in your groups see this, and the stewards of your network.',
    name: 'Your name',
    credential: 'Credential',
    credentialHelp: 'The letters behind your name, such as LCSW or PhD, as your board writes them.',
    zone: 'Your time zone',
    zoneHelp: 'All times are shown in it.',
  },
  work: {
    title: 'How you work',
    lead: 'This helps groups find a good mix. It is shown to people in your groups and to a group you apply to.',
    approaches: 'Approaches',
    approachesHelp: 'What you really use, at most eight.',
    family: 'The color of your seat',
    familyHelp: 'In the ring a seat has the color of a family of approaches.',
    familyFirst: 'That of my first approach',
    specialties: 'Specialties and populations',
    specialtiesHelp: 'At most fifteen.',
    languages: 'Languages you consult in',
    since: 'Practicing since',
    sinceHelp: 'The year you began. Some groups look for both new and seasoned colleagues.',
    backgrounds: 'Your background',
    backgroundsHelp:
      'Only if you wish. Groups that look for a wide mix use it, and people in your groups can see it.',
    about: 'A few words about you',
    aboutHelp: 'Two sentences a colleague would like to read. No clients.',
  },
  week: {
    title: 'Your week',
    lead: 'When could you meet, in an ordinary week? Used to find groups whose time suits you.',
    grid: 'Hours when you could meet',
    zone: (zone: string) => `In your own time: ${zone}.`,
    private: 'Only you can read this. It is kept encrypted until you change or delete it.',
  },
  done: 'Your profile is complete. Thank you.',
}
