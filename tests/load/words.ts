/** Sentences of the bulk network: nobody in them exists, and they are as long as real ones. */
import type { Chance } from './filling.ts'

// biome-ignore format: a list to look through
export const firstNames = [
  'Ada', 'Bela', 'Carmen', 'Dario', 'Elif', 'Farah', 'Gideon', 'Hana', 'Imani', 'Joao', 'Kira', 'Leon', 'Mira',
  'Nadia', 'Omar', 'Petra', 'Quinn', 'Rosa', 'Sven', 'Tala', 'Uma', 'Viktor', 'Wanda', 'Yusuf', 'Zoe',
]
// biome-ignore format: a list to look through
export const lastNames = [
  'Abara', 'Bergstrom', 'Castellanos', 'Dvorak', 'Eriksen', 'Fontaine', 'Ghorbani', 'Haddad', 'Ibarra', 'Jansen',
  'Kovacs', 'Lindqvist', 'Moreau', 'Nakamura', 'Okafor', 'Petrov', 'Quiroga', 'Rahimi', 'Sorensen', 'Takeda',
  'Umarov', 'Vasquez', 'Winter', 'Yilmaz', 'Zimmer',
]

const sentences = [
  'We meet to bring work that is stuck and to leave with one thing to try before the next session.',
  'The silence after the holidays felt heavier to me than to him, and I filled it more often than I wanted.',
  'She agrees with everything I say so quickly that there is nothing left for us to look at together.',
  'I notice that I end these sessions some minutes late and that I am tired for the rest of the afternoon.',
  'In the last month the scores went down while everything else she tells me speaks of getting worse.',
  'I named the pattern once as a question and once as a guess, and both times the subject changed.',
  'What helped for a while was slowing down and asking what the anger would say if it had the room.',
  'There is a part of me that would like to be told that waiting is the right thing to do here.',
  'He came on time for the first time since the summer, and neither of us said a word about it.',
  'I wonder whether I am protecting the work or protecting myself from what it asks of me.',
  'The family wants a plan with dates, and I want to understand what the symptom is holding together.',
  'Colleagues with experience in longer work are as welcome as those who begin with it this year.',
]

/** About `length` characters of prose. */
export function prose(chance: Chance, length: number): string {
  let text = chance.one(sentences)
  while (text.length < length) text += ` ${chance.one(sentences)}`
  return text.slice(0, length)
}

const agreed: [id: string, title: string, text: string][] = [
  ['no-outside', 'What is said here stays here', 'Nothing said in the group is told outside it, in no form.'],
  [
    'no-identifiers',
    'No names',
    'Cases are presented without names, places and dates that point at a person.',
  ],
  ['no-recording', 'No recording', 'Nobody records, transcribes or takes screenshots, with whatever device.'],
  ['private-room', 'A private room', 'Each of us sits where nobody else can hear or see the screen.'],
  [
    'step-out',
    'Stepping out',
    'Who may know a client steps out of that case, before or in the middle of it.',
  ],
  ['limits', 'Limits', 'Where the law asks for it, a duty to protect goes before this agreement.'],
]

export const clauses = agreed.map(([id, title, text]) => ({
  id,
  title,
  text: `${text} This holds for as long as we remember it.`,
}))
