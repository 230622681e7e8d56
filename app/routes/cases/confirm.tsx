import { data, redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { withdrawCase } from '#domain/cases/actions'
import { OfCase } from '#domain/cases/case'
import { caseShown } from '#domain/cases/reads'
import { destroyCase } from '#domain/destruction/actions'
import { stepOut } from '#domain/recusals/actions'
import { Asks } from '#ui/asks'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'
import type { Route } from './+types/confirm'

/** The questions of a case page as pages of their own, for where there is no JavaScript. */
const kinds = ['step-out', 'withdraw', 'destroy'] as const
const kindOf = (name: string) => {
  const kind = kinds.find((k) => k === name)
  if (!kind) throw data({ refusal: 'not-found' }, 404)
  return kind
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const kind = kindOf(params.what)
  const { isMine } = await asClinician(context, caseShown, params)
  if (isMine === (kind === 'step-out')) throw data({ refusal: 'not-found' }, 404)
  return { kind }
}

export async function action(args: Route.ActionArgs) {
  const kind = kindOf(args.params.what)
  const done = await submit(args, OfCase, async (acting, input) => {
    if (kind === 'step-out') await stepOut(acting, input)
    else if (kind === 'withdraw') await withdrawCase(acting, input)
    else await destroyCase(acting, input)
  })
  if (!done.ok) return data(done, 400)
  const led = {
    'step-out': '/cases/stepped-out',
    destroy: '/cases',
    withdraw: `/cases/${args.params.caseId}`,
  }
  return redirect(led[kind])
}

export default function ConfirmPage({
  loaderData: { kind },
  actionData,
  params: { caseId },
}: Route.ComponentProps) {
  const { cases, frame } = useCopy()
  const copy = cases.reading
  const words = {
    'step-out': [copy.stepOutTitle, copy.stepOutWords, copy.stepOut],
    withdraw: [copy.withdrawTitle, copy.withdrawWords, copy.withdraw],
    destroy: [copy.destroyTitle, copy.destroyWords, copy.destroy],
  } as const
  const [title, lead, button] = words[kind]
  return (
    <Page title={title} lead={lead} width="reading">
      <Asks
        button={button}
        kind={kind === 'destroy' ? 'danger' : 'primary'}
        keep={frame.cancel}
        to={`/cases/${caseId}`}
        last={actionData}
      />
    </Page>
  )
}
