/**
 * Where a steward's question about the name or credential its owner took since stands, beside a license that stays
 * verified; null where there is none, the name is another by now, or it was decided on since.
 */
export type NameQuestion = 'open' | 'answered' | null
