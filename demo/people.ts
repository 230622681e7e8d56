import type { Approach } from '#domain/clinicians/vocabulary'
import type { Profession } from '#domain/licenses/license'

/**
 * The cast of the sample network: everyone is invented. `hours`: the evenings or days they are free, as
 * weekday, from and to in their own zone.
 */
export type CastMember = {
  slug: string
  name: string
  credential: string
  profession: Profession
  jurisdiction: string
  zone: string
  since: number
  approaches: Approach[]
  specialties: string[]
  license: 'verified' | 'waiting' | 'asked' | 'expired'
  /** For newcomers: how many days ago they signed up. The others were there from the beginning. */
  daysAgo: number | undefined
  hours: [weekday: number, from: string, to: string][]
}

type Line = [
  slug: string,
  name: string,
  credential: string,
  place: string,
  zone: string,
  since: number,
  approaches: string,
  specialties: string,
  license?: CastMember['license'],
]

const professionBy: Record<string, Profession> = {
  LMFT: 'marriage-family-therapist',
  LPC: 'counselor',
  LCPC: 'counselor',
  LPCC: 'counselor',
  LMHC: 'counselor',
  LCSW: 'social-worker',
  LICSW: 'social-worker',
  PhD: 'psychologist',
  PsyD: 'psychologist',
  PMHNP: 'psychiatric-nurse',
  MD: 'psychiatrist',
  'ATR-BC': 'creative-arts-therapist',
}

const NY = 'America/New_York'
const CHI = 'America/Chicago'
const DEN = 'America/Denver'
const LA = 'America/Los_Angeles'
const PHX = 'America/Phoenix'

const lines: Line[] = [
  ['sofia', 'Sofia Marin', 'PhD', 'US-NY', NY, 1998, 'psychodynamic', 'grief older-adults'],
  ['priya', 'Priya Raman', 'LMFT', 'US-NY', NY, 2006, 'emdr psychodynamic', 'ptsd complex-trauma couples'],
  [
    'amara',
    'Amara Osei',
    'LMFT',
    'US-CA',
    LA,
    2015,
    'family-systems emotionally-focused-couples',
    'ptsd family immigrants-refugees',
  ],
  ['dan', 'Dan Kim', 'LCSW', 'US-NJ', NY, 2011, 'emdr ifs', 'ptsd first-responders'],
  ['jo', 'Jo Winter', 'LPC', 'US-CO', DEN, 2021, 'cbt cpt', 'anxiety ptsd'],
  [
    'marcus',
    'Marcus Hale',
    'LPCC',
    'US-OR',
    LA,
    2019,
    'person-centered gestalt',
    'depression lgbtq young-adults',
  ],
  ['noah', 'Noah Field', 'LMHC', 'US-FL', NY, 2024, 'cbt', 'anxiety adolescents', 'waiting'],
  ['ruth', 'Ruth Adler', 'LICSW', 'US-MA', NY, 1994, 'psychoanalytic', 'grief chronic-illness', 'expired'],
  ['lena', 'Lena Moreau', 'PsyD', 'US-PA', NY, 2013, 'emotion-focused', 'ptsd perinatal'],
  ['sam', 'Sam Birch', 'LMFT', 'US-IL', CHI, 2009, 'family-systems narrative', 'family divorce'],
  ['rae', 'Rae Tanaka', 'LPC', 'US-TX', CHI, 2017, 'integrative', 'complex-trauma dissociation'],
  [
    'ines',
    'Inés Cordero',
    'LCSW',
    'US-TX',
    CHI,
    2003,
    'psychodynamic relational',
    'immigrants-refugees grief',
  ],
  ['tomas', 'Tomás Quiroga', 'PhD', 'US-NM', DEN, 2001, 'jungian', 'older-adults faith'],
  ['wen', 'Wen Zhao', 'LMFT', 'US-CA', LA, 2016, 'gottman', 'couples parenting'],
  ['hana', 'Hana Suzuki', 'ATR-BC', 'US-WA', LA, 2012, 'art play', 'children adolescents'],
  ['omar', 'Omar Haddad', 'MD', 'US-MI', NY, 1999, 'interpersonal', 'bipolar depression suicide-risk'],
  ['grace', 'Grace Okonkwo', 'LCSW', 'US-GA', NY, 2014, 'feminist-multicultural', 'bipoc-clients perinatal'],
  ['leo', 'Leo Varga', 'LPC', 'US-OH', NY, 2020, 'act mindfulness-based', 'anxiety chronic-pain'],
  ['maeve', 'Maeve Brennan', 'LICSW', 'US-VT', NY, 1991, 'person-centered existential', 'grief older-adults'],
  ['yusuf', 'Yusuf Demir', 'LMHC', 'US-NY', NY, 2022, 'dbt', 'self-harm personality-disorders'],
  ['nadia', 'Nadia Petrova', 'PhD', 'US-MD', NY, 2008, 'schema cbt', 'ocd eating-disorders'],
  ['ben', 'Ben Aldous', 'LMFT', 'US-AZ', PHX, 2010, 'solution-focused', 'substance-use military-veterans'],
  ['carla', 'Carla Dunne', 'LPC', 'US-AZ', PHX, 2018, 'somatic-experiencing', 'complex-trauma'],
  ['ida', 'Ida Nordström', 'PsyD', 'US-MN', CHI, 2005, 'mentalization-based', 'personality-disorders'],
  ['kofi', 'Kofi Mensah', 'LCPC', 'US-IL', CHI, 2019, 'narrative', 'bipoc-clients young-adults'],
  ['rosa', 'Rosa Delgado', 'LCSW', 'US-CA', LA, 2000, 'structural-strategic', 'family children'],
  ['theo', 'Theo Lindqvist', 'LPCC', 'US-CA', LA, 2023, 'ifs', 'lgbtq gender-care'],
  ['mina', 'Mina Farahani', 'LMFT', 'US-CA', LA, 2011, 'emotionally-focused-couples', 'couples sexuality'],
  ['abel', 'Abel Fontaine', 'PhD', 'US-LA', CHI, 1996, 'existential', 'grief health-workers'],
  ['june', 'June Castellan', 'LCSW', 'US-OR', LA, 2013, 'attachment-based', 'children parenting'],
  ['viktor', 'Viktor Salas', 'LPC', 'US-NV', LA, 2021, 'motivational-interviewing', 'gambling substance-use'],
  ['petra', 'Petra Vogel', 'PhD', 'US-WI', CHI, 2002, 'psychodynamic', 'depression'],
  ['asha', 'Asha Menon', 'LMHC', 'US-FL', NY, 2016, 'compassion-focused', 'anxiety health-workers'],
  ['gil', 'Gil Navarro', 'LMFT', 'US-NM', DEN, 2007, 'emdr', 'military-veterans ptsd'],
  ['signe', 'Signe Holm', 'LPC', 'US-CO', DEN, 2012, 'sensorimotor', 'dissociation complex-trauma'],
  ['dara', 'Dara Levin', 'LCSW', 'US-NJ', NY, 1997, 'adlerian', 'divorce young-adults'],
  ['jonah', 'Jonah Price', 'LPC', 'US-UT', DEN, 2023, 'cbt exposure-erp', 'ocd'],
  ['freya', 'Freya Lund', 'PMHNP', 'US-ME', NY, 2010, 'integrative', 'psychosis bipolar'],
  ['malik', 'Malik Thorne', 'LMFT', 'US-MO', CHI, 2018, 'music drama', 'adolescents autism'],
  ['celia', 'Celia Ashby', 'LPC', 'US-VA', NY, 2015, 'gestalt', 'partner-violence'],
  ['ezra', 'Ezra Blum', 'LCSW', 'US-CT', NY, 2009, 'relational', 'lgbtq faith'],
  ['tove', 'Tove Eklund', 'PhD', 'US-WA', LA, 2004, 'aedp', 'chronic-illness'],
  ['paloma', 'Paloma Reyes', 'LPCC', 'US-CA', LA, 2024, 'act', 'immigrants-refugees', 'waiting'],
  ['hugo', 'Hugo Marchetti', 'LMHC', 'US-NY', NY, 2022, 'psychodynamic', 'young-adults', 'waiting'],
  ['selma', 'Selma Aziz', 'LCSW', 'US-MI', NY, 2020, 'emdr', 'immigrants-refugees ptsd', 'asked'],
]

/** Evenings after the last session, in a few habits so that some weeks fit and some do not. */
const habits: CastMember['hours'][] = [
  [
    [1, '18:00', '21:00'],
    [2, '18:00', '21:00'],
    [4, '17:00', '21:30'],
  ],
  [
    [2, '17:30', '20:30'],
    [4, '15:00', '20:30'],
    [5, '12:00', '14:00'],
  ],
  [
    [3, '18:00', '21:00'],
    [4, '15:00', '19:30'],
    [6, '09:00', '12:00'],
  ],
  [
    [1, '12:00', '14:00'],
    [3, '17:00', '21:00'],
    [4, '18:00', '20:30'],
  ],
]

/** Those who came in the last days. Whoever's license is asked about or waits is among them: nobody waits for months. */
const newcomers: Record<string, number> = { selma: 5, jonah: 5, noah: 4, paloma: 2, hugo: 1 }

export const cast: readonly CastMember[] = lines.map(
  ([slug, name, credential, jurisdiction, zone, since, approaches, specialties, license], index) => ({
    slug,
    name,
    credential,
    profession: professionBy[credential] ?? 'other',
    jurisdiction,
    zone,
    since,
    approaches: approaches.split(' ') as Approach[],
    specialties: specialties.split(' '),
    license: license ?? 'verified',
    daysAgo: newcomers[slug],
    hours: habits[index % habits.length]!,
  }),
)
