/** What powers are about, by the first word of the kinds that the record knows. */
export const subjects = {
  licenses: ['license', 'evidence'],
  stewards: ['steward'],
  accounts: ['account'],
  network: ['network', 'policy', 'certificate', 'mail'],
} as const
export type Subject = keyof typeof subjects
export const subjectNames = Object.keys(subjects) as Subject[]
