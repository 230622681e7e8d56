import { data, Link, redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { groupsToPresentIn } from '#domain/agenda/reads'
import { beginCase } from '#domain/drafts/actions'
import { BeginCase } from '#domain/drafts/draft'
import { shutDoors } from '#domain/groups/reads'
import { newId } from '#platform/identifiers'
import { Button, ButtonLink } from '#ui/button'
import { RadioCards } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Form } from '#ui/form'
import { EmptyState, Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { ShutDoors } from '../groups/mend.tsx'
import type { Route } from './+types/begin'

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams
  const { groups, doors } = await asClinician(
    context,
    async (acting) => ({ groups: await groupsToPresentIn(acting), doors: await shutDoors(acting) }),
    undefined,
  )
  const chosen = groups.find((g) => g.groupId === asked.get('group'))?.groupId ?? groups[0]?.groupId
  return {
    groups,
    doors,
    chosen,
    meetingId: asked.get('meeting') ?? undefined,
    draftId: newId(),
    itemId: newId(),
  }
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, BeginCase, async (acting, input) => {
    await beginCase(acting, input)
    return input.draftId
  })
  return done.ok ? redirect(`/cases/drafts/${done.value}`) : data(done, 400)
}

export default function BeginPage({ loaderData, actionData }: Route.ComponentProps) {
  const { cases: copy, groups: groupCopy, agenda } = useCopy()
  const { groups, doors, chosen, meetingId, draftId, itemId } = loaderData
  const when = [
    { value: meetingId ?? 'next', label: copy.begin.next, help: agenda.takeMeansComing },
    { value: 'later', label: copy.begin.later },
  ]
  return (
    <Page
      title={copy.begin.title}
      above={<Link to="/cases">{copy.mine.title}</Link>}
      lead={copy.begin.lead}
      width="reading"
    >
      <ShutDoors doors={doors} isMain={groups.length === 0} />
      {groups.length === 0 ? (
        doors.length === 0 && (
          <EmptyState
            title={copy.begin.noGroup}
            button={
              <ButtonLink kind="primary" to="/groups/find">
                {groupCopy.mine.find}
              </ButtonLink>
            }
          >
            {copy.begin.noGroupWords}
          </EmptyState>
        )
      ) : (
        <Form last={actionData}>
          <input type="hidden" name="draftId" value={draftId} />
          <input type="hidden" name="itemId" value={itemId} />
          <RadioCards
            name="groupId"
            label={copy.begin.group}
            defaultValue={chosen}
            options={groups.map((g) => ({
              value: g.groupId,
              label: g.name,
              help: g.next ? (
                <>
                  {copy.begin.nextFree} <DateTime at={g.next} as="meeting" />
                </>
              ) : (
                copy.begin.noFree
              ),
            }))}
          />
          <RadioCards
            name="when"
            label={copy.begin.when}
            defaultValue={groups.some((g) => g.next) ? (meetingId ?? 'next') : 'later'}
            options={when}
          />
          <Notice tone="private">{copy.editor.private}</Notice>
          <div>
            <Button type="submit" kind="primary">
              {copy.begin.start}
            </Button>
          </div>
        </Form>
      )}
    </Page>
  )
}
