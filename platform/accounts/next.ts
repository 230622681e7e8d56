/** As much as a cookie may hold with the rest of it, written as it stands there; every address of ours is far shorter. */
const longest = 1000

/** Begins at this site's root, and not as another site's (`//`, `/\`); nothing a header could not hold. */
const isPath = (text: string): boolean => /^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(text)

/** The text, in ASCII, where it is a path of this very site, to go on to; undefined where it is another site's, or none. */
export function pathOrNone(text: string): string | undefined {
  const url = text.length <= longest && isPath(text) ? URL.parse(text, 'http://here') : null
  if (!url) return undefined
  const path = url.pathname + url.search + url.hash
  // Dots may have been left out of it on the way, so it is looked at once more.
  return isPath(path) && encodeURIComponent(path).length <= longest ? path : undefined
}

/** An address with where to go on from there; without it where that is no path of ours, or too long to carry along. */
export function withNext(address: string, next: string | undefined): string {
  const path = next && pathOrNone(next)
  return path ? `${address}${address.includes('?') ? '&' : '?'}next=${encodeURIComponent(path)}` : address
}
