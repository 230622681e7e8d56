import * as z from 'zod'
import { SeenLine } from '#platform/names'
import { isJurisdiction } from './jurisdictions.ts'
import { Npi } from './npi.ts'
import { isExpired, type LicenseState } from './standing.ts'

/** What a license is for; ids, their words are the catalog's. */
export const professions = [
  'counselor',
  'marriage-family-therapist',
  'social-worker',
  'psychologist',
  'psychiatrist',
  'psychiatric-nurse',
  'addiction-counselor',
  'creative-arts-therapist',
  'psychotherapist',
  'behavior-analyst',
  'occupational-therapist',
  'other',
] as const
export type Profession = (typeof professions)[number]

/** Letters people write behind their names, to choose from; anything else may be typed (state and profession decide). */
export const credentials: Record<Profession, readonly string[]> = {
  counselor: ['LPC', 'LCPC', 'LPCC', 'LMHC', 'LCMHC', 'LPC-MH', 'NCC'],
  'marriage-family-therapist': ['LMFT', 'AMFT', 'LAMFT'],
  'social-worker': ['LCSW', 'LICSW', 'LISW', 'LCSW-C', 'LMSW', 'ASW'],
  psychologist: ['PhD', 'PsyD', 'EdD', 'LP', 'HSP'],
  psychiatrist: ['MD', 'DO'],
  'psychiatric-nurse': ['PMHNP'],
  'addiction-counselor': ['LCADC', 'LAC'],
  'creative-arts-therapist': ['LCAT', 'ATR-BC', 'RPT-S'],
  psychotherapist: ['UKCP', 'MBACP', 'RP'],
  'behavior-analyst': ['BCBA'],
  'occupational-therapist': ['OTR/L'],
  other: [],
}

/** States of a claim that is not decided on for good; of one license there is one such claim (migration 0511). */
export const openStates = ['waiting', 'asked', 'declined'] as const satisfies readonly LicenseState[]

/** Whether its owner may still change a claim: not once it is verified or suspended; then a new one is made. */
export const isOpenToChange = (state: LicenseState): boolean => openStates.some((open) => open === state)

const lettersAndDigits = /[\p{L}\p{N}]/u

/** A number as it is compared: boards and people set spaces, hyphens and capitals as they like. */
export const comparableNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const claim = {
  jurisdiction: z.string().refine(isJurisdiction, 'license.jurisdiction'),
  profession: z.enum(professions),
  body: SeenLine(160).default(''),
  number: z
    .string()
    .trim()
    .min(2)
    .max(40)
    .refine((text) => lettersAndDigits.test(text), 'license.number'),
  npi: Npi.optional(),
  /** The last good day as printed; left out where a license has none. */
  expiresOn: z.iso.date().optional(),
}
export const ClaimLicense = z.object({ licenseId: z.uuid(), ...claim })
export type ClaimLicense = z.infer<typeof ClaimLicense>

export const WithdrawClaim = z.object({ licenseId: z.uuid() })
export type WithdrawClaim = z.infer<typeof WithdrawClaim>

/** No license of any body runs longer: a year that was mistyped. */
const longestYears = 100

/** What is wrong with a last good day that is given now; undefined for one that can be. `today`: in its owner's zone. */
export function lastDayProblem(
  lastDay: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): string | undefined {
  if (!lastDay) return undefined
  if (isExpired({ expiresOn: lastDay }, today)) return 'license.expired'
  return lastDay.year > today.year + longestYears ? 'license.lastDay' : undefined
}

/** When a person hears that a license will end: days before its last good day. */
export const expiryNotices = [60, 14, 1] as const
