import { data, redirect } from 'react-router'
import * as z from 'zod'
import { answerForm, asClinician, signedIn } from '#app/request'
import { addressOf } from '#platform/accounts/addresses'
import { type PasskeyLine, passkeysOf, removePasskey } from '#platform/accounts/passkeys'
import { hasPassword } from '#platform/accounts/passwords'
import { recoveryCodesLeft } from '#platform/accounts/recovery'
import { endSession, endSessions, type SessionLine, sessionsOf } from '#platform/accounts/sessions'
import { waysInWait } from '#platform/accounts/waysin'
import { Button, ButtonLink } from '#ui/button'
import { Card, Chip, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { ProblemText } from '#ui/problem'
import type { Route } from './+types/account'
import { usePasskeys } from './passkey-button.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const who = signedIn(context)
  const [email, sessions, passkeys, codesLeft, password, waits] = await Promise.all([
    addressOf(who.clinicianId),
    sessionsOf(who),
    passkeysOf(who.clinicianId),
    recoveryCodesLeft(who.clinicianId),
    hasPassword(who.clinicianId),
    asClinician(context, waysInWait, undefined),
  ])
  const done = new URL(request.url).searchParams.get('done') ?? ''
  return { email: email ?? '', sessions, passkeys, codesLeft, password, waits, done }
}

const Change = z.discriminatedUnion('form', [
  z.object({ form: z.literal('session'), id: z.uuid() }),
  z.object({ form: z.literal('others') }),
  z.object({ form: z.literal('passkey'), id: z.uuid() }),
])

export async function action(args: Route.ActionArgs) {
  const who = signedIn(args.context)
  const answer = await answerForm(args, Change, async (change) => {
    if (change.form === 'session') await endSession(who, change.id)
    if (change.form === 'others') await endSessions(who.clinicianId, who.sessionId)
    if (change.form === 'passkey') await removePasskey(who, change.id)
    return change.form
  })
  if (!answer.ok) return data(answer, 400)
  return redirect(answer.value === 'passkey' ? '/account' : '/account?done=sessions')
}

export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().accounts.account
  const { email, password, codesLeft, waits, done } = loaderData
  const small = (to: string, words: string) => (
    <ButtonLink to={to} size="small">
      {words}
    </ButtonLink>
  )
  return (
    <Page title={copy.title} width="reading">
      {actionData?.problems[''] && (
        <Notice tone="danger" isAlert>
          <ProblemText problem={actionData.problems['']} />
        </Notice>
      )}
      {Object.hasOwn(copy.done, done) && (
        <Notice tone="good" isAlert>
          {copy.done[done]}
        </Notice>
      )}
      {waits && <Notice tone="clay">{copy.waits}</Notice>}
      <Card>
        <Lines>
          <Line button={small('/profile', copy.seeProfile)}>
            <Named name={copy.profile}>{copy.profileWords}</Named>
          </Line>
          <Line button={!waits && small('/account/email', copy.changeEmail)}>
            <Named name={copy.email}>{email}</Named>
          </Line>
          <Line button={small('/account/password', password ? copy.changePassword : copy.setPassword)}>
            <Named name={copy.password}>{password ? copy.hasPassword : copy.hasNoPassword}</Named>
          </Line>
          <Line button={!waits && small('/account/recovery-codes', copy.makeCodes)}>
            <Named name={copy.codes}>{copy.codesLeft(codesLeft)}</Named>
          </Line>
          <Line button={small('/account/leave', copy.openLeave)}>
            <Named name={copy.leave}>{copy.leaveWords}</Named>
          </Line>
        </Lines>
      </Card>
      <Passkeys passkeys={loaderData.passkeys} waits={waits} />
      <Sessions sessions={loaderData.sessions} />
    </Page>
  )
}

function Named({ name, children }: { name: string; children: string }) {
  return (
    <>
      <p className="font-medium">{name}</p>
      <p className="text-sm break-words text-ink-2">{children}</p>
    </>
  )
}

function Passkeys({ passkeys, waits }: { passkeys: PasskeyLine[]; waits: boolean }) {
  const copy = useCopy().accounts
  const canPasskey = usePasskeys() === 'usable'
  return (
    <Card
      title={copy.account.passkeys}
      aside={
        !waits &&
        canPasskey && (
          <ButtonLink to="/account/passkey" size="small">
            {copy.passkey.add}
          </ButtonLink>
        )
      }
    >
      {passkeys.length === 0 && <p className="text-ink-2">{copy.account.noPasskeys}</p>}
      <Lines>
        {passkeys.map((passkey) => (
          <Line
            key={passkey.id}
            button={<OneButton form="passkey" id={passkey.id} words={copy.account.remove} />}
          >
            <p className="font-medium">{passkey.name || copy.account.unnamed}</p>
            <p className="text-sm text-ink-2">
              {copy.account.added} <DateTime at={passkey.madeAt} as="date" />
            </p>
          </Line>
        ))}
      </Lines>
    </Card>
  )
}

function Sessions({ sessions }: { sessions: SessionLine[] }) {
  const copy = useCopy().accounts.account
  return (
    <Card title={copy.sessions}>
      <Lines>
        {sessions.map((session) => (
          <Line
            key={session.id}
            button={
              session.isThisOne ? (
                <Chip tone="pine">{copy.thisOne}</Chip>
              ) : (
                <OneButton form="session" id={session.id} words={copy.end} />
              )
            }
          >
            <p className="font-medium">{session.browser || copy.unknownBrowser}</p>
            <p className="text-sm text-ink-2">
              {copy.since} <DateTime at={session.signedInAt} as="date" />, {copy.used}{' '}
              <DateTime at={session.usedAt} as="date" />
            </p>
          </Line>
        ))}
      </Lines>
      <div className="mt-4 flex flex-wrap gap-3">
        <Form action="/sign-out" isWholePage className="contents">
          <Button>{copy.signOut}</Button>
        </Form>
        {sessions.length > 1 && <OneButton form="others" words={copy.endAll} size="normal" />}
      </div>
    </Card>
  )
}

function OneButton({
  form,
  id,
  words,
  size = 'small',
}: {
  form: string
  id?: string
  words: string
  size?: 'small' | 'normal'
}) {
  return (
    <Form className="contents">
      <input type="hidden" name="form" value={form} />
      {id && <input type="hidden" name="id" value={id} />}
      <Button size={size}>{words}</Button>
    </Form>
  )
}
