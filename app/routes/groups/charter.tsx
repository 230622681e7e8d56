import { useState } from 'react'
import { data, redirect } from 'react-router'
import type { Refused } from '#app/forms'
import { seenOf } from '#app/meanwhile'
import { asClinician, submit } from '#app/request'
import { type Step, steps } from '#domain/groups/charter'
import type { CharterDraft } from '#domain/groups/reads'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import { useReader } from '#ui/reader'
import { Seen } from '#ui/seen'
import { Steps } from '#ui/steps'
import type { Route } from './+types/charter'
import { CharterFacts } from './charterfacts.tsx'
import { charterAndDates, decideStep, schemaOf, stepOf, storedStep } from './decisions.ts'
import { GroupRing } from './outline.tsx'
import { StepFields } from './stepfields.tsx'
import { typedCharter } from './typed.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charter, hasDates } = await asClinician(context, charterAndDates, params)
  const step = stepOf(params.step)
  if (!step) {
    const next = steps[charter.finishedSteps]
    throw redirect(next ? `/groups/${params.groupId}/charter/${next}` : `/groups/${params.groupId}/open`)
  }
  // Decisions are taken in their order: each stands on those before it.
  if (steps.indexOf(step) > charter.finishedSteps)
    throw redirect(`/groups/${params.groupId}/charter/${steps[charter.finishedSteps]}`)
  // What confidentiality needs after opening is another page, where everyone signs again.
  if (step === 'confidentiality' && charter.state !== 'draft')
    throw redirect(`/groups/${params.groupId}/agreement/amend`)
  return { charter, step, hasDates, seen: seenOf(storedStep(step, { charter, hasDates })) }
}

export async function action(args: Route.ActionArgs) {
  const step = stepOf(args.params.step)
  if (!step) throw data(null, 404)
  const done = await submit(
    args,
    schemaOf(step),
    (acting, input) => decideStep(acting, step, input),
    async (acting, input) => storedStep(step, await charterAndDates(acting, input)),
  )
  if (!done.ok) return data<Refused>(done, 400)
  if (done.value !== 'draft') return redirect(`/groups/${args.params.groupId}`)
  const next = steps[steps.indexOf(step) + 1]
  return redirect(
    next ? `/groups/${args.params.groupId}/charter/${next}` : `/groups/${args.params.groupId}/open`,
  )
}

export default function CharterPage({ loaderData, actionData }: Route.ComponentProps) {
  const { charter, step, hasDates, seen } = loaderData
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
  const back = before ? `${base}/charter/${before}` : '/groups'
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
            <Seen seen={seen} />
            <StepFields step={step} charter={charter} hasDates={hasDates} />
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" kind="primary">
                {isDraft ? copy.steps.saveNext : copy.steps.save}
              </Button>
              <ButtonLink kind="quiet" to={isDraft ? back : base}>
                {copy.steps.back}
              </ButtonLink>
              {isDraft && (
                <ButtonLink kind="quiet" to={`${base}/discard`}>
                  {groups.discard.button}
                </ButtonLink>
              )}
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
