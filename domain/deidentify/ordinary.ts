import { type Words, wordsIn } from './listed-words.ts'
import * as lists from './lists.generated.ts'

/** Closed-class words, English and Spanish: never a name. */
export const FUNCTION_WORDS: Words = wordsIn(lists.FUNCTION_WORDS)

/** Words written with a capital inside a sentence without naming anyone. */
export const CAPITALIZED: Words = wordsIn(lists.CAPITALIZED)

/** Virtues and abstract words that are names only with a person's frame. */
export const ABSTRACT: ReadonlySet<string> = new Set(
  'grace hope faith joy love peace truth justice mercy charity patience destiny harmony honor glory trinity wisdom serenity heaven victory liberty freedom courage shame guilt fear anger grief rage pain death life nature fate time will chance angel star sky dawn ocean forest river stormy melody sunshine princess king queen fe esperanza paz luz gloria consuelo dolores milagros caridad soledad virgen alma'.split(
    ' ',
  ),
)

/** Nouns and abbreviations that open a line or a heading and name nobody. */
export const OPENERS: Words = wordsIn(lists.OPENERS)
