import { counted } from './formats.ts'

/** In how many days the presenter is asked what came of a takeaway: in the room, and on the page of the case. */
export const askWhen = {
  label: 'Ask me what came of it',
  inDays: (days: number): string => {
    if (days === 0) return 'Don’t ask'
    if (days < 14) return `In ${counted(days, 'day', 'days')}`
    return `In ${counted(Math.round(days / 7), 'week', 'weeks')}`
  },
}
