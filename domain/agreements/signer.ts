/** What people put before a name, and what is read as part of none behind it. */
const titles = /^(?:dr|prof|professor|mr|mrs|ms|mx)$/
const suffixes = /^(?:jr|sr|ii|iii|iv)$/
/** A degree or a license behind a name: all capitals (LCSW, LMFT-S), or one that is written otherwise. */
const credentials = /^(?:[A-Z]{2,}(?:-[A-Z]+)*|PhD|PsyD|EdD|DMin|ThD|DrPH|MEd|MDiv)$/

/** A word as it is compared: letters and figures only, without accents, in lower case. */
const plain = (word: string) =>
  word
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** The words of a name without titles, suffixes, and the credentials that follow it, after a comma or not. */
function wordsOf(name: string): string[] {
  const words = name
    .split(',', 1)[0]!
    .trim()
    .split(/\s+/)
    .filter((word) => plain(word) && !titles.test(plain(word)))
  while (words.length > 2 && credentials.test(words.at(-1)!.replaceAll('.', ''))) words.pop()
  const compared = words.map(plain)
  return compared.length > 2 && suffixes.test(compared.at(-1)!) ? compared.slice(0, -1) : compared
}

/**
 * Whether a name typed as a signature is the one in the profile. Case, accents, punctuation, spacing, middle names,
 * titles and credentials aside: first and last word are the same, or both without their spaces.
 */
export function isNamed(typed: string, profile: string): boolean {
  const [a, b] = [wordsOf(typed), wordsOf(profile)]
  if (a.join('') === b.join('')) return true
  return a.length > 1 && b.length > 1 && a[0] === b[0] && a.at(-1) === b.at(-1)
}
