import { z } from 'zod'
import { reasonInWords } from '#copy/matching.en'
import { specialties } from '#domain/clinicians/vocabulary'
import type { Found } from '#domain/directory/reads'
import { reasonsShown } from '#domain/directory/reason'
import { cadences, goals, languages, places } from '#domain/groups/vocabulary'

/** What the address of the directory asks for; what it cannot mean is left out, never refused. */
export const Asked = z.object({
  words: z.string().max(100).catch(''),
  goal: z.enum(goals).optional().catch(undefined),
  cadence: z.enum(cadences).optional().catch(undefined),
  place: z.enum(places).optional().catch(undefined),
  language: z.enum(languages).optional().catch(undefined),
  specialty: z.enum(specialties).optional().catch(undefined),
  open: z.literal('on').optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
})
export type Asked = z.infer<typeof Asked>

/** What there is to choose from: said by the server, so that the page does not carry the lists as scripts. */
export const choices = { goals, specialties, places, cadences, languages }

/** What a card shows, no more: the page carries it twice. */
export function shown({ fit, score = 0, ...group }: Found) {
  const { groupId, name, purpose, ring, seatsMax, wishedFamilies, admission, contact, isOwn, hourAt } = group
  const { goal, cadence, weekday, startsLocal, zone, minutes, place, area, leadership, specialties } = group
  const line = { goal, cadence, weekday, startsLocal, zone, minutes, place, area, leadership, specialties }
  const fitting = fit && { score, reasons: reasonsShown(fit, reasonInWords) }
  const facts = { groupId, name, purpose, ring, seatsMax, wishedFamilies, admission, contact, isOwn, hourAt }
  return { ...facts, ...line, fitting }
}
export type Shown = ReturnType<typeof shown>
