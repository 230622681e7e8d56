import type { z } from 'zod'
import { signAgreement, writeFirstAgreement } from '#domain/agreements/actions'
import type { Clause } from '#domain/agreements/agreement'
import { takeFoundersSeat } from '#domain/seats/actions'
import {
  lockGroup,
  othersSeated,
  requireFacilitator,
  requireOffice,
  requireVouched,
} from '#domain/seats/reads'
import { shutBy } from '#domain/seats/seat'
import type { Acting } from '#platform/database/acting'
import { oneAtATime } from '#platform/database/oneatatime'
import { tellAll } from '#platform/mail/post'
import { record } from '#platform/record'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import {
  type Commitment,
  type Composition,
  type Confidentiality,
  type Goals,
  type Guidelines,
  type Leadership,
  type OpenGroup,
  type Rhythm,
  type SetListed,
  type StartGroup,
  steps,
} from './charter.ts'
import * as store from './store.ts'
import { type RenewTerm, termOf } from './term.ts'

/**
 * Begins a draft, its founder's alone, and gives its id; one that was begun and not touched is gone on with instead, also
 * from a page one has gone back to or from two windows at once. Beginning it again with the same id changes nothing.
 */
export async function startGroup(
  acting: Acting,
  { groupId, zone }: z.infer<typeof StartGroup>,
): Promise<{ groupId: string }> {
  const { tx, actor, now } = acting
  await oneAtATime(tx, `starting a group ${actor.clinicianId}`)
  const drafts = await store.ownDrafts(tx)
  // Steps may be written in any order: none finished does not say that nothing was.
  const begun = drafts.find((draft) => draft.groupId === groupId) ?? drafts.find(isUntouched)
  if (begun) return { groupId: begun.groupId }
  if (await store.addDraft(tx, { id: groupId, founderId: actor.clinicianId, zone, now }))
    await takeFoundersSeat(acting, { groupId })
  return { groupId }
}

const isUntouched = ({ revision }: { revision: number }) => revision === 1

/**
 * Discards one's own draft; whatever is none, an open group among it, stays as it is. Again changes nothing.
 * Refuses: NotAllowed before somebody has vouched.
 */
export async function discardGroupDraft(acting: Acting, { groupId }: { groupId: string }): Promise<void> {
  await requireVouched(acting)
  await store.discardDraft(acting.tx, groupId)
}

async function changeStep(
  acting: Acting,
  groupId: string,
  step: (typeof steps)[number],
  part: Parameters<typeof store.changeCharter>[2],
): Promise<void> {
  await requireFacilitator(acting, groupId)
  await store.changeCharter(acting.tx, groupId, part, steps.indexOf(step) + 1, acting.now)
  const group = await store.groupOf(acting.tx, groupId)
  if (group?.state !== 'draft') await record(acting, { kind: 'group.changed', audience: 'group', groupId })
}

/** Each decision of the charter is one action. All refuse: NotFound outside; NotAllowed for who is no facilitator. */
export const decideGoals = (acting: Acting, { groupId, ...part }: z.infer<typeof Goals>) =>
  changeStep(acting, groupId, 'goals', part)
/** Who the group is for and the seats it has; refuses as `decideGoals`. */
export const decideComposition = (acting: Acting, { groupId, ...part }: z.infer<typeof Composition>) =>
  changeStep(acting, groupId, 'composition', part)
/** How its meetings go; refuses as `decideGoals`. */
export const decideGuidelines = (acting: Acting, { groupId, ...part }: z.infer<typeof Guidelines>) =>
  changeStep(acting, groupId, 'guidelines', part)

/** Who leads, and whether this facilitator is named in public as contact; another one who is stays. */
export async function decideLeadership(
  acting: Acting,
  { groupId, contact, ...part }: z.infer<typeof Leadership>,
): Promise<void> {
  await changeStep(acting, groupId, 'leadership', part)
  const { clinicianId } = acting.actor
  const named = (await store.groupOf(acting.tx, groupId))?.contactId ?? null
  const others = named === clinicianId ? null : named
  await store.changeGroup(acting.tx, groupId, { contact_id: contact ? clinicianId : others })
}

/** What joining asks for, and how one is admitted; questions left empty are dropped. Refuses as `decideGoals`. */
export async function decideCommitment(
  acting: Acting,
  { groupId, admission, questions, ...part }: z.infer<typeof Commitment>,
): Promise<void> {
  await changeStep(acting, groupId, 'commitment', { ...part, questions: questions.filter((q) => q !== '') })
  await store.changeGroup(acting.tx, groupId, { admission })
}

/** The clauses of a draft's agreement. Refuses: Invalid once the group is open (amend the agreement then). */
export async function decideConfidentiality(
  acting: Acting,
  input: z.infer<typeof Confidentiality>,
): Promise<void> {
  await requireFacilitator(acting, input.groupId)
  const group = await store.groupOf(acting.tx, input.groupId)
  if (group && group.state !== 'draft') throw new Invalid({ '': 'group.amendInstead' })
  if ((input.ownTitle === '') !== (input.ownText === ''))
    throw new Invalid(input.ownTitle === '' ? { ownTitle: 'missing' } : { ownText: 'missing' })
  if (input.chosen.length === 0 && input.ownText === '') throw new Invalid({ chosen: 'group.clausesNeeded' })
  await changeStep(acting, input.groupId, 'confidentiality', {
    keepDays: input.keepDays,
    chosenClauses: input.chosen,
    ownClause: { title: input.ownTitle, text: input.ownText },
  })
}

/**
 * Opens a draft: the founder signs the agreement first, and the group can be found if it is to be listed.
 * `clauses` are the chosen ones in full, from the catalog in the founder's language.
 * Refuses: NotFound; NotAllowed without a verified license; Invalid while a step is missing, and as signAgreement.
 */
export async function openGroup(
  acting: Acting,
  input: z.infer<typeof OpenGroup> & { clauses: Clause[] },
): Promise<void> {
  const { tx, now } = acting
  const door = await requireFacilitator(acting, input.groupId)
  const license = shutBy({ ...door, state: 'active', signed: true, vouched: true })
  if (license) throw new NotAllowed(license, { groupId: input.groupId })
  const group = await store.groupOf(tx, input.groupId)
  if (!group) throw new NotFound()
  if (group.state === 'open') return
  if (group.state !== 'draft') throw new NotFound()
  if (group.finishedSteps < steps.length) throw new Invalid({ '': 'group.stepsMissing' })
  await writeFirstAgreement(acting, {
    groupId: input.groupId,
    versionId: input.versionId,
    clauses: input.clauses,
  })
  await signAgreement(acting, {
    groupId: input.groupId,
    versionId: input.versionId,
    typedName: input.typedName,
    isLegalName: input.isLegalName,
  })
  await store.changeGroup(tx, input.groupId, { state: 'open', listed: input.listed, opened_at: now })
  await record(acting, { kind: 'group.opened', audience: 'group', groupId: input.groupId })
}

/** Shows the group in the directory or takes it out; again changes nothing. Refuses: NotAllowed for others; Invalid to show one that is not open. */
export async function setListed(
  acting: Acting,
  { groupId, listed }: z.infer<typeof SetListed>,
): Promise<void> {
  await requireFacilitator(acting, groupId)
  await lockGroup(acting, { groupId })
  const group = await store.groupOf(acting.tx, groupId)
  if (listed && group?.state !== 'open')
    throw new Invalid({ '': group?.state === 'ended' ? 'group.ended' : 'group.notOpen' })
  if (group?.listed === listed) return
  await store.changeGroup(acting.tx, groupId, { listed })
  await record(acting, { kind: 'group.changed', audience: 'group', groupId })
}

/**
 * The charter's hour follows the dates a group has set: the directory tells, and measures the fit by, when it really
 * meets. Refuses: NotFound outside; NotAllowed for who is no facilitator.
 */
export async function followDates(
  acting: Acting,
  { groupId, ...rhythm }: Rhythm & { groupId: string },
): Promise<void> {
  await requireFacilitator(acting, groupId)
  const group = await store.groupOf(acting.tx, groupId)
  if (!group) throw new NotFound()
  const names = Object.keys(rhythm) as (keyof Rhythm)[]
  if (names.every((name) => group[name] === rhythm[name])) return
  await store.changeCharter(acting.tx, groupId, rhythm, group.finishedSteps, acting.now)
  await record(acting, { kind: 'group.changed', audience: 'group', groupId })
}

/**
 * Goes on for another term; everyone is told. Renewing the term one saw twice renews it once.
 * Refuses: NotFound outside; NotAllowed for who is no facilitator; Invalid before it is asked.
 */
export async function renewTerm(acting: Acting, { groupId, endsOn }: RenewTerm): Promise<void> {
  const { tx, now } = acting
  await requireFacilitator(acting, groupId)
  await lockGroup(acting, { groupId })
  const group = await store.groupOf(tx, groupId)
  const term = group && termOf(group, now)
  if (!term) throw new NotFound()
  if (term.endsOn !== endsOn) return
  if (!term.isAsked) throw new Invalid({ '': 'group.termGoesOn' })
  await store.changeGroup(tx, groupId, { renewed_until: Temporal.PlainDate.from(term.next) })
  await record(acting, { kind: 'group.renewed', audience: 'group', groupId })
  await tellAll(tx, await othersSeated(acting, { groupId }), 'term-renewed', { groupId })
}

/**
 * Pauses a group (out of the directory, seats kept), goes on with it, or ends it: whoever leaves it as the last, also
 * before a shut door. Pausing or going on again changes nothing.
 */
export async function changeGroupState(
  acting: Acting,
  { groupId, state }: { groupId: string; state: 'open' | 'paused' | 'ended' },
): Promise<void> {
  const { tx, now } = acting
  await (state === 'ended' ? requireOffice : requireFacilitator)(acting, groupId)
  await lockGroup(acting, { groupId })
  const group = await store.groupOf(tx, groupId)
  if (!group || group.state === 'draft' || group.state === 'ended') throw new NotFound()
  if (group.state === state) return
  await store.changeGroup(tx, groupId, {
    state,
    ...(state === 'open' ? {} : { listed: false }),
    ...(state === 'ended' ? { ended_at: now } : {}),
  })
  await record(acting, { kind: 'group.changed', audience: 'group', groupId })
}
