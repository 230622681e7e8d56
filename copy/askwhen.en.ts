import { counted } from './formats.ts'

/** In how many days the presenter is asked what came of a takeaway: in the room, and on the page of the case. */
export const askWhen = {
  label: 'Ask me what came of it',
  inDays: (days: number): string =>
    days === 0
      ? 'Don’t ask'
      : days < 14
        ? `In ${counted(days, 'day', 'days')}`
        : `In ${counted(Math.round(days / 7), 'week', 'weeks')}`,
}
