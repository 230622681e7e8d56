import { hasMailServer } from '#platform/mail/transport'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/sent'

export function loader() {
  return { hasServer: hasMailServer() }
}

/** After signing up: the same for every address. */
export default function SentPage({ loaderData: { hasServer } }: Route.ComponentProps) {
  const copy = useCopy().accounts.sent
  return (
    <Page title={copy.title} lead={copy.lead} width="reading">
      {hasServer ? <p className="text-ink-2">{copy.nothing}</p> : <Notice>{copy.outbox}</Notice>}
    </Page>
  )
}
