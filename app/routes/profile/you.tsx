import { data } from 'react-router'
import { seenOf } from '#app/meanwhile'
import { asClinician, submit } from '#app/request'
import { saveIdentity } from '#domain/clinicians/actions'
import { type Profile, SaveIdentity } from '#domain/clinicians/clinician'
import { ownProfile } from '#domain/clinicians/reads'
import { credentials } from '#domain/licenses/license'
import type { Acting } from '#platform/database/acting'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Seen } from '#ui/seen'
import { ZoneField } from '#ui/zonefield'
import type { Route } from './+types/you'
import { PartPage } from './parts.tsx'
import { afterSaving, isSaved, profileAndParts, savingPart } from './progress.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const page = await asClinician(context, profileAndParts, undefined)
  return { ...page, seen: seenOf(identityOf(page.profile)), isSaved: isSaved(request) }
}

const identityOf = ({ name, credential, zone }: Profile) => ({ name, credential, zone })
const storedNow = async (acting: Acting) => identityOf(await ownProfile(acting))

export async function action(args: Route.ActionArgs) {
  const answer = await submit(args, SaveIdentity, savingPart(saveIdentity), storedNow, 'own')
  return answer.ok ? afterSaving('you', answer.value.wasFinished) : data(answer, 400)
}

export default function YouPage({
  loaderData: { profile, done, isSaved, seen },
  actionData,
}: Route.ComponentProps) {
  const { you, next, save } = useCopy().clinicians
  return (
    <PartPage part="you" done={done} title={you.title} lead={you.lead} isSaved={isSaved}>
      <Card>
        <Form last={actionData}>
          <Seen seen={seen} />
          <TextField
            name="name"
            label={you.name}
            defaultValue={profile.name}
            isRequired
            autoComplete="name"
            maxLength={120}
            width="medium"
          />
          <TextField
            name="credential"
            label={you.credential}
            help={you.credentialHelp}
            defaultValue={profile.credential}
            isRequired
            autoComplete="honorific-suffix"
            maxLength={80}
            width="medium"
            list="credentials"
          />
          <datalist id="credentials">
            {[...new Set(Object.values(credentials).flat())].map((letters) => (
              <option key={letters} value={letters} />
            ))}
          </datalist>
          <ZoneField
            name="zone"
            label={you.zone}
            help={you.zoneHelp}
            isRequired
            defaultValue={profile.zone}
            isBrowsers={!profile.finishedAt}
          />
          <div>
            <Button kind="primary">{profile.finishedAt ? save : next}</Button>
          </div>
        </Form>
      </Card>
    </PartPage>
  )
}
