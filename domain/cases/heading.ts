/**
 * A case as it is presented: one consult question, and what belongs to it under headings. The
 * headings are those of the general template; each is optional but "happening".
 */
export const headings = ['background', 'happening', 'tried', 'stirs'] as const
/** What kind of answer a presenter wishes for. */
export const feedbackKinds = [
  'questions',
  'reflections',
  'hypotheses',
  'blind-spots',
  'interventions',
  'resources',
  'ethics',
] as const

/** The texts of a case that hold words about a client, in the order they are read. */
export const textFields = ['title', 'question', ...headings] as const
export type TextField = (typeof textFields)[number]
export const limits: Record<TextField, number> = {
  title: 120,
  question: 600,
  background: 8000,
  happening: 20000,
  tried: 8000,
  stirs: 8000,
}

/** As long as what is found in a text can be: all of the longest. */
export const longestFind = Math.max(...Object.values(limits))

/** How many characters a reason to keep an identifier has at least, and at most. */
export const shortestReason = 10
export const longestReason = 500

export type CaseTexts = Record<TextField, string>

/** What a case cannot be shared without, in the order the editor asks for it. */
const needed = ['question', 'title', 'happening'] as const
/** Of that, what is still empty in these texts, trimmed as they would be shared. */
export const missingIn = (texts: CaseTexts): TextField[] => needed.filter((field) => texts[field] === '')
export const emptyTexts: CaseTexts = {
  title: '',
  question: '',
  background: '',
  happening: '',
  tried: '',
  stirs: '',
}
