import { data, href, redirect } from 'react-router'
import { answered, asClinician, type Refusal, submit } from '#app/request'
import { keepPolicy } from '#domain/credit/actions'
import { KeepPolicy } from '#domain/credit/policy'
import { policiesToKeep } from '#domain/credit/reads'
import { newId } from '#platform/identifiers'
import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
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
    }
  const policy = policies.find(({ id }) => id === params.policyId)
  if (!policy) throw data<Refusal>({ refusal: 'not-found' }, 404)
  return { isNew: false, policy }
}

export async function action(args: Route.ActionArgs) {
  const kept = await submit(args, KeepPolicy, keepPolicy)
  return kept.ok ? redirect(`${href('/desk/credit')}?kept`) : answered(kept)
}

export default function PolicyPage({ loaderData: { policy, isNew }, actionData }: Route.ComponentProps) {
  const copy = useCopy().credit
  return (
    <Desk
      title={isNew ? copy.policy.makeTitle : copy.policy.changeTitle}
      lead={isNew ? copy.confirm : copy.policy.lead}
      width="reading"
    >
      <Form last={actionData} className="grid gap-5.5">
        <input type="hidden" name="policyId" value={policy.id} />
        <input type="hidden" name="seen" value={policy.changedAt} />
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
