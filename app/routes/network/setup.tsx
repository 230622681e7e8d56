import { data, redirect } from 'react-router'
import type { z } from 'zod'
import { answered, answerForm, asVisitor, visitOf, zoneContext } from '#app/request'
import { arrive } from '#domain/clinicians/actions'
import { PersonName } from '#domain/clinicians/clinician'
import { jurisdictions } from '#domain/licenses/jurisdictions'
import { setUpNetwork } from '#domain/network/actions'
import { SetUpNetwork } from '#domain/network/network'
import { setupOpens, theNetwork } from '#domain/network/reads'
import { isSteward } from '#domain/stewards/reads'
import { accounts } from '#platform/accounts/connection'
import { Email } from '#platform/accounts/email'
import { Password } from '#platform/accounts/password'
import { openSession } from '#platform/accounts/sessions'
import { signIn } from '#platform/accounts/sign-in'
import { makeAccount } from '#platform/accounts/sign-up'
import { actAs } from '#platform/database/acting'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { ChipGroup } from '#ui/chips'
import { RadioCards } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { TextArea, TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { PasswordField } from '#ui/passwordfield'
import { useReader } from '#ui/reader'
import { ZoneField } from '#ui/zonefield'
import type { Route } from './+types/setup'

/** The network and its first steward, in one sitting. */
const FirstRun = SetUpNetwork.extend({ personName: PersonName, email: Email, password: Password })

export async function loader({ request, context }: Route.LoaderArgs) {
  const code = new URL(request.url).searchParams.get('code') ?? ''
  if (await asVisitor(context, setupOpens, { code })) return { shut: undefined, code, places }
  // One answer for every code that opens nothing, and for none: it does not tell whether one was near.
  const isUsed = (await asVisitor(context, theNetwork, undefined)) !== undefined
  return isUsed ? data(shut('used'), 410) : data(shut('wrong'), 404)
}

const places = jurisdictions.map(({ code: value, name: label, country }) => ({ value, label, country }))
const shut = (why: 'used' | 'wrong') => ({ shut: why, code: '', places: [] })

export async function action({ request, params, context }: Route.ActionArgs) {
  const answer = await answerForm({ request, params, context }, FirstRun, (input) =>
    begin(input, { request, context }).catch(async (error) => {
      if (error instanceof NotFound) return beginAgain(input, { request, context })
      throw error
    }),
  )
  if (!answer.ok) return answered(answer)
  const headers = new Headers(answer.value.map((cookie) => ['Set-Cookie', cookie]))
  return redirect('/account/recovery-codes?first', { headers })
}

/** The code is asked before anything is made, and used up in the transaction that makes the first steward. */
async function begin(
  input: z.output<typeof FirstRun>,
  { request, context }: Pick<Route.ActionArgs, 'request' | 'context'>,
): Promise<string[]> {
  const { personName: name, email, password, ...network } = input
  if (!(await asVisitor(context, setupOpens, { code: network.code }))) throw new NotFound()
  const clinicianId = await makeAccount({ name, email, password })
  const actor = { clinicianId, fresh: true }
  await actAs(actor, arrive, { name, zone: context.get(zoneContext) ?? network.homeZone })
  await actAs(actor, setUpNetwork, network)
  return openSession(accounts(), clinicianId, request)
}

/**
 * The same sent twice finds the network there: who signs in as a steward with it is who made it. Refuses: Invalid for
 * others, who keep what they typed where the set-up is still open.
 */
async function beginAgain(
  { email, password }: z.output<typeof FirstRun>,
  args: Pick<Route.ActionArgs, 'request' | 'context'>,
): Promise<string[]> {
  const again = await signIn(visitOf(args.request, args.context), { email, password }).catch(noneIfRefused)
  if (again && (await actAs({ clinicianId: again.accountId, fresh: true }, isSteward, undefined)))
    return again.cookies
  throw new Invalid({ '': 'setup.shut' })
}

function noneIfRefused(error: unknown): undefined {
  if (!(error instanceof Invalid || error instanceof NotAllowed)) throw error
}

export default function SetupPage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().welcome.setup
  const { zone, zoneIsSure } = useReader()
  const { code, shut, places } = loaderData
  if (shut)
    return (
      <Page title={copy.shut[shut].title} tab={copy.tab} lead={copy.shut[shut].words} width="reading">
        <div>
          <ButtonLink kind="primary" to="/">
            {copy.shut.home}
          </ButtonLink>
        </div>
      </Page>
    )
  return (
    <Page title={copy.title} tab={copy.tab} lead={copy.lead} width="reading">
      <Form last={actionData} isWholePage>
        <input type="hidden" name="code" value={code} />
        <Card title={copy.network}>
          <div className="grid gap-5">
            <TextField name="name" label={copy.name} help={copy.nameHelp} isRequired maxLength={120} />
            <ZoneField
              name="homeZone"
              label={copy.homeZone}
              help={copy.homeZoneHelp}
              isRequired
              isBrowsers
              defaultValue={zoneIsSure ? zone : undefined}
            />
            <TextArea name="about" label={copy.about} help={copy.aboutHelp} rows={3} maxLength={2000} />
            <RadioCards
              name="directory"
              label={copy.directory}
              columns={2}
              defaultValue="public"
              options={[
                { value: 'public', ...copy.directories.public },
                { value: 'closed', ...copy.directories.closed },
              ]}
            />
            <ChipGroup
              name="jurisdictions"
              label={copy.jurisdictions}
              help={copy.jurisdictionsHelp}
              isSearchable
              options={[
                { group: copy.countries.US, options: places.filter((place) => place.country === 'US') },
                { group: copy.countries.CA, options: places.filter((place) => place.country === 'CA') },
                {
                  group: copy.countries.other,
                  options: places.filter((place) => !['US', 'CA'].includes(place.country)),
                },
              ]}
            />
          </div>
        </Card>
        <Card title={copy.you}>
          <div className="grid gap-5">
            <Notice tone="private">{copy.stewardWords}</Notice>
            <TextField
              name="personName"
              label={copy.yourName}
              isRequired
              autoComplete="name"
              width="medium"
            />
            <TextField
              name="email"
              type="email"
              label={copy.email}
              isRequired
              autoComplete="email"
              width="medium"
            />
            <PasswordField
              name="password"
              label={copy.password}
              help={copy.passwordHelp}
              isRequired
              autoComplete="new-password"
            />
          </div>
        </Card>
        <div>
          <Button kind="primary">{copy.submit}</Button>
        </div>
      </Form>
    </Page>
  )
}
