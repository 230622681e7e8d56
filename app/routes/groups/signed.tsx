import { asClinician } from '#app/request'
import { signedCopy } from '#domain/agreements/reads'
import { Card, Facts } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Page } from '#ui/page'
import type { Route } from './+types/signed'
import { ClauseList } from './clauses.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  return { copy: await asClinician(context, signedCopy, params), groupId: params.groupId }
}

export default function SignedPage({ loaderData }: Route.ComponentProps) {
  const copy = useCopy().agreements
  const signed = loaderData.copy
  return (
    <Page
      title={copy.copy}
      lead={copy.copyLead}
      above={<a href={`/groups/${loaderData.groupId}/agreement`}>{copy.title}</a>}
      width="reading"
    >
      <Card title={copy.version(signed.number)}>
        <ClauseList clauses={signed.clauses} />
      </Card>
      <Card>
        <Facts
          columns={1}
          facts={[
            { name: copy.typedName, value: signed.typedName },
            { name: copy.signed, value: <DateTime at={signed.signedAt} as="moment" /> },
            { name: copy.digest, value: <code className="break-all text-sm">{signed.digest}</code> },
          ]}
        />
      </Card>
    </Page>
  )
}
