import { asClinician } from '#app/request'
import { signedCopy } from '#domain/agreements/reads'
import { nameAndZone } from '#domain/groups/reads'
import type { Acting } from '#platform/database/acting'
import { Card, Facts } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Page } from '#ui/page'
import type { Route } from './+types/signed'
import { ClauseList } from './clauses.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  return { ...(await asClinician(context, copyAndName, params)), groupId: params.groupId }
}

/** The group's name and clock as long as one may see the group: who has left keeps the words and the signature. */
async function copyAndName(acting: Acting, of: { groupId: string; versionId: string }) {
  const copy = await signedCopy(acting, of)
  return { copy, group: await nameAndZone(acting, of) }
}

export default function SignedPage({ loaderData }: Route.ComponentProps) {
  const copy = useCopy().agreements
  const { copy: signed, group } = loaderData
  return (
    <Page
      title={copy.copy}
      lead={<span className="print:hidden">{copy.copyLead}</span>}
      above={
        <a href={`/groups/${loaderData.groupId}/agreement`} className="print:hidden">
          {copy.title}
        </a>
      }
      width="reading"
    >
      <Card title={group?.name ?? copy.version(signed.number)} aside={group && copy.version(signed.number)}>
        <ClauseList clauses={signed.clauses} />
      </Card>
      <Card className="break-inside-avoid">
        <Facts
          facts={[
            { name: copy.typedName, value: signed.typedName },
            { name: copy.signed, value: <DateTime at={signed.signedAt} as="moment" zone={group?.zone} /> },
            { name: copy.digest, value: <code className="break-all text-sm">{signed.digest}</code> },
          ]}
        />
      </Card>
    </Page>
  )
}
