import { theNetwork } from '#domain/network/reads'
import { requireSteward } from '#domain/stewards/reads'
import type { Acting } from '#platform/database/acting'
import { undrawn } from '#platform/pdf/fonts'
import { record } from '#platform/record'
import { Invalid, NotFound, Stale } from '#platform/refusals'
import { confirmationIn, type KeepPolicy, objectivesFrom, type Policy } from './policy.ts'
import * as store from './store.ts'

/**
 * Writes or changes a policy; on the record. Documents issued before keep what they said.
 * Refuses: NotFound for who is no steward; Invalid for words that no paper can print, when the board's confirmation is of a day to come, or of a day on which
 * it confirmed something else of the provider, unless that is said anew; Stale when another steward writes it at the same
 * moment.
 */
export async function keepPolicy(acting: Acting, { confirmedAnew, ...input }: KeepPolicy): Promise<void> {
  const { tx, actor, now } = acting
  await requireSteward(acting)
  const network = await theNetwork(acting)
  if (!network) throw new NotFound()
  const before = await store.policyById(tx, input.policyId)
  const today = now.toZonedDateTimeISO(network.homeZone).toPlainDate()
  const policy = policyFrom(input, now)
  if (before && isSame(before, policy)) return
  requirePrintable(input)
  const { confirmedOn } = policy
  if (confirmedOn && Temporal.PlainDate.compare(confirmedOn, today) > 0)
    throw new Invalid({ confirmedOn: 'credit.confirmedOn' })
  const confirmation = confirmationIn(before, policy)
  if (confirmation === 'of-before' && !confirmedAnew)
    throw new Invalid({ confirmedOn: 'credit.confirmedBefore' })
  const confirmedBy = confirmedOn && actor.clinicianId
  const isKept = before
    ? await store.changePolicy(
        tx,
        policy,
        confirmation === 'stays' ? undefined : confirmedBy,
        before.changedAt,
      )
    : await store.addPolicy(tx, policy, confirmedBy)
  if (!isKept) {
    const kept = await store.policyById(tx, input.policyId)
    if (kept && isSame(kept, policy)) return
    throw new Stale()
  }
  await record(acting, { kind: 'policy.changed', audience: 'stewards', subjectId: policy.id })
}

function policyFrom(input: Omit<KeepPolicy, 'confirmedAnew'>, now: Temporal.Instant): Policy {
  const { policyId, ...fields } = input
  return {
    ...fields,
    id: policyId,
    objectives: objectivesFrom(input.objectives),
    validFrom: Temporal.PlainDate.from(input.validFrom),
    validTo: input.validTo ? Temporal.PlainDate.from(input.validTo) : null,
    confirmedOn: input.confirmedOn ? Temporal.PlainDate.from(input.confirmedOn) : null,
    changedAt: now,
  }
}

/** What of a policy stands on its documents in the words it is written in. */
const printed = [
  'title',
  'unitName',
  'objectives',
  'providerName',
  'providerNumber',
  'approvalSentence',
  'signerName',
  'signerTitle',
] as const

/** An approval sentence, or whoever signs, that comes out as marks is worth nothing to a board. */
function requirePrintable(input: Pick<KeepPolicy, (typeof printed)[number]>): void {
  const problems = printed.flatMap((field) => {
    const characters = undrawn(input[field]).slice(0, 5).join(' ')
    return characters ? [[field, { code: 'credit.unprintable', values: { characters } }] as const] : []
  })
  if (problems.length > 0) throw new Invalid(Object.fromEntries(problems))
}

/** The same words and numbers: a form sent twice. */
function isSame(before: Policy, after: Policy): boolean {
  const words = (policy: Policy) => JSON.stringify(Object.entries({ ...policy, changedAt: '' }).sort())
  return words(before) === words(after)
}
