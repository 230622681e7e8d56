import { data, href, redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { formatPlainDate } from '#copy/formats'
import { TypedCode } from '#domain/certificates/certificate'
import { codeToRevoke } from '#domain/certificates/reads'
import { type PolicyToKeep, policiesToKeep } from '#domain/credit/reads'
import { Button, ButtonLink } from '#ui/button'
import { Card, Chip, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { EmptyState, Notice } from '#ui/notice'
import { useReader } from '#ui/reader'
import { Desk } from '../desk/desk.tsx'
import type { Route } from './+types/policies'

export async function loader({ context, request }: Route.LoaderArgs) {
  const kept = await asClinician(context, policiesToKeep, undefined)
  return { ...kept, isKept: new URL(request.url).searchParams.has('kept') }
}

export async function action(args: Route.ActionArgs) {
  const found = await submit(args, TypedCode, codeToRevoke)
  return found.ok ? redirect(href('/desk/credit/documents/:code', found.value)) : data(found, 400)
}

export default function PoliciesPage({
  loaderData: { policies, today, isKept },
  actionData,
}: Route.ComponentProps) {
  const copy = useCopy().credit.desk
  const make = (
    <ButtonLink kind="primary" to={href('/desk/credit/new')}>
      {copy.make}
    </ButtonLink>
  )
  return (
    <Desk title={copy.title} lead={copy.lead} actions={policies.length > 0 && make}>
      {isKept && (
        <Notice tone="good" isAlert>
          {copy.kept}
        </Notice>
      )}
      {policies.length === 0 ? (
        <EmptyState title={copy.none} button={make}>
          {copy.noneWords}
        </EmptyState>
      ) : (
        <Card>
          <Lines>
            {policies.map((policy) => (
              <PolicyLine key={policy.id} policy={policy} today={today} />
            ))}
          </Lines>
        </Card>
      )}
      <ToRevoke last={actionData} />
    </Desk>
  )
}

function PolicyLine({ policy, today }: { policy: PolicyToKeep; today: string }) {
  const copy = useCopy()
  const { locale } = useReader()
  const words = copy.credit.desk
  const day = (text: string) => text && formatPlainDate(text, locale)
  const change = (
    <ButtonLink size="small" to={href('/desk/credit/:policyId', { policyId: policy.id })}>
      {words.change}
    </ButtonLink>
  )
  return (
    <Line mark={<Validity policy={policy} today={today} />} button={change}>
      <p className="font-medium">{policy.title}</p>
      <p className="text-sm text-ink-2">
        {copy.certificates.categories[policy.category]} · {words.unit(policy.unitName, policy.unitMinutes)} ·{' '}
        {words.from(day(policy.validFrom), day(policy.validTo))}
      </p>
      <p className="text-sm text-ink-2">
        {policy.kind === 'certificate'
          ? words.kinds.certificate(policy.providerName, policy.providerNumber)
          : words.kinds.attendance}
      </p>
      <p className="text-sm text-ink-2">
        {policy.confirmedOn ? words.confirmed(day(policy.confirmedOn)) : words.unconfirmed}
        {policy.source && ` · ${words.source}: ${policy.source}`}
      </p>
    </Line>
  )
}

function Validity({ policy, today }: { policy: PolicyToKeep; today: string }) {
  const copy = useCopy().credit.desk
  if (policy.validFrom > today) return <Chip>{copy.ahead}</Chip>
  if (policy.validTo && policy.validTo < today) return <Chip>{copy.over}</Chip>
  return <Chip tone="good">{copy.inForce}</Chip>
}

/** A document proves wrong: first the steward sees whose and what it is. */
function ToRevoke({ last }: { last: Parameters<typeof Form>[0]['last'] }) {
  const copy = useCopy()
  const words = copy.credit.revoking
  return (
    <Card title={words.findTitle}>
      <p className="mb-4 max-w-prose text-ink-2">{words.findWords}</p>
      <Form last={last}>
        <TextField
          name="code"
          label={copy.certificates.verify.code}
          help={copy.certificates.verify.codeHelp}
          isRequired
          autoComplete="off"
          spellCheck={false}
          width="medium"
        />
        <div>
          <Button>{words.find}</Button>
        </div>
      </Form>
    </Card>
  )
}
