/** As much as a cookie may hold with the rest of it; every address of ours is far shorter. */
const longest = 1000

/** The text where it is a path of this very site, to go on to; undefined where it is another site's, or none. */
export function pathOrNone(text: string): string | undefined {
  return text.length <= longest && /^\/(?![/\\])[^\s\\]*$/.test(text) ? text : undefined
}

/** An address with where to go on from there. */
export const withNext = (address: string, next: string | undefined): string =>
  next ? `${address}${address.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}` : address
