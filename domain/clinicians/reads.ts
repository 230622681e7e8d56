import type { Acting } from '#platform/database/acting'
import { askedOnce } from '#platform/database/together'
import { NotAllowed } from '#platform/refusals'
import type { Week } from './availability.ts'
import type { Profile } from './clinician.ts'
import * as store from './store.ts'

/** One's own profile. Refuses: NotAllowed finish-profile when the account has no clinician yet. */
export async function ownProfile(acting: Acting): Promise<Profile> {
  const profile = await ownProfileIfAny(acting)
  if (!profile) throw new NotAllowed('finish-profile')
  return profile
}

/** The same; undefined when the account has no clinician yet. */
export function ownProfileIfAny(acting: Acting): Promise<Profile | undefined> {
  return askedOnce(acting, profileOfActor)
}

const profileOfActor = ({ tx, actor }: Acting) => store.profileOf(tx, actor.clinicianId)

/** Whether the account has its clinician: it is made at the first request after confirming the address. */
export async function hasArrived({ tx, actor }: Acting): Promise<boolean> {
  return (await store.cardsOf(tx, [actor.clinicianId])).length === 1
}

/** One's own week, as windows in one's own zone; empty when none was painted. */
export async function ownWeek({ tx, actor }: Acting): Promise<Week> {
  return (await store.weekOf(tx, actor.clinicianId)) ?? []
}

/** The same; undefined when none was painted. */
export function ownWeekIfAny({ tx, actor }: Acting): Promise<Week | undefined> {
  return store.weekOf(tx, actor.clinicianId)
}

/** Whether one has painted a week at all. */
export async function hasWeek({ tx, actor }: Acting): Promise<boolean> {
  return (await store.weekOf(tx, actor.clinicianId)) !== undefined
}

/** Names and credentials of people one may see, by id; others are left out. */
export async function cardsByIds({ tx }: Acting, ids: readonly string[]): Promise<Map<string, store.Card>> {
  return new Map((await store.cardsOf(tx, [...new Set(ids)])).map((card) => [card.id, card]))
}
