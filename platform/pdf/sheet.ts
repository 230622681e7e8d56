/** What a paper is made of. Plain data: words never become instructions, whatever characters they hold. */
export type Sheet = {
  /** BCP 47, for screen readers */
  lang: string
  title: string
  /** whose paper it is: stands beside the sign at the top and in the file's properties */
  issuer: string
  /** written into the file as its date, so that the same sheet is the same bytes on every day */
  madeAt: Temporal.Instant
  /** at the foot of each page */
  footer: string
  blocks: readonly Block[]
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'quiet'; text: string }
  | { kind: 'name'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'table'; columns: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'closing'; signature: Signature; check: Check }

export type Fact = { label: string; value: string }
/** A typed signature: the name as written, and the lines under the rule. */
export type Signature = { name: string; lines: readonly string[] }
/** A QR code of `url`, what it says to who cannot see it, words beside it, and the code to type. */
export type Check = { url: string; alt: string; text: string; code: string }
