/** A number below 64 as one printable sign that JSON leaves alone and gzip packs well. */
export const signOf = (n: number): string => String.fromCharCode(n < 57 ? 35 + n : 36 + n)

/** The number of a sign's code. */
export const numberOf = (code: number): number => (code < 92 ? code - 35 : code - 36)
