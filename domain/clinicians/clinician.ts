import * as z from 'zod'
import { families, languages } from '#domain/groups/vocabulary'
import { SeenLine, SeenName } from '#platform/names'
import type { Problem } from '#platform/refusals'
import { Week } from './availability.ts'
import { type Approach, approaches, familyOf, type Specialty, specialties } from './vocabulary.ts'
import { Zone } from './zone.ts'

export const PersonName = SeenName(120)

export const Arrive = z.object({ name: PersonName, zone: z.string() })
export type Arrive = z.infer<typeof Arrive>

/** Who one is to colleagues: name and credential. */
export const SaveIdentity = z.object({ name: PersonName, credential: SeenLine(80), zone: Zone })
export type SaveIdentity = z.infer<typeof SaveIdentity>

/** What one may wish to share of oneself, so that a group can be mixed; nobody has to. */
export const backgrounds = [
  'bilingual',
  'bipoc',
  'disability',
  'faith',
  'first-generation',
  'immigrant',
  'lgbtq',
  'parent',
  'rural',
  'veteran',
] as const

/** How one works. `family`: the color of one's seat; without one it is that of the first approach. */
export const SaveWork = z.object({
  approaches: z
    .array(z.enum(approaches as [Approach, ...Approach[]]))
    .min(1)
    .max(8),
  family: z.enum(families).optional(),
  specialties: z
    .array(z.enum(specialties as unknown as [Specialty, ...Specialty[]]))
    .max(15)
    .default([]),
  backgrounds: z.array(z.enum(backgrounds)).max(backgrounds.length).default([]),
  languages: z.array(z.enum(languages)).min(1).max(10),
  practicingSince: z.int().min(1940).max(2100).optional(),
  about: z.string().trim().max(600).default(''),
})
export type SaveWork = z.infer<typeof SaveWork>

export const SaveWeek = z.object({ week: Week, zone: Zone.optional() })
export type SaveWeek = z.infer<typeof SaveWeek>

/** What is wrong with a year in which one says to have begun to practice; undefined for one that can be. */
export function sinceProblem(year: number | undefined, today: Temporal.PlainDate): Problem | undefined {
  if (year === undefined || year <= today.year) return undefined
  return { code: 'work.sinceAhead', values: { year: today.year } }
}

/** The family that colors a seat: the one chosen, if it is of these approaches, else the first approach's. */
export function seatFamily(chosen: SaveWork['family'], list: readonly Approach[]) {
  const possible = list.map(familyOf)
  return chosen && possible.includes(chosen) ? chosen : possible[0]
}

export type Profile = {
  id: string
  name: string
  credential: string
  zone: string
  locale: string
  family: string | null
  approaches: string[]
  specialties: string[]
  backgrounds: string[]
  languages: string[]
  practicingSince: number | null
  about: string
  finishedAt: string | null
}

/** The parts of the profile in the order they are asked; a part is done when it says enough for colleagues to go by. */
export const profileParts = ['you', 'license', 'work', 'week'] as const
export type ProfilePart = (typeof profileParts)[number]

/**
 * The parts that are done, in their order. `hasLicense`: one was entered, verified or not; `hasWeek`: a week was
 * painted.
 */
export function partsDone(profile: Profile, hasLicense: boolean, hasWeek: boolean): ProfilePart[] {
  const done = {
    you: profile.credential !== '',
    license: hasLicense,
    work: profile.approaches.length > 0,
    week: hasWeek,
  }
  return profileParts.filter((part) => done[part])
}
