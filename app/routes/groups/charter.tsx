import { useState } from 'react'
import { data, redirect } from 'react-router'
import type { z } from 'zod'
import type { Refused } from '#app/forms'
import { asClinician, submit } from '#app/request'
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
  type Step,
  steps,
} from '#domain/groups/charter'
import { type CharterDraft, charterToWrite } from '#domain/groups/reads'
import { groupsWithoutDates } from '#domain/series/reads'
import type { Acting } from '#platform/database/acting'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import { useReader } from '#ui/reader'
import { Steps } from '#ui/steps'
import type { Route } from './+types/charter'
import { CharterFacts, GroupRing } from './outline.tsx'
import { StepFields } from './stepfields.tsx'
import { typedCharter } from './typed.ts'

const stepOf = (name: string | undefined): Step | undefined => steps.find((step) => step === name)

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charter, hasDates } = await asClinician(context, charterAndDates, params)
  const step = stepOf(params.step)
  if (!step) {
    const next = steps[charter.finishedSteps]
    throw redirect(next ? `/groups/${params.groupId}/charter/${next}` : `/groups/${params.groupId}/open`)
  }
  // What confidentiality needs after opening is another page, where everyone signs again.
  if (step === 'confidentiality' && charter.state !== 'draft')
    throw redirect(`/groups/${params.groupId}/agreement/amend`)
  return { charter, step, hasDates }
}

async function charterAndDates(acting: Acting, of: { groupId: string }) {
  const charter = await charterToWrite(acting, of)
  const without = await groupsWithoutDates(acting, { groupIds: [of.groupId] })
  return { charter, hasDates: without.length === 0 }
}

type Decision = {
  schema: z.ZodType<{ groupId: string }>
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

export async function action(args: Route.ActionArgs) {
  const step = stepOf(args.params.step)
  if (!step) throw data(null, 404)
  const { schema, decide } = decisions[step]
  const done = await submit(args, schema, async (acting, input) => {
    await decide(acting, input as never)
    return (await charterToWrite(acting, input)).state
  })
  if (!done.ok) return data<Refused>(done, 400)
  if (done.value !== 'draft') return redirect(`/groups/${args.params.groupId}`)
  const next = steps[steps.indexOf(step) + 1]
  return redirect(
    next ? `/groups/${args.params.groupId}/charter/${next}` : `/groups/${args.params.groupId}/open`,
  )
}

export default function CharterPage({ loaderData, actionData }: Route.ComponentProps) {
  const { charter, step, hasDates } = loaderData
  const { groups, charters: copy } = useCopy()
  const at = steps.indexOf(step)
  const base = `/groups/${charter.groupId}`
  const shown = steps.map((name, index) => ({
    name: copy.steps.names[name] ?? name,
    to: index <= charter.finishedSteps ? `${base}/charter/${name}` : undefined,
    isDone: index < charter.finishedSteps,
  }))
  const isDraft = charter.state === 'draft'
  const before = steps[at - 1]
  const [typed, setTyped] = useState<{ step: Step; charter: CharterDraft }>()
  const shownNow = typed?.step === step ? typed.charter : charter
  /** With JavaScript the preview follows what is typed. */
  const follow = (target: EventTarget) => {
    const form = target instanceof HTMLElement ? target.closest('form') : null
    if (form) setTyped({ step, charter: typedCharter(charter, step, new FormData(form)) })
  }
  return (
    <>
      <Steps label={copy.steps.label} steps={shown} current={at} />
      <Page
        title={copy.steps.names[step]}
        tab={groups.yourGroup}
        lead={copy.steps.why[step]}
        side={<Preview charter={shownNow} />}
      >
        <div onInput={(event) => follow(event.target)}>
          <Form last={actionData} key={step}>
            <StepFields step={step} charter={charter} hasDates={hasDates} />
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" kind="primary">
                {isDraft ? copy.steps.saveNext : copy.steps.save}
              </Button>
              <ButtonLink
                kind="quiet"
                to={isDraft ? (before ? `${base}/charter/${before}` : '/groups') : base}
              >
                {copy.steps.back}
              </ButtonLink>
            </div>
          </Form>
        </div>
      </Page>
    </>
  )
}

/** The public page in small: the ring as it is, of a draft with the founder alone in it, and the charter so far. */
function Preview({ charter }: { charter: CharterDraft }) {
  const copy = useCopy().charters
  const { family } = useReader()
  const { families, taken } =
    charter.ring.taken > 0 ? charter.ring : { families: family ? { [family]: 1 } : {}, taken: 1 }
  const group = { ...charter, ring: { families, taken, open: Math.max(0, charter.seatsMax - taken) } }
  return (
    <section aria-label={copy.steps.preview} className="lg:sticky lg:top-6">
      <p className="mb-2 text-sm text-ink-2">{copy.steps.preview}</p>
      <Card>
        <div className="grid gap-4">
          <div className="flex items-center gap-4">
            <GroupRing group={group} isMine />
            <h2 className="min-w-0 text-lg wrap-anywhere">{charter.name || copy.steps.previewNoName}</h2>
          </div>
          {charter.purpose && <p className="text-sm wrap-anywhere text-ink-2">{charter.purpose}</p>}
          <div className="text-sm">
            <CharterFacts group={group} columns={1} />
          </div>
        </div>
      </Card>
    </section>
  )
}
