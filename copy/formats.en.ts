/** Words that formats of time and number need (copy/formats.ts). */
export const formats = {
  yourTime: 'your time',
  minutes: (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`),
  to: (start: string, end: string) => `${start} to ${end}`,
}
