import { counted } from './formats.ts'

/** In how many days somebody is asked what came of a takeaway. */
export const askDays = (days: number): string =>
  days === 0
    ? 'Don’t ask'
    : days < 14
      ? `In ${counted(days, 'day', 'days')}`
      : `In ${counted(Math.round(days / 7), 'week', 'weeks')}`
