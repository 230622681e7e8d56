import { redirect } from 'react-router'
import { finishProfile } from '#domain/clinicians/actions'
import { type Profile, type ProfilePart, partsDone } from '#domain/clinicians/clinician'
import { hasWeek, ownProfile } from '#domain/clinicians/reads'
import { ownStanding } from '#domain/licenses/reads'
import type { Acting } from '#platform/database/acting'
import { addressAfter, partAddress } from './parts.tsx'

/** One's profile and which of its parts are done. */
export async function profileAndParts(acting: Acting): Promise<{ profile: Profile; done: ProfilePart[] }> {
  const profile = await ownProfile(acting)
  const standing = await ownStanding(acting)
  return { profile, done: partsDone(profile, standing !== 'missing', await hasWeek(acting)) }
}

/** Saves a part and notes whether the profile is finished by it, together. */
export function savingPart<I>(save: (acting: Acting, input: I) => Promise<void>) {
  return async (acting: Acting, input: I): Promise<{ wasFinished: boolean }> => {
    const { finishedAt } = await ownProfile(acting)
    await save(acting, input)
    await finishProfile(acting)
    return { wasFinished: finishedAt !== null }
  }
}

/** On the first way through, the next part; later, the same page again. */
export function afterSaving(part: ProfilePart, wasFinished: boolean): Response {
  return redirect(wasFinished ? `${partAddress[part]}?saved` : addressAfter(part))
}

export const isSaved = (request: Request): boolean => new URL(request.url).searchParams.has('saved')
