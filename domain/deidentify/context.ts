import type { Token } from './tokens.ts'

/** Up to `count` words before token i of the same sentence, small and joined by spaces; `¶` for a line's start. */
export function leftOf(tokens: readonly Token[], i: number, count = 7): string {
  const words: string[] = []
  let k = i
  while (k > 0 && words.length < count) {
    if (tokens[k]!.line) break
    k--
    const token = tokens[k]!
    if (/^[!?;]$/.test(token.raw)) break
    if (token.raw === '.' && tokens[k + 1]!.opens) break
    words.unshift(token.possessive ? `${token.word}'s` : token.word)
  }
  if (k === 0 || tokens[k]!.line) words.unshift('¶')
  return words.join(' ')
}

/** Up to `count` words after token j of the same line, small and joined by spaces; capitals kept with `^`. */
export function rightOf(tokens: readonly Token[], j: number, count = 8): string {
  const words: string[] = []
  if (tokens[j]!.possessive) words.push("'s")
  for (let k = j + 1; k < tokens.length && words.length < count; k++) {
    const token = tokens[k]!
    if (token.line) break
    const cap = token.shape === 'capital' && !token.opens ? '^' : ''
    words.push(cap + (token.possessive ? `${token.word}'s` : token.word))
  }
  if (words.length < count) words.push('¶')
  return words.join(' ')
}
