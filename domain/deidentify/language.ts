const SPANISH =
  /(?<![\p{L}])(?:el|la|los|las|de|del|que|y|en|un|una|con|por|para|su|sus|se|no|es|mi|al|lo|le|pero|como|más|desde|hasta|cuando|ella|muy|está|fue|vive|tiene|dice|años|usamos|hace)(?![\p{L}])/giu
const ENGLISH =
  /(?<![\p{L}])(?:the|of|and|to|in|is|was|that|he|she|it|her|his|with|for|on|at|i|we|they|not|has|have|had|my|by|from|as|an|are|be|this|who|but|or|did|will)(?![\p{L}])/giu

/** Which language a sentence is in (people mix them), and the text as a whole. */
export function sentenceLanguages(text: string): { whole: boolean; spanish(at: number): boolean } {
  const count = (part: string): number =>
    // `LA 70001` is a state.
    (part.match(SPANISH)?.filter((w) => w.length < 2 || w !== w.toUpperCase()).length ?? 0) -
    (part.match(ENGLISH)?.length ?? 0)
  const whole = count(text) > 0
  const known = new Map<number, boolean>()
  return {
    whole,
    spanish(at) {
      const start = Math.max(0, at - 300)
      const before = text.slice(start, at)
      const from = start + Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'), -1) + 1
      const answer = known.get(from)
      if (answer !== undefined) return answer
      const after = text.slice(at, at + 300)
      const ends = [after.indexOf('. '), after.indexOf('\n')].filter((e) => e >= 0)
      const n = count(text.slice(from, at + Math.min(300, ...ends)))
      const spanish = n === 0 ? whole : n > 0
      known.set(from, spanish)
      return spanish
    },
  }
}
