/** Which weekdays of a month: 1 to 4, or -1 for the last one. */
export const NTHS = [1, 2, 3, 4, -1] as const
