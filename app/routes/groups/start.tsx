import { Link, redirect } from 'react-router'
import { answered, asClinician, signedIn, submit } from '#app/request'
import { ownProfile } from '#domain/clinicians/reads'
import { startGroup } from '#domain/groups/actions'
import { StartGroup, steps } from '#domain/groups/charter'
import { ownLicenseMend } from '#domain/seats/reads'
import { newId } from '#platform/identifiers'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { useReader } from '#ui/reader'
import { Ring, seatsOf } from '#ui/ring'
import type { Route } from './+types/start'

export async function loader({ context }: Route.LoaderArgs) {
  signedIn(context)
  const { zone, mend } = await asClinician(
    context,
    async (acting) => ({ zone: (await ownProfile(acting)).zone, mend: await ownLicenseMend(acting) }),
    undefined,
  )
  return { groupId: newId(), zone, isVerified: mend === undefined }
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, StartGroup, startGroup)
  return done.ok ? redirect(`/groups/${done.value.groupId}/charter/goals`) : answered(done)
}

export default function StartPage({ loaderData, actionData }: Route.ComponentProps) {
  const { groups, charters: copy } = useCopy()
  const { family } = useReader()
  return (
    <Page
      title={copy.start.title}
      above={<Link to="/groups">{groups.mine.title}</Link>}
      lead={copy.start.lead}
      picture={<Ring seats={seatsOf({ [family ?? 'integrative']: 1 }, 6)} isDecoration />}
      width="reading"
    >
      <Card title={copy.start.steps}>
        <ol className="grid gap-4">
          {steps.map((step, index) => (
            <li key={step} className="flex gap-4">
              <span className="num mt-0.5 grid size-7 shrink-0 place-items-center rounded-full bg-pine-soft text-sm font-semibold text-pine-deep">
                {index + 1}
              </span>
              <div>
                <div className="font-medium">{copy.steps.names[step]}</div>
                <div className="text-sm text-ink-2">{copy.steps.why[step]}</div>
              </div>
            </li>
          ))}
        </ol>
      </Card>
      {!loaderData.isVerified && <Notice tone="clay">{copy.start.needsLicense}</Notice>}
      <Form last={actionData}>
        <input type="hidden" name="groupId" value={loaderData.groupId} />
        <input type="hidden" name="zone" value={loaderData.zone} />
        <div>
          <Button type="submit" kind="primary">
            {copy.start.begin}
          </Button>
        </div>
      </Form>
    </Page>
  )
}
