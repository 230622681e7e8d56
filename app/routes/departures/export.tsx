import { href, Link } from 'react-router'
import { signedIn } from '#app/request'
import { withNext } from '#platform/accounts/next'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/export'

export async function loader({ context }: Route.LoaderArgs) {
  return { isFresh: signedIn(context).fresh }
}

export default function ExportPage({ loaderData: { isFresh } }: Route.ComponentProps) {
  const { own, export: copy } = useCopy().departures
  return (
    <Page
      title={copy.title}
      above={<Link to={href('/account/leave')}>{own.title}</Link>}
      lead={copy.lead}
      width="reading"
    >
      <Card title={copy.inside}>
        <ul className="grid list-disc gap-1 pl-5">
          {copy.contents.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="mt-3 text-ink-2">{copy.notInside}</p>
      </Card>
      <Notice tone="private">{copy.careful}</Notice>
      {isFresh ? (
        // The answer is a file, so the browser sends this form itself.
        <Form action={href('/account/export/file')} isWholePage>
          <div>
            <Button kind="primary" icon="download">
              {copy.button}
            </Button>
          </div>
        </Form>
      ) : (
        <Notice
          tone="clay"
          button={
            <ButtonLink kind="primary" size="small" to={withNext('/sign-in', href('/account/export'))}>
              {copy.again}
            </ButtonLink>
          }
        >
          {copy.fresh}
        </Notice>
      )}
    </Page>
  )
}
