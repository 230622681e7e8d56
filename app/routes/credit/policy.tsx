import { data, href, redirect } from 'react-router'
import { seenOf } from '#app/meanwhile'
import { answered, asClinician, type Refusal, submit } from '#app/request'
import { keepPolicy } from '#domain/credit/actions'
import { KeepPolicy } from '#domain/credit/policy'
import { policiesToKeep, policyAsKept, policyAsTyped } from '#domain/credit/reads'
import { newId } from '#platform/identifiers'
import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Seen } from '#ui/seen'
import { Desk } from '../desk/desk.tsx'
import type { Route } from './+types/policy'
import { type PolicyShown, Presence, Provider, Time, Validity, What } from './policyfields.tsx'

/** What a new policy begins with: common values of a record of attendance. */
const usual: Omit<PolicyShown, 'id' | 'validFrom'> = {
  title: '',
  category: 'peer',
  unitName: 'hour',
  unitMinutes: 60,
  incrementPercent: 25,
  rounding: 'down',
  counts: 'all',
  minPresenceMinutes: 0,
  minPresencePercent: 80,
  groupMin: 3,
  groupMax: 12,
  evaluationRequired: true,
  evaluationDays: 30,
  objectives: '',
  providerName: '',
  providerNumber: '',
  approvalSentence: '',
  signerName: '',
  signerTitle: '',
  source: '',
  validTo: '',
  confirmedOn: '',
  changedAt: '',
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { policies, today } = await asClinician(context, policiesToKeep, undefined)
  if (!params.policyId)
    return {
      isNew: true,
      policy: { ...usual, id: newId(), validFrom: today },
      seen: seenOf(policyAsTyped({ ...usual, id: '', validFrom: today })),
    }
  const found = policies.find(({ id }) => id === params.policyId)
  if (!found) throw data<Refusal>({ refusal: 'not-found' }, 404)
  const { kind: _kind, ...policy } = found
  return { isNew: false, policy, seen: seenOf(policyAsTyped(policy)) }
}

export async function action(args: Route.ActionArgs) {
  const kept = await submit(args, KeepPolicy, keepPolicy, policyAsKept)
  return kept.ok ? redirect(`${href('/desk/credit')}?kept`) : answered(kept)
}

export default function PolicyPage({
  loaderData: { policy, isNew, seen },
  actionData,
}: Route.ComponentProps) {
  const copy = useCopy().credit
  const refused = actionData && !actionData.ok ? actionData : undefined
  return (
    <Desk
      title={isNew ? copy.policy.makeTitle : copy.policy.changeTitle}
      lead={isNew ? copy.confirm : copy.policy.lead}
      width="reading"
    >
      <Form last={actionData} className="grid gap-5.5">
        {/* Refused, it is still about the policy it was sent for. */}
        <input type="hidden" name="policyId" value={refused?.typed.policyId?.[0] ?? policy.id} />
        <Seen seen={seen} />
        <What policy={policy} />
        <Time policy={policy} />
        <Presence policy={policy} />
        <Provider policy={policy} />
        <Validity policy={policy} />
        <div>
          <Button kind="primary">{copy.policy.button}</Button>
        </div>
      </Form>
    </Desk>
  )
}
