/** The page of the sample network's people. */
export const demo = {
  title: 'A network to try',
  lead: 'Everyone here is invented. Sign in as someone, look around, change things; another browser can be someone else at the same time.',
  signIn: 'Sign in',
  as: (name: string) => `Sign in as ${name}`,
  people: {
    sofia: 'Steward: licenses to check, the record, the outbox, credit policies.',
    ines: 'The second steward: decided on Sofia’s license, and on nobody else’s yet.',
    priya: 'Facilitates “Thursday Trauma Consult”.',
    amara: 'Member there; presents next.',
    dan: 'Member there; has stepped out of Amara’s case.',
    jo: 'Member there; has not signed the agreement now in force.',
    rae: 'Member of “Thursday Trauma Consult”; goes by a new name, which a steward asks about.',
    marcus: 'Verified clinician, in no group yet; a second license waits, and can be taken back.',
    noah: 'License not verified yet; has a draft of a group.',
    ruth: 'License expired last month; her seat is kept, the door is shut.',
  } as Record<string, string>,
  others: (count: number) => `${count} more people`,
  clock: 'Time',
  clockNow: (now: Temporal.ZonedDateTime) =>
    `In this network it is ${now.toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'short' })} in New York.`,
  steps: [
    { words: 'A quarter of an hour on', minutes: 15 },
    { words: 'An hour on', minutes: 60 },
    { words: 'A day on', minutes: 24 * 60 },
    { words: 'A week on', minutes: 7 * 24 * 60 },
  ],
  clockLabel: 'Move this network’s time forward to (UTC)',
  move: 'Move time',
}
