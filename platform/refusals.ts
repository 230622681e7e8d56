/**
 * Refusals: what an action or read says instead of doing its work. `app/root.tsx` makes pages of them.
 * To someone outside, a refusal is always NotFound: same content, whatever the reason.
 */

/** There is no such thing for the person who asks. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}

/** It was there for this person and is destroyed: its key is gone, so nothing of it can be read again. */
export class Destroyed extends NotFound {}

/** How an offer of a seat ended that was not taken up: by the person, by the group, or by its date. */
export type OfferEnd = 'declined' | 'revoked' | 'expired'

/** A seat was offered to this person here and is no more. `groupId`: where they may still look at the group's public page. */
export class OfferGone extends NotFound {
  readonly became: OfferEnd
  readonly groupId: string | undefined
  constructor(became: OfferEnd, groupId: string | undefined) {
    super()
    this.became = became
    this.groupId = groupId
  }
}

/** How a license stands that opens no door: each way has its own next step. */
export type LicenseMend =
  | 'license-missing'
  | 'license-waiting'
  | 'license-asked'
  | 'license-declined'
  | 'license-suspended'
  | 'license-expired'
  | 'license-renewal-waiting'
  | 'license-renewal-asked'
  | 'license-renewal-declined'

/** What would let a refused person go on; the page says it in words. */
export type Mend =
  | LicenseMend
  | 'sign-in'
  | 'sign-in-again'
  | 'sign-agreement'
  | 'sign-first'
  | 'be-vouched-for'
  | 'seat-paused'
  | 'finish-profile'
  | 'facilitators-only'
  | 'too-often'
  | 'hand-over-first'

/** The person is known here but may not do this now; `mend` says what would help, `ids` where to go. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
  readonly mend: Mend
  readonly ids: Record<string, string>
  constructor(mend: Mend, ids: Record<string, string> = {}) {
    super(mend)
    this.mend = mend
    this.ids = ids
  }
}

/** A field's problem: a key of `copy/problems`, with numbers or words for its sentence. */
export type Problem = { code: string; values?: Record<string, string | number> }

/** The input is understood but wrong; problems by field name ('' for the whole form). */
export class Invalid extends Error {
  override readonly name = 'Invalid'
  readonly problems: Record<string, Problem>
  constructor(problems: Record<string, Problem | string>) {
    super('invalid')
    this.problems = Object.fromEntries(
      Object.entries(problems).map(([field, p]) => [field, typeof p === 'string' ? { code: p } : p]),
    )
  }
}

/** Someone changed it in the meantime; nothing was written. */
export class Stale extends Error {
  override readonly name = 'Stale'
}
