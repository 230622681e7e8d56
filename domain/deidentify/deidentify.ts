import { type Finding, MAX_TEXT, TextTooLong } from './finding.ts'
import { createFinder } from './incremental.ts'
import { forgetWords } from './remembered.ts'
import type { Said } from './said.ts'

export { applySuggestions } from './rewording.ts'

/**
 * Everything in the text that could identify the client or people around them, sorted by offset.
 * `said`: what people were called while a part of this text was taken over (said.ts).
 * Pure, and keeps no word of it; linear in the length. Throws TextTooLong above 50,000 UTF-16 units and nothing else for any Unicode.
 */
export function findIdentifiers(text: string, said: readonly Said[] = []): Finding[] {
  if (text.length > MAX_TEXT) throw new TextTooLong(text.length)
  try {
    return createFinder().find(text, said)
  } finally {
    forgetWords()
  }
}

/** Unpacks the tables and compiles the rules once, so that the first text is not slower than the others. */
export function prepare(): void {
  for (let i = 0; i < 12; i++) findIdentifiers(SAMPLE)
}

/** An invented note that every rule looks at. */
const SAMPLE = `Name: Rosa Quispe, 34\nDOB: 3/5/1990\nAddress: 12 Elm Street, Dayton, OH 45402\nPhone: (555) 555-0100\n
Ms. Quispe, a teacher at Hillside School, told her sister Ana on March 3 that Dr. Weiss at Mercy Hospital had called.
ok so ana works at target and lives in dayton w her mom, mood low, phq 12, see the mill fire, red 2010 Corolla.
Vive con su hermana en Toledo desde el 3 de mayo. We use CBT as described by Beck. chart no. 884-2210, the only judge in town.`
