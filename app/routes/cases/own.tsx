import type { CaseShown } from '#domain/cases/reads'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { PlainDate } from '#ui/datetime'
import { Confirm } from '#ui/dialog'
import { Form } from '#ui/form'

/** What a presenter can do with a shared case: correct it, take it back, destroy it before its date. */
export function OwnActions({
  item,
  draftId,
}: {
  item: Pick<CaseShown, 'caseId' | 'withdrawn' | 'door'>
  draftId: string
}) {
  const copy = useCopy().cases.reading
  const address = `/cases/${item.caseId}`
  return (
    <Card title={copy.own}>
      <div className="flex flex-wrap gap-2">
        {!item.withdrawn && (
          <>
            {item.door === 'open' && (
              <Form name="correct" className="contents">
                <input type="hidden" name="draftId" value={draftId} />
                <Button type="submit" size="small" name="do" value="correct">
                  {copy.correct}
                </Button>
              </Form>
            )}
            <Confirm to={`${address}/withdraw`} link={copy.withdraw} size="small" title={copy.withdrawTitle}>
              <p>{copy.withdrawWords}</p>
              <Form action={address} name="withdraw">
                <Button type="submit" kind="primary" name="do" value="withdraw">
                  {copy.withdraw}
                </Button>
              </Form>
            </Confirm>
          </>
        )}
        <Confirm
          to={`${address}/destroy`}
          link={copy.destroy}
          kind="danger"
          size="small"
          title={copy.destroyTitle}
        >
          <p>{copy.destroyWords}</p>
          <Form action={address} name="destroy">
            <Button type="submit" kind="danger" name="do" value="destroy">
              {copy.destroy}
            </Button>
          </Form>
        </Confirm>
      </div>
    </Card>
  )
}

/** Who read one's own case: names for its presenter alone, and how many stepped out. */
export function Audience({ audience }: { audience: NonNullable<CaseShown['audience']> }) {
  const copy = useCopy().cases.reading
  return (
    <Card title={copy.audience}>
      <p className="text-sm text-ink-2">{copy.mayRead(audience.mayRead)}</p>
      {audience.readers.length === 0 ? (
        <p className="mt-2 text-sm">{copy.nobody}</p>
      ) : (
        <ul className="mt-2 grid gap-1 text-sm">
          {audience.readers.map((reader) => (
            <li key={reader.name} className="flex justify-between gap-3">
              <span>{reader.name}</span>
              <span className="text-ink-2">
                <PlainDate day={reader.day} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {audience.steppedOut > 0 && (
        <p className="mt-3 text-sm text-ink-2">{copy.steppedOutCount(audience.steppedOut)}</p>
      )}
    </Card>
  )
}
