/** What a test's network gives credit for. */
import { KeepPolicy } from '#domain/credit/policy'
import { newId } from '#platform/identifiers'

/** A credit policy under which every meeting counts; `but`: what is to be otherwise. */
export function aPolicy(but: Partial<KeepPolicy> = {}): KeepPolicy {
  return KeepPolicy.parse({
    policyId: newId(),
    title: 'Peer consultation',
    category: 'peer',
    unitName: 'hour',
    unitMinutes: 60,
    incrementPercent: 25,
    rounding: 'down',
    counts: 'all',
    minPresenceMinutes: 0,
    minPresencePercent: 0,
    groupMin: 2,
    groupMax: 20,
    evaluationRequired: false,
    evaluationDays: 30,
    objectives: '',
    validFrom: '2020-01-01',
    confirmedOn: '2020-01-15',
    ...but,
  })
}
