import { href, redirect } from 'react-router'
import { answered, asClinician, submit } from '#app/request'
import { formatDate, justBefore } from '#copy/formats'
import { issueDocument } from '#domain/certificates/actions'
import { IssueDocument } from '#domain/certificates/certificate'
import { type CreditLine, myCredits } from '#domain/certificates/reads'
import { Button, ButtonLink } from '#ui/button'
import { Card, Chip, Line, Lines } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Form } from '#ui/form'
import { EmptyState, Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { useReader } from '#ui/reader'
import type { Route } from './+types/credits'

export async function loader({ context }: Route.LoaderArgs) {
  return asClinician(context, myCredits, undefined)
}

export async function action(args: Route.ActionArgs) {
  const issued = await submit(args, IssueDocument, issueDocument)
  if (!issued.ok) return answered(issued)
  return redirect(href('/credits/documents/:certificateId', issued.value))
}

export default function CreditsPage({ loaderData: credits, actionData }: Route.ComponentProps) {
  const copy = useCopy().credit
  return (
    <Page title={copy.title} lead={copy.lead} side={<Totals totals={credits.totals} />}>
      {!credits.hasPolicy && <Notice>{copy.noPolicy}</Notice>}
      {credits.lines.length > 0 ? (
        <Card title={copy.meetings}>
          <Lines>
            {credits.lines.map((line) => (
              <CreditOf
                key={`${line.meetingId} ${line.policyId}`}
                line={line}
                hasLicense={credits.hasLicense}
                last={actionData}
              />
            ))}
          </Lines>
        </Card>
      ) : (
        credits.uncounted.length === 0 && <EmptyState title={copy.empty}>{copy.emptyWords}</EmptyState>
      )}
      <Uncounted meetings={credits.uncounted} isExplained={credits.hasPolicy} />
    </Page>
  )
}

type Last = Route.ComponentProps['actionData']

/** One meeting under one policy: what it is worth, what is missing, and the one button that mends it. */
function CreditOf({ line, hasLicense, last }: { line: CreditLine; hasLicense: boolean; last: Last }) {
  const copy = useCopy().credit
  const { units } = useCopy().certificates
  const { locale } = useReader()
  const isWorth = line.missing.every((missing) => missing.reason === 'evaluation')
  return (
    <Line button={<NextStep line={line} hasLicense={hasLicense} last={last} />}>
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <p className="font-medium">
          <DateTime at={line.startsAt} as="date" zone={line.zone} />
        </p>
        {isWorth && <p className="num text-ink-2">{units(line.unitsHundredths, line.unitName, locale)}</p>}
        <StateChip line={line} />
      </div>
      <p className="text-sm text-ink-2">
        {line.title} · {copy.present(line.minutesPresent)}
      </p>
      {line.missing.map((missing) => (
        <p key={missing.reason} className="mt-1 max-w-prose text-sm text-ink-2">
          {copy.missing(missing, 'dueAt' in missing ? lastDay(missing.dueAt, line.zone, locale) : '')}
        </p>
      ))}
    </Line>
  )
}

// The due instant is the midnight after the last day.
const lastDay = (dueAt: string, zone: string, locale: string) => formatDate(justBefore(dueAt), zone, locale)

function StateChip({ line }: { line: CreditLine }) {
  const copy = useCopy().credit
  if (line.document)
    return line.document.revokedAt ? (
      <Chip tone="danger">{copy.revoked}</Chip>
    ) : (
      <Chip tone="good">{copy.documented}</Chip>
    )
  if (line.missing.length === 0) return <Chip tone="pine">{copy.ready}</Chip>
  const isOneStep = line.missing.every((missing) => missing.reason === 'evaluation')
  return isOneStep ? <Chip tone="clay">{copy.oneStep}</Chip> : <Chip>{copy.notCounted}</Chip>
}

function NextStep({ line, hasLicense, last }: { line: CreditLine; hasLicense: boolean; last: Last }) {
  const copy = useCopy().credit
  if (line.document)
    return (
      <ButtonLink
        size="small"
        to={href('/credits/documents/:certificateId', { certificateId: line.document.certificateId })}
      >
        {copy.open}
      </ButtonLink>
    )
  if (line.missing.length === 1 && line.missing[0]!.reason === 'evaluation')
    return (
      <ButtonLink size="small" to={href('/credits/evaluate/:meetingId', { meetingId: line.meetingId })}>
        {copy.evaluate}
      </ButtonLink>
    )
  if (line.missing.length > 0) return null
  return (
    <Form name={line.newCertificateId} last={last} className="grid gap-2 sm:justify-items-end">
      <input type="hidden" name="certificateId" value={line.newCertificateId} />
      <input type="hidden" name="meetingId" value={line.meetingId} />
      <input type="hidden" name="policyId" value={line.policyId} />
      <Button size="small">{copy.getRecord[line.kind]}</Button>
      {hasLicense && (
        <Checkbox name="withLicense" label={<span className="text-sm">{copy.printLicense}</span>} />
      )}
    </Form>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function Totals({ totals }: { totals: Loaded['totals'] }) {
  const copy = useCopy()
  const { locale } = useReader()
  const years = [...new Set(totals.map((total) => total.year))]
  return (
    <>
      <Card title={copy.credit.totals}>
        {years.length === 0 && <p className="text-ink-2">{copy.credit.noTotals}</p>}
        <div className="grid gap-4">
          {years.map((year) => (
            <section key={year}>
              <h3 className="text-md">{copy.credit.year(year)}</h3>
              <dl className="mt-1 grid gap-1">
                {totals
                  .filter((total) => total.year === year)
                  .map((total) => (
                    <div
                      key={`${total.category} ${total.unitName}`}
                      className="flex flex-wrap justify-between gap-x-4"
                    >
                      <dt className="text-ink-2">{copy.certificates.categories[total.category]}</dt>
                      <dd className="num font-medium">
                        {copy.certificates.units(total.unitsHundredths, total.unitName, locale)}
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
      </Card>
      <p className="text-sm text-ink-2">{copy.credit.confirm}</p>
    </>
  )
}

function Uncounted({ meetings, isExplained }: { meetings: Loaded['uncounted']; isExplained: boolean }) {
  const copy = useCopy().credit
  if (meetings.length === 0) return null
  return (
    <Card title={copy.uncounted}>
      {isExplained && <p className="mb-1 text-sm text-ink-2">{copy.uncountedWords}</p>}
      <Lines>
        {meetings.map((meeting) => (
          <Line key={meeting.startsAt}>
            <DateTime at={meeting.startsAt} as="date" zone={meeting.zone} />
            <span className="ml-2 text-sm text-ink-2">{copy.present(meeting.minutesPresent)}</span>
          </Line>
        ))}
      </Lines>
    </Card>
  )
}
