import type { Family } from '#domain/groups/vocabulary'

/** Approaches by family, the ids used everywhere; their words are the catalog's (`copy/clinicians`). */
export const approachesByFamily = {
  psychodynamic: [
    'psychoanalytic',
    'psychodynamic',
    'jungian',
    'adlerian',
    'relational',
    'mentalization-based',
    'attachment-based',
  ],
  cbt: ['cbt', 'dbt', 'act', 'schema', 'cpt', 'exposure-erp', 'mindfulness-based', 'compassion-focused'],
  humanistic: ['person-centered', 'gestalt', 'existential', 'emotion-focused', 'aedp'],
  systemic: [
    'family-systems',
    'structural-strategic',
    'emotionally-focused-couples',
    'gottman',
    'narrative',
    'solution-focused',
  ],
  trauma: ['emdr', 'ifs', 'somatic-experiencing', 'sensorimotor'],
  expressive: ['art', 'music', 'dance-movement', 'drama', 'play'],
  integrative: [
    'integrative',
    'interpersonal',
    'motivational-interviewing',
    'feminist-multicultural',
    'spiritually-integrated',
  ],
} as const satisfies Record<Family, readonly string[]>

export type Approach = (typeof approachesByFamily)[Family][number]
export const approaches: readonly Approach[] = Object.values(approachesByFamily).flat()

/** The family an approach belongs to. */
export function familyOf(approach: Approach): Family {
  const found = Object.entries(approachesByFamily).find(([, list]) =>
    (list as readonly string[]).includes(approach),
  )
  return found![0] as Family
}

/** Specialties and populations. */
export const specialties = [
  'anxiety',
  'depression',
  'bipolar',
  'ocd',
  'ptsd',
  'complex-trauma',
  'dissociation',
  'grief',
  'suicide-risk',
  'self-harm',
  'eating-disorders',
  'substance-use',
  'gambling',
  'psychosis',
  'personality-disorders',
  'adhd',
  'autism',
  'chronic-pain',
  'chronic-illness',
  'perinatal',
  'infertility',
  'sexuality',
  'couples',
  'family',
  'divorce',
  'parenting',
  'children',
  'adolescents',
  'young-adults',
  'older-adults',
  'lgbtq',
  'gender-care',
  'bipoc-clients',
  'immigrants-refugees',
  'military-veterans',
  'first-responders',
  'health-workers',
  'forensic',
  'partner-violence',
  'faith',
  'deaf',
  'disability',
] as const
export type Specialty = (typeof specialties)[number]
