import { href, redirect } from 'react-router'
import { answered, asClinician, submit } from '#app/request'
import { evaluateMeeting } from '#domain/evaluations/actions'
import { EvaluateMeeting, type Question } from '#domain/evaluations/evaluation'
import { evaluationToWrite } from '#domain/evaluations/reads'
import { newId } from '#platform/identifiers'
import { Button } from '#ui/button'
import { FieldGroup } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { TextArea } from '#ui/field'
import { Form } from '#ui/form'
import { useTyped } from '#ui/form-state'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/evaluate'

export async function loader({ context, params }: Route.LoaderArgs) {
  const evaluation = await asClinician(context, evaluationToWrite, params)
  return { ...evaluation, evaluationId: newId() }
}

export async function action(args: Route.ActionArgs) {
  const given = await submit(args, EvaluateMeeting, evaluateMeeting)
  return given.ok ? redirect(href('/credits')) : answered(given)
}

export default function EvaluatePage({ loaderData: evaluation, actionData }: Route.ComponentProps) {
  const copy = useCopy().credit.evaluation
  const before = evaluation.answers
  return (
    <Page
      title={copy.title}
      width="reading"
      above={
        <>
          {evaluation.groupName ?? copy.meeting},{' '}
          <DateTime at={evaluation.startsAt} as="day" zone={evaluation.zone} />
        </>
      }
      lead={copy.lead}
    >
      <Notice tone="private">{copy.private}</Notice>
      {!evaluation.isOpen && <Notice tone="warn">{copy.over}</Notice>}
      {before && evaluation.isOpen && <p className="text-ink-2">{copy.answered}</p>}
      <Form last={actionData} className="grid gap-7">
        <input type="hidden" name="evaluationId" value={evaluation.evaluationId} />
        {(Object.keys(copy.questions) as Question[]).map((question) => (
          <Scale key={question} name={question} label={copy.questions[question]} first={before?.[question]} />
        ))}
        <TextArea
          name="remark"
          label={copy.remark}
          help={copy.remarkHelp}
          defaultValue={before?.remark}
          rows={3}
          maxLength={2000}
        />
        {evaluation.isOpen && (
          <div>
            <Button kind="primary">{before ? copy.change : copy.button}</Button>
          </div>
        )}
      </Form>
    </Page>
  )
}

/** Five answers in a row, on a phone too: two minutes are no long way down. */
function Scale({ name, label, first }: { name: string; label: string; first: number | undefined }) {
  const copy = useCopy().credit.evaluation
  const typed = useTyped(name, first === undefined ? undefined : String(first))
  return (
    <FieldGroup name={name} label={label}>
      <div className="grid grid-cols-5 gap-1 sm:gap-2">
        {copy.scale.map((words, index) => (
          <label
            key={words}
            className="flex min-h-11 min-w-0 cursor-pointer flex-col items-center gap-1.5 rounded-m border border-line-strong bg-card px-1 py-2 text-center text-xs leading-tight has-checked:border-pine has-checked:bg-pine-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-pine sm:text-sm"
          >
            <input
              type="radio"
              name={name}
              value={index + 1}
              defaultChecked={typed === String(index + 1)}
              className="size-[1.125rem] shrink-0 accent-pine"
            />
            {words}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
