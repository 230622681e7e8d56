import { data, redirect } from 'react-router'
import { answered, asClinician, submit } from '#app/request'
import { formatPlainDate } from '#copy/formats'
import { renewTerm } from '#domain/groups/actions'
import { groupInside } from '#domain/groups/reads'
import { RenewTerm } from '#domain/groups/term'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { useReader } from '#ui/reader'
import type { Route } from './+types/term'
import { GroupPage } from './frame.tsx'

/** The question at the end of a term: go on, change something first, or end the group. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const inside = await asClinician(context, groupInside, params)
  const { term } = inside.group
  if (!term) throw data({ refusal: 'not-found' }, 404)
  return { inside, term }
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, RenewTerm, renewTerm)
  return done.ok ? redirect(`/groups/${args.params.groupId}`) : answered(done)
}

export default function TermPage({ loaderData: { inside, term }, actionData }: Route.ComponentProps) {
  const copy = useCopy().groups.term
  const { locale } = useReader()
  const base = `/groups/${inside.group.groupId}`
  const isFacilitator = inside.door.role === 'facilitator' && !inside.door.shut
  const day = formatPlainDate(term.endsOn, locale)
  return (
    <GroupPage {...inside}>
      <Card title={copy.title}>
        <div className="grid gap-4">
          <p className="max-w-prose" suppressHydrationWarning>
            {term.isOver ? copy.ended(day) : copy.ends(day)} {isFacilitator ? copy.decide : copy.talk}
          </p>
          {isFacilitator && term.isAsked && (
            <>
              <Form last={actionData}>
                <input type="hidden" name="endsOn" value={term.endsOn} />
                <div className="flex flex-wrap gap-3">
                  <Button kind="primary">
                    <span suppressHydrationWarning>{copy.goOn(formatPlainDate(term.next, locale))}</span>
                  </Button>
                  <ButtonLink to={`${base}/charter/goals`}>{copy.change}</ButtonLink>
                  <ButtonLink kind="danger" to={`${base}/end`}>
                    {copy.end}
                  </ButtonLink>
                </div>
              </Form>
              <p className="text-sm text-ink-2">{copy.told}</p>
            </>
          )}
          {isFacilitator && !term.isAsked && <p className="text-sm text-ink-2">{copy.early}</p>}
        </div>
      </Card>
    </GroupPage>
  )
}
