import { data, href, Link, redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { revokeByCode } from '#domain/certificates/actions'
import { RevokeByCode } from '#domain/certificates/certificate'
import { documentToRevoke } from '#domain/certificates/reads'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextArea } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Desk } from '../desk/desk.tsx'
import { DocumentFacts, Revoked } from '../verify/facts.tsx'
import type { Route } from './+types/revoke'

const list = href('/desk/credit')

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const document = await asClinician(context, documentToRevoke, params)
  return { document, isDone: new URL(request.url).searchParams.has('done') }
}

export async function action(args: Route.ActionArgs) {
  const revoked = await submit(args, RevokeByCode, revokeByCode)
  if (!revoked.ok) return data(revoked, 400)
  return redirect(`${href('/desk/credit/documents/:code', args.params)}?done`)
}

/** What a steward is about to revoke, beside the reason. */
export default function RevokePage({ loaderData: { document, isDone }, actionData }: Route.ComponentProps) {
  const { desk, revoking: copy } = useCopy().credit
  return (
    <Desk title={copy.title} above={<Link to={list}>{desk.title}</Link>} width="reading">
      {isDone && document.revokedOn && (
        <Notice tone="good" isAlert>
          {copy.done}
        </Notice>
      )}
      {document.revokedOn && <Revoked on={document.revokedOn} />}
      <Card>
        <DocumentFacts document={document} />
      </Card>
      {document.revokedOn ? (
        <div>
          <ButtonLink to={list}>{copy.back}</ButtonLink>
        </div>
      ) : (
        <Reason last={actionData} />
      )}
    </Desk>
  )
}

function Reason({ last }: { last: Route.ComponentProps['actionData'] }) {
  const { issued, revoking: copy } = useCopy().credit
  return (
    <Card title={copy.reasonTitle}>
      <p className="mb-4 max-w-prose text-ink-2">{copy.words}</p>
      <Form last={last}>
        <TextArea
          name="reason"
          label={issued.reason}
          help={issued.reasonHelp}
          isRequired
          rows={3}
          maxLength={1000}
        />
        <div className="flex flex-wrap gap-3">
          <Button kind="danger">{issued.button}</Button>
          <ButtonLink kind="quiet" to={list}>
            {copy.keep}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  )
}
