import { data, redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { zoneNameAllYear } from '#copy/formats'
import { amendAgreement } from '#domain/agreements/actions'
import { lastDayToAmend } from '#domain/agreements/agreement'
import { agreementOf, firstDayForAmendment } from '#domain/agreements/reads'
import { groupFacts } from '#domain/groups/reads'
import { requireFacilitator } from '#domain/seats/reads'
import { newId } from '#platform/identifiers'
import { Button } from '#ui/button'
import { Checkbox } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { TextArea, TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import { useReader } from '#ui/reader'
import type { Route } from './+types/amend'
import { Amendment, keptClauses } from './amendment.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(
    context,
    async (acting, of: { groupId: string }) => {
      await requireFacilitator(acting, of.groupId)
      const [{ newest }, { zone }] = await Promise.all([agreementOf(acting, of), groupFacts(acting, of)])
      const firstDay = await firstDayForAmendment(acting, { ...of, zone })
      const inAWeek = acting.now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 7 })
      return {
        groupId: of.groupId,
        zone,
        versionId: newId(),
        clauses: newest?.clauses ?? [],
        basedOn: newest?.number ?? 0,
        firstDay: firstDay.toString(),
        lastDay: lastDayToAmend(firstDay, acting.now, zone).toString(),
        effectiveDay: (Temporal.PlainDate.compare(firstDay, inAWeek) > 0 ? firstDay : inAWeek).toString(),
        isOnItsWay: newest !== undefined && Temporal.Instant.compare(newest.inForceFrom, acting.now) > 0,
      }
    },
    params,
  )
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Amendment, async (acting, { clauses, ...input }) => {
    const { zone } = await groupFacts(acting, input)
    await amendAgreement(acting, { ...input, clauses: keptClauses(clauses, newId), zone })
  })
  return done.ok ? redirect(`/groups/${args.params.groupId}/agreement`) : data(done, 400)
}

export default function AmendPage({ loaderData, actionData }: Route.ComponentProps) {
  const { groups, agreements } = useCopy()
  const copy = agreements.amend
  const { locale } = useReader()
  const { clauses, versionId, basedOn, effectiveDay, firstDay, lastDay, isOnItsWay, groupId, zone } =
    loaderData
  const lines = [...clauses, { id: '', title: '', text: '' }]
  return (
    <Page
      title={copy.title}
      tab={groups.yourGroup}
      lead={copy.lead}
      above={<a href={`/groups/${groupId}/agreement`}>{agreements.title}</a>}
      width="reading"
    >
      <Form last={actionData}>
        <input type="hidden" name="versionId" value={versionId} />
        <input type="hidden" name="basedOn" value={basedOn} />
        <div className="grid gap-2.5">
          {lines.map((clause, index) => (
            <ClauseFields key={clause.id || 'new'} clause={clause} index={index} last={actionData} />
          ))}
        </div>
        <TextField
          type="date"
          name="effectiveDay"
          label={copy.effectiveDay}
          help={`${isOnItsWay ? copy.effectiveHelpOnItsWay : copy.effectiveHelp} ${copy.clock} ${zoneNameAllYear(zone, locale)}.`}
          defaultValue={effectiveDay}
          min={firstDay}
          max={lastDay}
          width="medium"
          isRequired
        />
        <div>
          <Button type="submit" kind="primary">
            {copy.send}
          </Button>
        </div>
      </Form>
    </Page>
  )
}

/** One clause, folded until it is to be changed; one that was refused stands open. */
function ClauseFields({
  clause,
  index,
  last,
}: {
  clause: { id: string; title: string; text: string }
  index: number
  last: Route.ComponentProps['actionData']
}) {
  const copy = useCopy().agreements.amend
  const name = `clauses.c${index}`
  const isRefused =
    last && 'problems' in last && Object.keys(last.problems).some((at) => at.startsWith(`${name}.`))
  return (
    <details
      open={isRefused || undefined}
      className="rounded-m border border-line bg-card shadow-1 open:[&_.folded]:hidden"
    >
      <summary className="flex cursor-pointer items-baseline gap-3 px-5 py-3 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1">
          <span className="block font-medium wrap-anywhere">
            {clause.id ? copy.clause(index + 1, clause.title) : copy.add}
          </span>
          {clause.text && <span className="folded line-clamp-1 text-sm text-ink-2">{clause.text}</span>}
        </span>
        <span className="text-sm text-pine underline underline-offset-4">
          {clause.id ? copy.open : copy.write}
        </span>
      </summary>
      <div className="grid gap-4 px-5 pb-5">
        <input type="hidden" name={`${name}.id`} value={clause.id} />
        <TextField
          name={`${name}.title`}
          label={copy.clauseTitle}
          defaultValue={clause.title}
          maxLength={120}
          isRequired
        />
        <TextArea
          name={`${name}.text`}
          label={copy.clauseText}
          defaultValue={clause.text}
          rows={3}
          maxLength={2000}
          isRequired
        />
        {clause.id && <Checkbox name={`${name}.remove`} label={copy.remove} />}
      </div>
    </details>
  )
}
