import { href, Link, redirect } from 'react-router'
import { answered, asClinician, fieldsOf, signedIn, submit, whoContext } from '#app/request'
import { departures } from '#copy/departures.en'
import { deleteAccount } from '#domain/departures/actions'
import { DeleteAccount } from '#domain/departures/departure'
import { beforeDeleting } from '#domain/departures/reads'
import { hasLeft, leavingMark, removeAccount } from '#platform/accounts/leaving'
import { withNext } from '#platform/accounts/next'
import { signOut } from '#platform/accounts/sessions'
import { Button, ButtonLink } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { leavingNothing } from '../account/door.ts'
import type { Route } from './+types/delete'

export async function loader({ context }: Route.LoaderArgs) {
  const { clinicianId } = signedIn(context)
  const before = await asClinician(context, beforeDeleting, undefined)
  return { ...before, leaving: await leavingMark(clinicianId) }
}

export async function action(args: Route.ActionArgs) {
  if (!args.context.get(whoContext) && (await isSentAgain(args.request))) return goodbye(args.request)
  const { clinicianId } = signedIn(args.context)
  const deleted = await submit(args, DeleteAccount, (acting, input) =>
    deleteAccount(acting, { ...input, formerName: departures.formerMember }),
  )
  if (!deleted.ok) return answered(deleted)
  // A job does the same, should this process end right here.
  await removeAccount(clinicianId)
  return goodbye(args.request)
}

/** Whether its first press has deleted the account already: the second finds nobody signed in. */
async function isSentAgain(request: Request): Promise<boolean> {
  const mark = (await fieldsOf(request)).get('leaving')
  return typeof mark === 'string' && hasLeft(mark)
}

async function goodbye(request: Request): Promise<Response> {
  return redirect(href('/goodbye'), { headers: leavingNothing(await signOut(request)) })
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
          <input type="hidden" name="leaving" value={before.leaving} />
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
