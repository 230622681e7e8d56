import { createHash, randomBytes } from 'node:crypto'
import type { Acting, Looking } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { NotFound } from '#platform/refusals'
import type { ChangeFeed } from './feed.ts'
import * as store from './store.ts'

const TOKEN_BYTES = 24

/**
 * Makes one's feed, or a new link for it: the old link stops at once. Returns the token, which is nowhere kept and
 * so can be shown this once only; 192 random bits in the letters of a web address.
 */
export async function makeFeedLink({ tx, actor, now }: Acting): Promise<{ token: string }> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  await store.setToken(tx, { id: newId(), clinicianId: actor.clinicianId, digest: digestOf(token), now })
  return { token }
}

/** Whether the feed names groups and shows what was cancelled. Refuses: NotFound without a feed. */
export async function changeFeed({ tx, actor, now }: Acting, input: ChangeFeed): Promise<void> {
  if (!(await store.changeFeed(tx, actor.clinicianId, input, now))) throw new NotFound()
}

/** Takes the feed away: its link opens nothing any more. Again changes nothing. */
export async function removeFeed({ tx, actor }: Acting): Promise<void> {
  await store.removeFeed(tx, actor.clinicianId)
}

/** Whose feed a token opens, noting its use; undefined for an unknown one. The feed is then read as that clinician. */
export function openFeed(looking: Looking, { token }: { token: string }): Promise<string | undefined> {
  return store.ownerOf(looking, digestOf(token))
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
