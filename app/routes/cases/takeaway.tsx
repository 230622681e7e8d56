import { outcomes } from '#domain/takeaways/outcomes'
import { Button } from '#ui/button'
import { Card, Chip } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Select, TextArea } from '#ui/field'
import { Form } from '#ui/form'
import { AskWhen } from './askwhen.tsx'

type Props = {
  takeaway: { text: string; followUpAt: string | null; madeAt: string } | undefined
  followUp: { text: string; outcome: string; madeAt: string } | undefined
  /** The presenter said that there is nothing to try; they may still write it. */
  isDeclined: boolean
  isMine: boolean
  /** Whether the presenter may write to the group now. */
  isOpen: boolean
  /** The reader's hour has come: the meeting has begun, or colleagues have answered in writing. */
  isHeard: boolean
  now: string
  last: Parameters<typeof Form>[0]['last']
}

/** One thing to try, and what came of it: written by the presenter, seen by who opened the case. */
export function TakeawayPart(props: Props) {
  const { takeaway, followUp, isDeclined, isMine, isOpen, isHeard, now, last } = props
  const copy = useCopy().cases.takeaway
  if (!takeaway && !(isHeard && isOpen)) return null
  if (!isMine && !takeaway) return <p className="text-sm text-ink-2">{copy.none}</p>
  const isDue = takeaway?.followUpAt ? takeaway.followUpAt <= now : false
  return (
    <Card title={copy.title}>
      <div className="grid gap-5">
        {takeaway && (
          <div>
            <p className="whitespace-pre-line font-serif text-lg">{takeaway.text}</p>
            {isMine && isOpen && takeaway.followUpAt && !followUp && (
              <p className="mt-1 text-sm text-ink-2">
                {isDue ? (
                  copy.isDue
                ) : (
                  <>
                    {copy.asks} <DateTime at={takeaway.followUpAt} as="date" />.
                  </>
                )}
              </p>
            )}
          </div>
        )}
        {followUp && (
          <div>
            <div className="mb-1 flex flex-wrap items-center gap-2 text-sm font-medium">
              {copy.cameOfIt} <Chip tone="pine">{copy.outcomes[followUp.outcome]}</Chip>
            </div>
            <p className="whitespace-pre-line">{followUp.text}</p>
          </div>
        )}
        {isMine && isOpen && !takeaway && <TakeAwayForm isDeclined={isDeclined} last={last} />}
        {isMine && isOpen && takeaway && !followUp && <FollowUpForm isDue={isDue} last={last} />}
      </div>
    </Card>
  )
}

function TakeAwayForm({ isDeclined, last }: Pick<Props, 'isDeclined' | 'last'>) {
  const copy = useCopy().cases.takeaway
  return (
    <>
      <Form last={last} name="take-away" className="grid gap-4">
        <p className="text-sm text-ink-2">{isDeclined ? copy.declined : copy.lead}</p>
        <TextArea name="text" label={copy.text} rows={2} maxLength={2000} isRequired />
        <AskWhen words={copy.askWhen} />
        <div>
          <Button type="submit" kind="primary" name="do" value="take-away">
            {copy.save}
          </Button>
        </div>
      </Form>
      {!isDeclined && (
        <Form className="-mt-2 -ml-4 flex">
          <Button type="submit" kind="quiet" name="do" value="take-nothing">
            {copy.nothing}
          </Button>
        </Form>
      )}
    </>
  )
}

function FollowUpForm({ isDue, last }: { isDue: boolean } & Pick<Props, 'last'>) {
  const copy = useCopy().cases.takeaway
  return (
    <Form last={last} name="follow-up" className="grid gap-4">
      <Select
        name="outcome"
        label={copy.outcome}
        width="medium"
        empty=""
        options={outcomes.map((value) => ({ value, label: copy.outcomes[value] ?? value }))}
        isRequired
      />
      <TextArea name="text" label={copy.followUp} rows={3} maxLength={4000} isRequired />
      <div>
        <Button type="submit" kind={isDue ? 'primary' : 'plain'} name="do" value="follow-up">
          {copy.saveFollowUp}
        </Button>
      </div>
    </Form>
  )
}
