import { counted, formatList } from './formats.ts'

/** Minutes present: who was there, and correcting it. */
export const minutes = {
  title: 'Minutes present',
  tab: 'Minutes present',
  listLabel: 'Who was there',
  lead: 'The room counts minutes while the meeting runs. You and the group’s facilitators see yours; everyone else sees only who was there.',
  present: (count: number) => counted(count, 'minute', 'minutes'),
  ofThem: (count: number) => `${count} of them presenting`,
  you: 'you',
  formerMember: 'A former member',
  none: 'no minutes counted',
  there: 'was there',
  outside: 'was there, outside the meeting’s time',
  outage: (times: string[], locale: string, mayCorrect: boolean) =>
    `Colloquy itself was down ${formatList(times, locale)}. Anyone who was in the room before and came back within a minute counts as present. Others may have too few minutes: ${mayCorrect ? 'ask them, then correct their minutes.' : 'a facilitator can correct them.'}`,
  outageTime: (from: string, to: string) => (from === to ? `at ${from}` : `from ${from} to ${to}`),
  roles: { member: '', facilitator: 'facilitated', timekeeper: 'kept time' },
  corrected: (by: string | null) => `Corrected by ${by ?? 'a former member'}`,
  correctTitle: 'Correct someone’s minutes',
  correctHelp:
    'They see your reason. It goes on the group’s record. Documents made from these minutes say that you set them by hand, and when.',
  person: 'Whose minutes',
  minutesField: 'Minutes present',
  minutesHelp: (most: number, held: number | undefined) =>
    held === undefined || held >= most
      ? `From 0 to ${most}, the length of this meeting.`
      : `From 0 to ${most}, the planned length of this meeting. Its room was open for ${held} of them.`,
  beyondRoom: 'The meeting was longer than its room was open, and my reason says how',
  beyondRoomHelp: 'Documents then give the planned time, and beside it when the room was open.',
  presentingField: 'Of these, presenting their own case',
  presentingHelp: '0 for someone who did not present.',
  reason: 'Reason',
  reasonHelp: 'Without a word about a case. This person and the group’s facilitators read it.',
  save: 'Correct the minutes',
  saved: 'Corrected. The person sees your reason.',
  more: 'More about these minutes',
  moreWords: [
    'They come from each person’s devices, within the meeting’s time. A facilitator can correct them with a reason, which that person and the group’s facilitators read.',
    'Time you had stepped out is taken off the minutes you see here, and gives no credit. Nobody else is told: the minutes facilitators see count it as present.',
    'Documents say whether the room counted the minutes, or a facilitator set them by hand: which one and when, not why.',
    'Documents of this meeting name everyone who led a good part of it as its facilitators.',
  ],
}
