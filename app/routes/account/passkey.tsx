import { href, Link } from 'react-router'
import { withNext } from '#platform/accounts/next'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { Page } from '#ui/page'
import type { Route } from './+types/passkey'
import { forNewWayIn, nextIn } from './door.ts'
import { PasskeyButton, usePasskeys } from './passkey-button.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  await forNewWayIn(context)
  return { isFirst: new URL(request.url).searchParams.has('first'), next: nextIn(request) }
}

export default function PasskeyPage({ loaderData: { isFirst, next } }: Route.ComponentProps) {
  const { account, passkey: copy } = useCopy().accounts
  const use = usePasskeys()
  return (
    <Page
      title={copy.add}
      above={!isFirst && <Link to={href('/account')}>{account.title}</Link>}
      width="reading"
    >
      <Card>
        <div className="grid gap-5">
          {use !== 'not-here' && (
            <div className="needs-script">
              <TextField
                name="passkeyName"
                label={copy.name}
                help={copy.nameHelp}
                maxLength={60}
                width="medium"
              />
            </div>
          )}
          <PasskeyButton
            label={copy.add}
            make={{ nameField: 'passkeyName' }}
            isOnlyWay
            next={isFirst ? withNext('/account/recovery-codes?first', next) : '/account?done=passkey'}
          />
        </div>
      </Card>
    </Page>
  )
}
