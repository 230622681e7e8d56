import { data } from 'react-router'
import { seenOf } from '#app/meanwhile'
import { asClinician, submit } from '#app/request'
import { saveWork } from '#domain/clinicians/actions'
import { backgrounds, type Profile, SaveWork, seatFamily } from '#domain/clinicians/clinician'
import { ownProfile } from '#domain/clinicians/reads'
import { approachesByFamily, specialties } from '#domain/clinicians/vocabulary'
import { families, languages } from '#domain/groups/vocabulary'
import type { Acting } from '#platform/database/acting'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { ChipGroup } from '#ui/chips'
import { useCopy } from '#ui/copy'
import { Select, TextArea, TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Seen } from '#ui/seen'
import type { Route } from './+types/work'
import { PartPage } from './parts.tsx'
import { afterSaving, isSaved, profileAndParts, savingPart } from './progress.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const page = await asClinician(context, profileAndParts, undefined)
  return { ...page, seen: seenOf(workOf(page.profile)), isSaved: isSaved(request) }
}

function workOf(profile: Profile) {
  const { approaches, family, specialties, languages, practicingSince, backgrounds, about } = profile
  return { approaches, family, specialties, languages, practicingSince, backgrounds, about }
}

/** A family that was not chosen follows from the approaches: then it is nothing else than what is sent. */
async function storedNow(acting: Acting, sent: SaveWork) {
  const work = workOf(await ownProfile(acting))
  const follows = work.family === seatFamily(sent.family, sent.approaches)
  return { ...work, family: follows ? sent.family : work.family }
}

export async function action(args: Route.ActionArgs) {
  const answer = await submit(args, SaveWork, savingPart(saveWork), storedNow, 'own')
  return answer.ok ? afterSaving('work', answer.value.wasFinished) : data(answer, 400)
}

export default function WorkPage({
  loaderData: { profile, done, isSaved, seen },
  actionData,
}: Route.ComponentProps) {
  const { clinicians, vocabulary } = useCopy()
  const { work, next, save } = clinicians
  const option = (value: string) => ({ value, label: vocabulary.topic(value) })
  const familyOptions = families.map((value) => ({ value, label: vocabulary.families[value]! }))
  const byFamily = families.map((family) => ({
    group: vocabulary.families[family]!,
    options: approachesByFamily[family].map(option),
  }))
  const spoken = languages.map((value) => ({ value, label: vocabulary.language(value) }))
  const since = profile.practicingSince === null ? undefined : String(profile.practicingSince)
  return (
    <PartPage part="work" done={done} title={work.title} lead={work.lead} isSaved={isSaved}>
      <Form last={actionData}>
        <Seen seen={seen} />
        <Card>
          <div className="grid gap-6">
            <ChipGroup
              name="approaches"
              label={work.approaches}
              help={work.approachesHelp}
              options={byFamily}
              defaultValues={profile.approaches}
              isSearchable
            />
            <Select
              name="family"
              label={work.family}
              help={work.familyHelp}
              options={familyOptions}
              defaultValue={profile.family ?? ''}
              empty={work.familyFirst}
              width="medium"
            />
            <ChipGroup
              name="specialties"
              label={work.specialties}
              help={work.specialtiesHelp}
              options={specialties.map(option)}
              defaultValues={profile.specialties}
              isSearchable
            />
            <ChipGroup
              name="languages"
              label={work.languages}
              options={spoken}
              defaultValues={profile.languages}
              isSearchable
            />
            <TextField
              name="practicingSince"
              label={work.since}
              help={work.sinceHelp}
              defaultValue={since}
              inputMode="numeric"
              maxLength={4}
              width="short"
            />
            <ChipGroup
              name="backgrounds"
              label={work.backgrounds}
              help={work.backgroundsHelp}
              options={backgrounds.map(option)}
              defaultValues={profile.backgrounds}
            />
            <TextArea
              name="about"
              label={work.about}
              help={work.aboutHelp}
              defaultValue={profile.about}
              rows={3}
              maxLength={600}
            />
          </div>
        </Card>
        <div>
          <Button kind="primary">{profile.finishedAt ? save : next}</Button>
        </div>
      </Form>
    </PartPage>
  )
}
