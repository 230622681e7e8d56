import { data } from 'react-router'
import * as z from 'zod'
import { seenOf } from '#app/meanwhile'
import { asClinician, submit } from '#app/request'
import { cellsInWeek, cellsOfRuns, runsOf } from '#app/ui/week'
import { zoneNameAllYear } from '#copy/formats'
import { saveWeek } from '#domain/clinicians/actions'
import { cellsOf, weekOf } from '#domain/clinicians/availability'
import { ownWeek } from '#domain/clinicians/reads'
import type { Acting } from '#platform/database/acting'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { useReader } from '#ui/reader'
import { Seen } from '#ui/seen'
import { WeekGrid } from '#ui/weekgrid'
import type { Route } from './+types/week'
import { PartPage } from './parts.tsx'
import { afterSaving, isSaved, profileAndParts, savingPart } from './progress.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { profile, done } = await asClinician(context, profileAndParts, undefined)
  const { week } = await asClinician(context, paintedNow, undefined)
  return {
    zone: profile.zone,
    isFinished: profile.finishedAt !== null,
    done,
    cells: cellsOfRuns(week),
    seen: seenOf({ week }),
    isSaved: isSaved(request),
  }
}

/** A painted week as its form posts it: runs of half hours (`ui/week.ts`), put in order. */
const Painted = z.object({
  week: z
    .array(z.string())
    .max(cellsInWeek)
    .transform((runs) => runsOf(cellsOfRuns(runs))),
})

const paintedNow = async (acting: Acting) => ({ week: runsOf(cellsOf(await ownWeek(acting))) })

const save = savingPart((acting: Acting, { week }: z.output<typeof Painted>) =>
  saveWeek(acting, { week: weekOf(cellsOfRuns(week)) }),
)

export async function action(args: Route.ActionArgs) {
  const answer = await submit(args, Painted, save, paintedNow, 'own')
  return answer.ok ? afterSaving('week', answer.value.wasFinished) : data(answer, 400)
}

export default function WeekPage({
  loaderData: { zone, isFinished, done, cells, isSaved, seen },
  actionData,
}: Route.ComponentProps) {
  const { week, next, save } = useCopy().clinicians
  const { locale } = useReader()
  return (
    <PartPage part="week" done={done} title={week.title} lead={week.lead} isSaved={isSaved}>
      <Card>
        <Form last={actionData}>
          <Seen seen={seen} />
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
