import { requireVouched } from '#domain/seats/reads'
import { holdName, recordRenaming } from '#domain/verifiednames/actions'
import { isNamedAlike } from '#domain/verifiednames/verifiedname'
import type { Acting } from '#platform/database/acting'
import { makeKey } from '#platform/keyring'
import { Invalid, NotAllowed } from '#platform/refusals'
import { tidyWeek } from './availability.ts'
import {
  type Arrive,
  type Profile,
  partsDone,
  profileParts,
  type SaveIdentity,
  type SaveWeek,
  type SaveWork,
  sinceProblem,
} from './clinician.ts'
import * as store from './store.ts'
import { isZone } from './zone.ts'

// Only where a browser sends nonsense; the first page of the profile asks for the zone anyway.
const fallbackZone = 'America/New_York'

/**
 * Makes the clinician of a new account; again changes nothing. The key is committed before the row it protects.
 */
export async function arrive({ actor, tx, now }: Acting, input: Arrive): Promise<void> {
  await makeKey(actor.clinicianId, 'clinician')
  const zone = isZone(input.zone) ? input.zone : fallbackZone
  await store.addClinician(tx, { id: actor.clinicianId, name: input.name, zone, at: now })
}

/**
 * Saves name, credential and zone; once a steward has verified a name, another one is on the record and waits on the desk.
 * Refuses: NotAllowed when the account has no clinician.
 */
export async function saveIdentity(acting: Acting, input: SaveIdentity): Promise<void> {
  await holdName(acting, acting.actor)
  const before = await requireProfile(acting)
  await store.putIdentity(acting.tx, acting.actor.clinicianId, input, acting.now)
  if (!isNamedAlike(before, input)) await recordRenaming(acting)
}

/**
 * Saves how one works: approaches, specialties, languages, years, a few words. Refuses: Invalid for a year that is yet to
 * come where one lives.
 */
export async function saveWork(acting: Acting, input: SaveWork): Promise<void> {
  const { zone } = await requireProfile(acting)
  const problem = sinceProblem(input.practicingSince, acting.now.toZonedDateTimeISO(zone).toPlainDate())
  if (problem) throw new Invalid({ practicingSince: problem })
  await store.putWork(acting.tx, acting.actor.clinicianId, input, acting.now)
}

/**
 * Saves the week one could meet in, sealed: private to its author. Where given, the zone it was painted in.
 * Refuses: NotAllowed before the profile, and for who has to be vouched for: the week stays shut to them.
 */
export async function saveWeek(acting: Acting, input: SaveWeek): Promise<void> {
  await requireVouched(acting)
  const profile = await requireProfile(acting)
  const { tx, actor, now } = acting
  if (input.zone && input.zone !== profile.zone)
    await store.putIdentity(tx, actor.clinicianId, { ...profile, zone: input.zone }, now)
  await store.putWeek(tx, actor.clinicianId, tidyWeek(input.week), now)
}

/** Notes that the profile is complete: all but the license, which may come later. Again changes nothing. */
export async function finishProfile(acting: Acting): Promise<void> {
  const profile = await requireProfile(acting)
  const { tx, actor, now } = acting
  const parts = partsDone(profile, true, (await store.weekOf(tx, actor.clinicianId)) !== undefined)
  if (parts.length === profileParts.length) await store.putFinished(tx, actor.clinicianId, now)
}

async function requireProfile({ tx, actor }: Acting): Promise<Profile> {
  const profile = await store.profileOf(tx, actor.clinicianId)
  if (!profile) throw new NotAllowed('finish-profile')
  return profile
}
