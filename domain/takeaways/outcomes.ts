/** What became of a takeaway, all in all. */
export const outcomes = ['helped', 'partly', 'no-change', 'not-tried', 'something-else'] as const
export type Outcome = (typeof outcomes)[number]
/** In how many days the question may be asked; 0: not at all. */
export const askAfterDays = [7, 14, 28, 42, 0] as const
const usually = 28

/** The choice a form begins with: what was chosen when the takeaway was written, else four weeks. */
export const askedAfter = (chosen: number | undefined): number =>
  askAfterDays.find((days) => days === chosen) ?? usually
