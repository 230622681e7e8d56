import { data, redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { withdrawClaim } from '#domain/licenses/actions'
import { WithdrawClaim } from '#domain/licenses/license'
import { ownLicense } from '#domain/licenses/reads'
import { isWithdrawable } from '#domain/licenses/standing'
import { Asks } from '#ui/asks'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'
import type { Route } from './+types/withdraw'
import { ClaimFacts } from './license-card.tsx'

/** Asks whether a claim is taken back: without JavaScript, and where it cannot be any more. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { state, profession, jurisdiction, number } = await asClinician(context, ownLicense, params)
  return { state, profession, jurisdiction, number }
}

export async function action(args: Route.ActionArgs) {
  const answer = await submit(args, WithdrawClaim, withdrawClaim)
  return answer.ok ? redirect('/license?withdrawn') : data(answer, 400)
}

export default function WithdrawPage({ loaderData: license, actionData }: Route.ComponentProps) {
  const copy = useCopy().licenses.withdraw
  if (!isWithdrawable(license.state))
    return (
      <Page
        title={license.state === 'withdrawn' ? copy.doneTitle : copy.decidedTitle}
        lead={license.state === 'withdrawn' ? copy.done : copy.decided}
        width="reading"
      >
        <div>
          <ButtonLink kind="primary" to="/license">
            {copy.see}
          </ButtonLink>
        </div>
      </Page>
    )
  return (
    <Page title={copy.title} lead={copy.words} width="reading">
      <ClaimFacts claim={license} />
      <Asks button={copy.submit} keep={copy.keep} to="/license" last={actionData} />
    </Page>
  )
}
