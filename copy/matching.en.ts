/**
 * Sentences of the matching engine: the directory, the forming round and the command say the same.
 * They address the reader, name nobody else and never touch conflicts of interest.
 */
import type { Reason, Unplaced } from '#domain/matching/reasons'

const approaches: Record<string, string> = {
  psychodynamic: 'psychodynamic',
  cbt: 'cognitive-behavioral',
  humanistic: 'humanistic',
  systemic: 'systemic',
  trauma: 'trauma-focused',
  expressive: 'expressive',
  integrative: 'integrative',
}
const goals: Record<string, string> = {
  'clinical-consult': 'clinical consultation',
  'professional-development': 'professional development',
  'emotional-support': 'emotional support',
  ethics: 'ethics',
  'credit-hours': 'credit hours',
  supervision: 'supervision',
}
const cadences: Record<string, string> = {
  weekly: 'every week',
  'every-other-week': 'every other week',
  monthly: 'once a month',
  dates: 'on set dates',
}
const formats: Record<string, string> = {
  'structured-peer': 'structured peer consultation',
  balint: 'a Balint group',
  'reflecting-team': 'a reflecting team',
  echo: 'ECHO style',
  'kollegiale-beratung': 'collegial consultation',
  'incident-method': 'the incident method',
  'emdr-consult': 'EMDR consultation',
  'ifs-consult': 'IFS consultation',
  'ethics-consult': 'ethics consultation',
  'journal-club': 'a journal club',
  'open-consult': 'open consultation',
  support: 'support',
  'drop-in': 'drop-in consultation',
}
const languageNames = new Intl.DisplayNames('en', { type: 'language' })
const weekdays = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const plain = (id: string) => id.replaceAll('-', ' ')
const word = (names: Record<string, string>, id: string) =>
  Object.hasOwn(names, id) ? names[id]! : plain(id)
const language = (tag: string) => {
  try {
    return languageNames.of(tag) ?? tag
  } catch {
    return tag
  }
}
const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`
const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** One reason of a fit as a sentence without its full stop, as chips and lists show it. */
export function reasonInWords(reason: Reason): string {
  switch (reason.code) {
    case 'free-all':
      return reason.meetings === 1
        ? 'Free for you in its one meeting of the next year'
        : `Free for you in all ${reason.meetings} meetings of the next year, clock changes included`
    case 'would-miss':
      return `You would miss ${reason.missed} of ${reason.meetings}`
    case 'never-free':
      return 'You are not free when it meets'
    case 'preferred-hours':
      return 'At an hour you prefer'
    case 'first-of-approach':
      return `You would be its first ${word(approaches, reason.family)} therapist`
    case 'shares-approach':
      return `Your ${word(approaches, reason.family)} approach is at home in it`
    case 'varied':
      return `With you, ${reason.families} different approaches, as you wished`
    case 'brings-years':
      return 'You would bring long experience to it'
    case 'brings-fresh-eyes':
      return 'You would bring the fresh eyes of a new practice'
    case 'format-liked':
      return `Works the way you like: ${word(formats, reason.format)}`
    case 'format-other':
      return `Works in a way you did not list: ${word(formats, reason.format)}`
    case 'size-wished':
      return `${count(reason.size, 'person', 'people')} with you, the size you wish`
    case 'size-other':
      return `${count(reason.size, 'person', 'people')} with you, not the size you wish`
    case 'other-goal':
      return `Its goal is ${word(goals, reason.goal)}, which you did not list`
    case 'other-cadence':
      return `It meets ${word(cadences, reason.cadence)}, which you did not list`
    case 'other-language':
      return `It speaks ${language(reason.language)}, which you did not list`
    case 'other-where':
      return reason.where === 'online'
        ? 'It meets online, which you did not list'
        : 'It meets in person at a place you did not list'
  }
}

/**
 * Why somebody has no group in this forming round, and what they can do. True for every pool and at any moment at which
 * the search is stopped: of meetings of any length, at steps of any kind, in rounds of one week or many.
 */
export const unplacedInWords: Record<Unplaced, string> = {
  'no-window':
    'At no hour at which a group could meet are you free for the whole meeting in every week of the round, clock changes included. A longer window, or one at another time, may help.',
  'no-company':
    'You have free hours, but at none of them could a group be formed of enough people who accept the same goal, cadence, language and place, and no group that looks for people meets then with all four as you accept them. One more hour, or one more choice you could accept, may help.',
  'no-seat':
    'At some of your hours there are enough people, or there is a group, with a goal, cadence, language and place that you accept, but this round found no seat for you. One more hour, or one more choice you could accept, may help.',
}

export type GroupStory = {
  joined: boolean
  weeks: number
  slot: { zone: string; weekday: number; time: string }
  goal: string
  cadence: string
  language: string
  where: string
  format: string
  /** Everyone in the group, existing members included. */
  size: number
  families: number
}

/** What is told of a group that was formed or joined: its hour, its frame, its mix. No names. */
export function groupInWords(story: GroupStory): string[] {
  const { joined, weeks, slot, size, families } = story
  const hour = `${weekdays[slot.weekday]} ${slot.time} (${slot.zone})`
  const frame = [word(goals, story.goal), `in ${language(story.language)}`, word(cadences, story.cadence)]
  const place = story.where === 'online' ? 'online' : 'in person'
  const held = weeks === 1 ? 'the one week' : `all ${weeks} weeks`
  // Nothing is known of the hours and wishes of those who are in a group already.
  const who = joined ? 'Everyone who joins' : 'Everyone in it'
  const mix = families === 1 ? 'one approach' : `${families} approaches`
  return [
    `${hour}: ${who} is free in ${held}, clock changes included.`,
    `${who} accepts its frame: ${list.format(frame)}, ${place}; it works as ${word(formats, story.format)}.`,
    `${count(size, 'person', 'people')}, ${mix}.`,
  ]
}

/** The catalog's part: a reason of a fit, why somebody was not placed, what is told of a group. */
export const matching = { reason: reasonInWords, unplaced: unplacedInWords, group: groupInWords }
