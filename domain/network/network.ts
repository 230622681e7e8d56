import * as z from 'zod'
import { Zone } from '#domain/clinicians/zone'
import { isJurisdiction } from '#domain/licenses/jurisdictions'
import { professions } from '#domain/licenses/license'
import { SeenName } from '#platform/names'

export const directories = ['public', 'closed'] as const

const settings = {
  name: SeenName(120),
  homeZone: Zone,
  directory: z.enum(directories),
  about: z.string().trim().max(2000).default(''),
}

/** What the first-run page asks for about the network. `code`: the one-time code printed at the very first start. */
export const SetUpNetwork = z.object({
  code: z.string().trim().min(1).max(200),
  ...settings,
  jurisdictions: z.array(z.string().refine(isJurisdiction, 'license.jurisdiction')).max(120).default([]),
})
export type SetUpNetwork = z.infer<typeof SetUpNetwork>

export const ChangeNetwork = z.object({ ...settings, keepCreditYears: z.int().min(1).max(30) })
export type ChangeNetwork = z.infer<typeof ChangeNetwork>

export const AddBody = z.object({
  bodyId: z.uuid(),
  jurisdiction: z.string().refine(isJurisdiction, 'license.jurisdiction'),
  /** `any`: the body licenses several. */
  profession: z.enum(['any', ...professions]),
  name: SeenName(160),
  registerUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]).default(''),
})
export type AddBody = z.infer<typeof AddBody>

export type Network = {
  name: string
  homeZone: string
  directory: (typeof directories)[number]
  about: string
  keepCreditYears: number
}
export type Body = { id: string; jurisdiction: string; profession: string; name: string; registerUrl: string }
