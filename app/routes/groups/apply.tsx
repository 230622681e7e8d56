import { data, redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { apply } from '#domain/applications/actions'
import { Apply } from '#domain/applications/application'
import { hasApplied } from '#domain/applications/reads'
import { publicGroup } from '#domain/groups/reads'
import { ownLicenseMend } from '#domain/seats/reads'
import { newId } from '#platform/identifiers'
import { NotAllowed } from '#platform/refusals'
import { Button, ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { TextArea } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/apply'
import { GroupRing } from './outline.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { group, isWaiting } = await asClinician(
    context,
    async (acting, of: { groupId: string }) => {
      const mend = await ownLicenseMend(acting)
      if (mend) throw new NotAllowed(mend)
      const group = await publicGroup(acting, of)
      return { group, isWaiting: await hasApplied(acting, of) }
    },
    params,
  )
  return { group, isWaiting, applicationId: newId() }
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Apply, apply)
  return done.ok ? redirect('/groups') : data(done, 400)
}

export default function ApplyPage({
  loaderData: { group, isWaiting, applicationId },
  actionData,
}: Route.ComponentProps) {
  const { groups } = useCopy()
  const copy = groups.apply
  return (
    <Page
      title={copy.title}
      above={<a href={`/groups/${group.groupId}`}>{group.name}</a>}
      lead={copy.lead}
      picture={<GroupRing group={group} size="small" />}
      width="reading"
    >
      {isWaiting && (
        <Notice
          tone="good"
          button={
            <ButtonLink size="small" to="/groups">
              {copy.toYours}
            </ButtonLink>
          }
        >
          {copy.sent}
        </Notice>
      )}
      {group.admission === 'closed' && <Notice>{groups.public.closed}</Notice>}
      {group.admission === 'rolling' && !isWaiting && group.ring.open === 0 && (
        <Notice>{groups.public.full}</Notice>
      )}
      {group.admission === 'rolling' && !isWaiting && (
        <Form last={actionData}>
          <input type="hidden" name="applicationId" value={applicationId} />
          {group.questions.map((question, index) => (
            <TextArea
              key={question}
              name={`answers.${index}`}
              label={question}
              rows={3}
              maxLength={2000}
              isRequired
            />
          ))}
          <TextArea name="message" label={copy.message} rows={5} maxLength={2000} isRequired />
          <Notice tone="private">{copy.readers}</Notice>
          <div>
            <Button type="submit" kind="primary">
              {copy.send}
            </Button>
          </div>
        </Form>
      )}
    </Page>
  )
}
