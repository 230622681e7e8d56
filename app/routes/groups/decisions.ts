import type { z } from 'zod'
import type { Stored } from '#app/meanwhile'
import {
  decideCommitment,
  decideComposition,
  decideConfidentiality,
  decideGoals,
  decideGuidelines,
  decideLeadership,
} from '#domain/groups/actions'
import {
  Commitment,
  Composition,
  Confidentiality,
  Goals,
  Guidelines,
  Leadership,
  rhythmOf,
  type Step,
  steps,
} from '#domain/groups/charter'
import { type CharterDraft, charterToWrite } from '#domain/groups/reads'
import { groupsWithoutDates } from '#domain/series/reads'
import type { Acting } from '#platform/database/acting'

type Decision = {
  schema: z.ZodType<{ groupId: string }> & { shape: Record<string, z.ZodType> }
  decide: (acting: Acting, input: never) => Promise<void>
}
const decisions: Record<Step, Decision> = {
  goals: { schema: Goals, decide: decideGoals },
  composition: { schema: Composition, decide: decideComposition },
  confidentiality: { schema: Confidentiality, decide: decideConfidentiality },
  guidelines: { schema: Guidelines, decide: decideGuidelines },
  leadership: { schema: Leadership, decide: decideLeadership },
  commitment: { schema: Commitment, decide: decideCommitment },
}

export const stepOf = (name: string | undefined): Step | undefined => steps.find((step) => step === name)
export const schemaOf = (step: Step) => decisions[step].schema

/** A charter to write on, and whether the group has set its dates, which then say when it meets. */
export async function charterAndDates(acting: Acting, of: { groupId: string }) {
  const charter = await charterToWrite(acting, of)
  const without = await groupsWithoutDates(acting, { groupIds: [of.groupId] })
  return { charter, hasDates: without.length === 0 }
}

/** The hour of a group with dates is those dates' own: no field of a form says it. */
const keptHour = ({ charter, hasDates }: { charter: CharterDraft; hasDates: boolean }) =>
  hasDates ? rhythmOf(charter) : {}

/** Takes one decision; gives the state of the group it was taken for. The hour of a group with dates stays theirs. */
export async function decideStep(acting: Acting, step: Step, input: { groupId: string }): Promise<string> {
  const page = await charterAndDates(acting, input)
  const hour = step === 'goals' ? keptHour(page) : {}
  await decisions[step].decide(acting, { ...input, ...hour } as never)
  return page.charter.state
}

/** What the form of a step shows of a charter, by its fields. The hour of a group with dates is no field. */
export function storedStep(step: Step, page: { charter: CharterDraft; hasDates: boolean }): Stored {
  const { charter } = page
  const { chosenClauses: chosen, ownClause } = charter
  const all: Record<string, unknown> = {
    ...charter,
    chosen,
    ownTitle: ownClause.title,
    ownText: ownClause.text,
  }
  const isShown = (name: string) => name !== 'groupId' && !(name in keptHour(page))
  const names = Object.keys(schemaOf(step).shape).filter(isShown)
  return Object.fromEntries(names.map((name) => [name, all[name]]))
}
