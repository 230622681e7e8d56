import { longestReason } from '#domain/cases/heading'
import type { FieldFinding } from '#domain/drafts/settled'
import { Button } from '#ui/button'
import { Card, Chip } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { FoundWords, toneOf } from './finding.tsx'
import { Reads, Unread } from './reads.tsx'

/** Finds in the page at once, each with its form: what is settled makes room for the next. */
const AT_ONCE = 60

/** The same list where there is no JavaScript: the server's check after saving, each answer a form. */
export function ServerCheck({
  findings,
  overridden,
  isEmpty,
  isUnread,
  last,
}: {
  findings: readonly FieldFinding[]
  /** How many direct finds stay for a written reason. */
  overridden: number
  /** Nothing is saved yet: then nothing is said of what was found. */
  isEmpty: boolean
  /** Some of it is in a script that is not read. */
  isUnread: boolean
  last: Parameters<typeof Form>[0]['last']
}) {
  const copy = useCopy().cases
  const direct = findings.filter((f) => f.severity === 'direct').length
  return (
    <Card
      title={copy.check.title}
      aside={
        !isEmpty && (
          <Chip tone={toneOf(findings)}>
            {copy.check.state(direct, findings.length - direct, overridden)}
          </Chip>
        )
      }
    >
      <Unread isUnread={isUnread} />
      {!isEmpty && findings.length === 0 && overridden === 0 && (
        <p className="text-sm text-ink-2">{copy.check.clear}</p>
      )}
      <ul>
        {findings.slice(0, AT_ONCE).map((finding) => {
          const key = `${finding.field}-${finding.start}`
          return (
            <li key={key} className="grid gap-2 border-t border-line py-3 text-sm first:border-t-0">
              <FoundWords finding={finding} />
              <Form name={key} last={last} className="flex flex-wrap items-end gap-2">
                <input type="hidden" name="field" value={finding.field} />
                <input type="hidden" name="words" value={finding.words} />
                <Button type="submit" size="small" name="do" value="use">
                  {copy.check.use}
                </Button>
                {finding.severity === 'caution' ? (
                  <Button type="submit" size="small" kind="quiet" name="do" value="dismiss">
                    {copy.check.not}
                  </Button>
                ) : (
                  <>
                    <TextField
                      name="reason"
                      label={copy.check.reason}
                      maxLength={longestReason}
                      isSometimes
                    />
                    <Button type="submit" size="small" kind="quiet" name="do" value="override">
                      {copy.check.keep}
                    </Button>
                  </>
                )}
              </Form>
            </li>
          )
        })}
      </ul>
      {findings.length > AT_ONCE && (
        <p className="mb-3 text-sm text-ink-2">{copy.check.later(findings.length - AT_ONCE)}</p>
      )}
      {findings.length > 1 && (
        <Form name="all">
          <Button type="submit" size="small" kind="primary" name="do" value="use-all">
            {copy.check.useAll}
          </Button>
        </Form>
      )}
      {overridden > 0 && <p className="mt-3 text-sm text-ink-2">{copy.check.overridden(overridden)}</p>}
      <Reads isFirst={isEmpty}>{copy.check.onServer}</Reads>
    </Card>
  )
}
