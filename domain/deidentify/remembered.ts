/** Longer ones are rare, and as a part of a text they would keep all of it in memory. */
const LONGEST = 12
const MOST = 4_000

/** A pure function of a word that keeps what it said of the last few thousand words: texts are made of the same ones. */
export function remembered<Answer>(answerTo: (word: string) => Answer): (word: string) => Answer {
  const known = new Map<string, Answer>()
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
