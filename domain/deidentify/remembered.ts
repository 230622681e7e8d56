/** Longer ones are rare, and as a part of a text they would keep all of it in memory. */
const LONGEST = 12
const MOST = 4_000

const memories: Map<string, unknown>[] = []

/**
 * A pure function of a word that keeps what it said of the last few thousand words: texts are made of the same ones.
 * They are words of cases: who has read a text and keeps none of it calls `forgetWords`.
 */
export function remembered<Answer>(answerTo: (word: string) => Answer): (word: string) => Answer {
  const known = new Map<string, Answer>()
  memories.push(known)
  return (word) => {
    if (word.length > LONGEST) return answerTo(word)
    let answer = known.get(word)
    if (answer === undefined) {
      answer = answerTo(word)
      if (known.size === MOST) known.clear()
      known.set(word, answer)
    }
    return answer
  }
}

/** Keeps no word of what was read. */
export function forgetWords(): void {
  for (const known of memories) known.clear()
}

/** How many words are kept. */
export const wordsKept = (): number => memories.reduce((sum, known) => sum + known.size, 0)
