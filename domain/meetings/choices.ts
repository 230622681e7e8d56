/** What a meeting's forms offer, apart from the rules that read them: pages carry this and nothing more. */

export const ANSWERS = ['coming', 'maybe', 'not-coming'] as const
export type Answer = (typeof ANSWERS)[number]

/** Which weekdays of a month: 1 to 4, or -1 for the last one. */
export const NTHS = [1, 2, 3, 4, -1] as const
