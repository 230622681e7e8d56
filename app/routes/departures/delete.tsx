import { href, Link, redirect } from 'react-router'
import { answered, asClinician, signedIn, submit } from '#app/request'
import { departures } from '#copy/departures.en'
import { deleteAccount } from '#domain/departures/actions'
import { DeleteAccount } from '#domain/departures/departure'
import { beforeDeleting } from '#domain/departures/reads'
import { removeAccount } from '#platform/accounts/leaving'
import { withNext } from '#platform/accounts/next'
import { signOut } from '#platform/accounts/sessions'
import { Button, ButtonLink } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/delete'

export async function loader({ context }: Route.LoaderArgs) {
  return asClinician(context, beforeDeleting, undefined)
}

export async function action(args: Route.ActionArgs) {
  const { clinicianId } = signedIn(args.context)
  const deleted = await submit(args, DeleteAccount, (acting, input) =>
    deleteAccount(acting, { ...input, formerName: departures.formerMember }),
  )
  if (!deleted.ok) return answered(deleted)
  // A job does the same, should this process end right here.
  const cookies = await signOut(args.request)
  await removeAccount(clinicianId)
  const headers = new Headers(cookies.map((cookie) => ['Set-Cookie', cookie]))
  return redirect(href('/goodbye'), { headers })
}

export default function DeletePage({ loaderData: before, actionData }: Route.ComponentProps) {
  const { own, delete: copy } = useCopy().departures
  const isHeld = before.isOnlySteward || before.groups.some((group) => group.handOverFirst)
  return (
    <Page
      title={copy.title}
      above={<Link to={href('/account/leave')}>{own.title}</Link>}
      lead={copy.lead}
      width="reading"
    >
      {isHeld && <First before={before} />}
      <Means title={copy.goes} lines={copy.goesLines(before.cases)} />
      <Means title={copy.stays} lines={copy.staysLines(before.keepYears)} />
      {before.groups
        .filter((group) => group.isLast)
        .map((group) => (
          <Notice key={group.groupId}>{copy.ends(group.name)}</Notice>
        ))}
      <Notice
        button={
          <ButtonLink size="small" to={href('/account/export')}>
            {copy.exportFirst}
          </ButtonLink>
        }
      >
        {copy.documents(before.documents)}
      </Notice>
      {!before.isFresh && <SignInAgain />}
      {before.isFresh && !isHeld && (
        <Form last={actionData} isWholePage>
          <Checkbox name="understood" label={copy.understood} isRequired />
          <div>
            <Button kind="danger">{copy.button}</Button>
          </div>
        </Form>
      )}
    </Page>
  )
}

type Before = Route.ComponentProps['loaderData']

/** What has to be done first: nobody is left without a facilitator, no network without a steward. */
function First({ before }: { before: Before }) {
  const copy = useCopy().departures.delete
  return (
    <Card title={copy.first}>
      <Lines>
        {before.groups
          .filter((group) => group.handOverFirst)
          .map((group) => (
            <Line
              key={group.groupId}
              button={
                <ButtonLink size="small" to={`${href('/groups/:groupId', group)}/members`}>
                  {copy.handOverButton}
                </ButtonLink>
              }
            >
              {copy.handOver(group.name)}
            </Line>
          ))}
        {before.isOnlySteward && (
          <Line
            button={
              <ButtonLink size="small" to="/desk/stewards">
                {copy.stewardButton}
              </ButtonLink>
            }
          >
            {copy.onlySteward}
          </Line>
        )}
      </Lines>
    </Card>
  )
}

function Means({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Card title={title}>
      <ul className="grid max-w-prose list-disc gap-1.5 pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  )
}

function SignInAgain() {
  const copy = useCopy().departures.delete
  return (
    <Notice
      tone="clay"
      button={
        <ButtonLink kind="primary" size="small" to={withNext('/sign-in', href('/account/delete'))}>
          {copy.again}
        </ButtonLink>
      }
    >
      {copy.fresh}
    </Notice>
  )
}
