/** What a meeting's forms offer, apart from the rules that read them: pages carry this and nothing more. */

export const ANSWERS = ['coming', 'maybe', 'not-coming'] as const
export type Answer = (typeof ANSWERS)[number]
