import { responseKinds } from '#domain/responses/kinds'
import type { ResponseShown } from '#domain/responses/reads'
import { Button } from '#ui/button'
import { Card, Chip, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Select, TextArea } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Section } from '#ui/page'

type Last = Parameters<typeof Form>[0]['last']

/** What colleagues wrote, and the place to write. */
export function ResponsesPart({
  responses,
  responseId,
  isOpen,
  isMine,
  last,
}: {
  responses: readonly ResponseShown[]
  responseId: string
  isOpen: boolean
  /** The presenter answers colleagues, quieter than what else is asked of them. */
  isMine: boolean
  last: Last
}) {
  const copy = useCopy().cases.responses
  return (
    <Section title={copy.title} id="responses">
      <Card isFlush>
        <div className="px-5">
          {responses.length === 0 && <p className="py-4 text-sm text-ink-2">{copy.none}</p>}
          <Lines>
            {responses.map((response) => (
              <ResponseLine key={response.responseId} response={response} />
            ))}
          </Lines>
        </div>
      </Card>
      {isOpen && (
        <Form last={last} name="respond" className="mt-5 grid gap-4">
          <input type="hidden" name="responseId" value={responseId} />
          <Select
            name="kind"
            label={copy.kind}
            width="medium"
            defaultValue="reflection"
            options={responseKinds.map((value) => ({
              value,
              label: `${copy.kinds[value]}: ${copy.kindHelp[value]}`,
            }))}
            isRequired
          />
          <TextArea
            name="text"
            label={isMine ? copy.textOwn : copy.text}
            rows={4}
            maxLength={6000}
            isRequired
          />
          <Notice tone="private">{isMine ? copy.readersOwn : copy.readers}</Notice>
          <div>
            <Button type="submit" kind={isMine ? 'plain' : 'primary'} name="do" value="respond">
              {isMine ? copy.sendOwn : copy.send}
            </Button>
          </div>
        </Form>
      )}
    </Section>
  )
}

function ResponseLine({ response }: { response: ResponseShown }) {
  const copy = useCopy().cases.responses
  return (
    <Line
      mark={
        <span className="max-sm:basis-full">
          <Chip tone="pine">{copy.kinds[response.kind]}</Chip>
        </span>
      }
      button={
        response.isMine && (
          <Form name={response.responseId}>
            <input type="hidden" name="responseId" value={response.responseId} />
            <Button type="submit" size="small" kind="quiet" name="do" value="withdraw-response">
              {copy.withdraw}
            </Button>
          </Form>
        )
      }
    >
      <p dir="auto" className="whitespace-pre-line">
        {response.text}
      </p>
      <p className="mt-1 text-sm text-ink-2">
        {response.isMine ? copy.you : (response.author ?? copy.formerMember)},{' '}
        <DateTime at={response.madeAt} as="day" />
        {response.changed && ` (${copy.changed})`}
      </p>
    </Line>
  )
}
