import { href, Link } from 'react-router'
import { signedIn } from '#app/request'
import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'
import type { Route } from './+types/own-data'

export async function loader({ context }: Route.LoaderArgs) {
  signedIn(context)
  return null
}

/** What is one's own: take it along, or take it away. */
export default function OwnDataPage() {
  const { accounts, departures: copy } = useCopy()
  return (
    <Page
      title={copy.own.title}
      above={<Link to={href('/account')}>{accounts.account.title}</Link>}
      lead={copy.own.lead}
      width="reading"
    >
      <Card title={copy.export.title}>
        <p className="mb-4 max-w-prose text-ink-2">{copy.export.lead}</p>
        <ButtonLink to={href('/account/export')}>{copy.own.exportButton}</ButtonLink>
      </Card>
      <Card title={copy.own.groupTitle}>
        <p className="mb-4 max-w-prose text-ink-2">{copy.own.groupWords}</p>
        <ButtonLink to={href('/groups')}>{copy.own.groupButton}</ButtonLink>
      </Card>
      <Card title={copy.delete.title}>
        <p className="mb-4 max-w-prose text-ink-2">{copy.own.deleteWords}</p>
        <ButtonLink to={href('/account/delete')}>{copy.own.deleteButton}</ButtonLink>
      </Card>
    </Page>
  )
}
