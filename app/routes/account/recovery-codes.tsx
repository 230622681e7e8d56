import { data, href, Link } from 'react-router'
import * as z from 'zod'
import { answerForm, asClinician, signedIn } from '#app/request'
import { makeRecoveryCodes, recoveryCodesLeft } from '#platform/accounts/recovery'
import { waysInWait } from '#platform/accounts/waysin'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { Codes } from '#ui/secret'
import type { Route } from './+types/recovery-codes'
import { nextIn } from './door.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { clinicianId } = signedIn(context)
  if (await asClinician(context, waysInWait, undefined))
    throw data({ refusal: 'not-allowed', mend: 'be-vouched-for', ids: {} }, 403)
  return {
    left: await recoveryCodesLeft(clinicianId),
    isFirst: new URL(request.url).searchParams.has('first'),
    next: nextIn(request),
  }
}

/** The codes come with this answer and never again. */
export async function action(args: Route.ActionArgs) {
  const who = signedIn(args.context)
  const answer = await answerForm(args, z.object({}), () => makeRecoveryCodes(who))
  return data(answer, { status: answer.ok ? 200 : 400, headers: { 'Cache-Control': 'no-store' } })
}

export default function RecoveryCodesPage({
  loaderData: { left, isFirst, next },
  actionData,
}: Route.ComponentProps) {
  const { account, codes: copy } = useCopy().accounts
  const goOn = isFirst ? (next ?? '/profile') : '/account'
  if (actionData?.ok)
    return (
      <Page title={copy.title} lead={copy.keep} width="reading">
        <Codes codes={actionData.value} label={copy.list} />
        <div>
          <ButtonLink kind="primary" to={goOn}>
            {copy.kept}
          </ButtonLink>
        </div>
      </Page>
    )
  return (
    <Page
      title={copy.title}
      above={!isFirst && <Link to={href('/account')}>{account.title}</Link>}
      lead={copy.lead}
      width="reading"
    >
      <Card>
        <Notice tone="private">{left === 0 ? copy.makeWords : copy.makeAgainWords(left)}</Notice>
        <Form last={actionData} className="mt-4 flex flex-wrap gap-3">
          <Button kind="primary">{left === 0 ? copy.make : copy.makeAgain}</Button>
          {isFirst && <ButtonLink to={goOn}>{copy.later}</ButtonLink>}
        </Form>
      </Card>
    </Page>
  )
}
