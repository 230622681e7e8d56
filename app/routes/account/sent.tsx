import { hasMailServer } from '#platform/mail/transport'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'
import type { Route } from './+types/sent'

export function loader() {
  return { hasServer: hasMailServer() }
}

/** After signing up: the same for every address. */
export default function SentPage({ loaderData: { hasServer } }: Route.ComponentProps) {
  const copy = useCopy().accounts.sent
  return (
    <Page
      title={hasServer ? copy.title : copy.outboxTitle}
      lead={hasServer ? copy.lead : copy.outbox}
      width="reading"
    >
      {hasServer && <p className="text-ink-2">{copy.nothing}</p>}
    </Page>
  )
}
