/**
 * The ids used everywhere for what a group can be. Their words are the catalog's; specialties and
 * orientations are lower-case names with hyphens.
 */
export const goals = [
  'clinical-consult',
  'professional-development',
  'emotional-support',
  'ethics',
  'credit-hours',
  'supervision',
] as const
export const cadences = ['weekly', 'every-other-week', 'monthly', 'dates'] as const
export const families = [
  'psychodynamic',
  'cbt',
  'humanistic',
  'systemic',
  'trauma',
  'expressive',
  'integrative',
] as const
export const places = ['online', 'in-person'] as const
export const mixes = ['varied', 'same', 'any'] as const
export const leaderships = ['designated', 'co-led', 'rotating'] as const
export const admissions = ['rolling', 'closed'] as const
/** The protocols there are; more come as data. */
export const protocols = ['structured-peer'] as const
/** BCP 47 tags. */
export const languages = [
  'en',
  'es',
  'ase',
  'zh',
  'yue',
  'vi',
  'tl',
  'ko',
  'ar',
  'fr',
  'ht',
  'ru',
  'pt',
  'de',
  'hi',
  'ur',
  'fa',
  'pl',
  'it',
  'ja',
  'he',
  'pa',
  'bn',
  'so',
  'am',
] as const

export type Family = (typeof families)[number]
export type Goal = (typeof goals)[number]
export type Cadence = (typeof cadences)[number]
