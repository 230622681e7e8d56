import { href, Link } from 'react-router'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { Page } from '#ui/page'
import type { Route } from './+types/passkey'
import { forNewWayIn } from './door.ts'
import { PasskeyButton } from './passkey-button.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  await forNewWayIn(context)
  return { isFirst: new URL(request.url).searchParams.has('first') }
}

export default function PasskeyPage({ loaderData: { isFirst } }: Route.ComponentProps) {
  const { account, passkey: copy } = useCopy().accounts
  return (
    <Page
      title={copy.add}
      above={!isFirst && <Link to={href('/account')}>{account.title}</Link>}
      width="reading"
    >
      <Card>
        <div className="grid gap-5">
          <TextField
            name="passkeyName"
            label={copy.name}
            help={copy.nameHelp}
            maxLength={60}
            width="medium"
          />
          <PasskeyButton
            label={copy.add}
            make={{ nameField: 'passkeyName' }}
            next={isFirst ? '/account/recovery-codes?first' : '/account?done=passkey'}
          />
        </div>
      </Card>
    </Page>
  )
}
