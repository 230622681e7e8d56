import { createHash, randomBytes } from 'node:crypto'
import { waysInWait } from '#platform/accounts/waysin'
import type { Acting, Looking } from '#platform/database/acting'
import { oneAtATime } from '#platform/database/oneatatime'
import { newId } from '#platform/identifiers'
import { idOfDigest, noteTakenAway } from '#platform/ledger'
import { NotAllowed, NotFound } from '#platform/refusals'
import type { ChangeFeed } from './feed.ts'
import * as store from './store.ts'

const TOKEN_BYTES = 24

/**
 * Makes one's feed, or a new link for it: the old link stops at once. Returns the token, which is nowhere kept and
 * so can be shown this once only; 192 random bits in the letters of a web address.
 * Refuses: NotAllowed be-vouched-for.
 */
export async function makeFeedLink(acting: Acting): Promise<{ token: string }> {
  const { tx, actor, now } = acting
  await endLink(acting)
  // Asked once the lock is there: a steward's reset that was being used is seen.
  await requireWaysIn(acting)
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  await store.setToken(tx, { id: newId(), clinicianId: actor.clinicianId, digest: digestOf(token), now })
  return { token }
}

/** Whether the feed names groups and shows what was cancelled. Refuses: NotFound without a feed; NotAllowed be-vouched-for. */
export async function changeFeed(acting: Acting, input: ChangeFeed): Promise<void> {
  const { tx, actor, now } = acting
  await requireWaysIn(acting)
  if (!(await store.changeFeed(tx, actor.clinicianId, input, now))) throw new NotFound()
}

/** Takes the feed away: its link opens nothing any more. Again changes nothing. */
export async function removeFeed(acting: Acting): Promise<void> {
  await endLink(acting)
  await store.removeFeed(acting.tx, acting.actor.clinicianId)
}

/** No restore of older data opens the link again that is about to end. */
async function endLink({ tx, actor }: Acting): Promise<void> {
  // Renewed twice at the same moment, the second knows the first one's link; the accounts' side waits, too (migration 0550).
  await oneAtATime(tx, `feed ${actor.clinicianId}`)
  const digest = await store.tokenOf(tx, actor.clinicianId)
  if (digest) noteTakenAway(tx, 'feed.ended', idOfDigest(digest))
}

/** Whose feed a token opens, noting its use; undefined for an unknown one. The feed is then read as that clinician. */
export function openFeed(looking: Looking, { token }: { token: string }): Promise<string | undefined> {
  return store.ownerOf(looking, digestOf(token))
}

/** Whoever has a feed's link sees when somebody's groups meet, without signing in: a way in like others. */
async function requireWaysIn(acting: Acting): Promise<void> {
  if (await waysInWait(acting)) throw new NotAllowed('be-vouched-for')
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
