import { data, Link } from 'react-router'
import { asClinician, submit } from '#app/request'
import { resetSignIn } from '#domain/stewards/actions'
import { personForSteward } from '#domain/stewards/reads'
import { ResetSignIn } from '#domain/stewards/steward'
import { mailUrl } from '#platform/mail/transport'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextArea } from '#ui/field'
import { Form } from '#ui/form'
import { CopyLink } from '#ui/secret'
import type { Route } from './+types/reset'
import { Desk } from './desk.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  return { person: await asClinician(context, personForSteward, params) }
}

/** The link comes with this answer and never again. */
export async function action(args: Route.ActionArgs) {
  const answer = await submit(args, ResetSignIn, resetSignIn)
  if (!answer.ok) return data(answer, 400)
  const link = new URL(`/reset/${answer.value.token}`, mailUrl()).href
  return data({ ok: true as const, value: { link } }, { headers: { 'Cache-Control': 'no-store' } })
}

export default function ResetPage({ loaderData: { person }, actionData }: Route.ComponentProps) {
  const { reset, people } = useCopy().desk
  return (
    <Desk
      title={reset.title(person.name)}
      tab={people.reset}
      lead={reset.lead}
      above={<Link to="/desk/people">{people.title}</Link>}
    >
      {actionData?.ok ? (
        <Card>
          <p className="mb-3">{reset.done}</p>
          <CopyLink address={actionData.value.link} label={reset.link} />
        </Card>
      ) : (
        <Card>
          <ul className="mb-5 list-disc pl-5 text-ink-2">
            {reset.what.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <Form last={actionData}>
            <TextArea
              name="reason"
              label={reset.reason}
              help={reset.reasonHelp}
              isRequired
              rows={3}
              maxLength={1000}
            />
            <div>
              <Button kind="danger">{reset.submit}</Button>
            </div>
          </Form>
        </Card>
      )}
    </Desk>
  )
}
