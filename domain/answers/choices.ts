/** What the form of an answer offers, apart from the rule that reads it: pages carry this and nothing more. */

export const ANSWERS = ['coming', 'maybe', 'not-coming'] as const
export type Answer = (typeof ANSWERS)[number]
