import { data } from 'react-router'
import { asClinician, keepingTyped } from '#app/request'
import { cellsFromForm } from '#app/ui/week'
import { zoneNameAllYear } from '#copy/formats'
import { saveWeek } from '#domain/clinicians/actions'
import { cellsOf, weekOf } from '#domain/clinicians/availability'
import { ownWeek } from '#domain/clinicians/reads'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { useReader } from '#ui/reader'
import { WeekGrid } from '#ui/weekgrid'
import type { Route } from './+types/week'
import { PartPage } from './parts.tsx'
import { afterSaving, isSaved, profileAndParts, savingPart } from './progress.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { profile, done } = await asClinician(context, profileAndParts, undefined)
  const week = await asClinician(context, ownWeek, undefined)
  return {
    zone: profile.zone,
    isFinished: profile.finishedAt !== null,
    done,
    cells: [...cellsOf(week)],
    isSaved: isSaved(request),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const input = { week: weekOf(cellsFromForm(form, 'week')) }
  const answer = await keepingTyped(form, () => asClinician(context, savingPart(saveWeek), input))
  return answer.ok ? afterSaving('week', answer.value.wasFinished) : data(answer, 400)
}

export default function WeekPage({
  loaderData: { zone, isFinished, done, cells, isSaved },
  actionData,
}: Route.ComponentProps) {
  const { week, next, save } = useCopy().clinicians
  const { locale } = useReader()
  return (
    <PartPage part="week" done={done} title={week.title} lead={week.lead} isSaved={isSaved}>
      <Card>
        <Form last={actionData}>
          <WeekGrid
            name="week"
            label={week.grid}
            help={week.zone(zoneNameAllYear(zone, locale))}
            defaultCells={cells}
          />
          <Notice tone="private">{week.private}</Notice>
          <div>
            <Button kind="primary">{isFinished ? save : next}</Button>
          </div>
        </Form>
      </Card>
    </PartPage>
  )
}
