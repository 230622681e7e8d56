import { ANSWERS, type Answer } from '#domain/answers/choices'
import { buttonClass } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'

type Props = {
  meeting: { id: string; startsAt: string }
  answer: Answer | null
  /** What one said for another hour: it does not count for this one. */
  earlier: Answer | null
  last: Parameters<typeof Form>[0]['last']
  isSmall?: boolean
  /** The one thing this page asks: coming is its primary action until something was answered. */
  isAsked?: boolean
}

/** Coming, maybe, not coming: three buttons, the one given is pressed. Works without JavaScript. */
export function AnswerForm({ meeting, answer, earlier, last, isSmall, isAsked }: Props) {
  const copy = useCopy().meetings.answer
  return (
    <Form name={`answer-${meeting.id}`} last={last} className="flex flex-wrap gap-1.5 max-sm:w-full">
      <input type="hidden" name="do" value="answer" />
      <input type="hidden" name="meetingId" value={meeting.id} />
      <input type="hidden" name="startsAt" value={meeting.startsAt} />
      <span className="sr-only">{copy.question}</span>
      {ANSWERS.map((one) => (
        <button
          key={one}
          type="submit"
          name="answer"
          value={one}
          aria-pressed={answer === one}
          className={`${buttonClass({ size: isSmall ? 'small' : 'normal', kind: isAsked && one === 'coming' ? 'primary' : 'plain' })} aria-pressed:border-pine aria-pressed:bg-pine-soft aria-pressed:text-pine-deep max-sm:flex-auto max-sm:px-2 max-sm:text-sm`}
        >
          {copy[one]}
        </button>
      ))}
      {earlier && <p className="basis-full text-sm text-ink-2">{copy.earlier(copy[earlier])}</p>}
    </Form>
  )
}
