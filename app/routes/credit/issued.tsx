import { href, Link } from 'react-router'
import { answered, asClinician, submit } from '#app/request'
import { formatDate } from '#copy/formats'
import { revokeDocument } from '#domain/certificates/actions'
import { RevokeDocument } from '#domain/certificates/certificate'
import { documentsOfGroup } from '#domain/certificates/reads'
import { groupFacts } from '#domain/groups/reads'
import type { Acting } from '#platform/database/acting'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Select, TextArea } from '#ui/field'
import { Form } from '#ui/form'
import { EmptyState, Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { useReader } from '#ui/reader'
import { Table } from '#ui/table'
import type { Route } from './+types/issued'

export async function loader({ context, params }: Route.LoaderArgs) {
  return asClinician(context, wholePage, params)
}

async function wholePage(acting: Acting, of: { groupId: string }) {
  const documents = await documentsOfGroup(acting, of)
  return { documents, groupName: (await groupFacts(acting, of)).name }
}

export async function action(args: Route.ActionArgs) {
  return answered(await submit(args, RevokeDocument, revokeDocument))
}

export default function IssuedPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { documents, groupName } = loaderData
  const copy = useCopy()
  const words = copy.credit.issued
  return (
    <Page
      title={words.title}
      tab={words.tab}
      above={<Link to={href('/groups/:groupId', params)}>{groupName}</Link>}
      lead={words.lead}
    >
      {actionData?.ok && (
        <Notice tone="good" isAlert>
          {words.done}
        </Notice>
      )}
      {documents.length === 0 ? (
        <EmptyState title={words.none}>{words.noneWords}</EmptyState>
      ) : (
        <Card>
          <Table
            caption={words.title}
            rows={documents}
            keyOf={(document) => document.certificateId}
            columns={[
              { name: words.holder, cell: (d) => d.name, onPhone: 'head' },
              {
                name: words.meeting,
                cell: (d) => <DateTime at={d.startsAt} as="date" zone={d.zone} />,
                onPhone: 'below',
              },
              {
                name: copy.certificates.verify.kind,
                cell: (d) => copy.certificates.kinds[d.kind],
                onPhone: 'below',
              },
              { name: words.state, cell: (d) => <State revokedAt={d.revokedAt} />, onPhone: 'inline' },
            ]}
          />
        </Card>
      )}
      {documents.some((d) => !d.revokedAt) && <Revoke documents={documents} last={actionData} />}
    </Page>
  )
}

function State({ revokedAt }: { revokedAt: string | undefined }) {
  const words = useCopy().credit.issued
  const { locale, zone } = useReader()
  return revokedAt ? words.revoked(formatDate(revokedAt, zone, locale)) : words.stands
}

type Props = {
  documents: Route.ComponentProps['loaderData']['documents']
  last: Route.ComponentProps['actionData']
}

function Revoke({ documents, last }: Props) {
  const words = useCopy().credit.issued
  const { locale } = useReader()
  const options = documents
    .filter((d) => !d.revokedAt)
    .map((d) => ({ value: d.certificateId, label: `${d.name}, ${formatDate(d.startsAt, d.zone, locale)}` }))
  return (
    <Card title={words.revokeTitle}>
      <p className="mb-4 max-w-prose text-ink-2">{words.revokeWords}</p>
      <Form last={last}>
        <Select name="certificateId" label={words.which} isRequired options={options} empty="" />
        <TextArea
          name="reason"
          label={words.reason}
          help={words.reasonHelp}
          isRequired
          rows={3}
          maxLength={1000}
        />
        <div>
          <Button kind="danger">{words.button}</Button>
        </div>
      </Form>
    </Card>
  )
}
