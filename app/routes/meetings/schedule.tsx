import { useCallback, useEffect, useRef, useState } from 'react'
import { data, href, redirect, useFetcher } from 'react-router'
import type { z } from 'zod'
import { typedIn, valueFromForm } from '#app/forms'
import { failsForNow } from '#app/fornow'
import { whenReachable } from '#app/reachable'
import { answered, asClinician, keepingTyped, localeContext, ownFieldsOf, whoSends } from '#app/request'
import { rememberSent } from '#app/sent'
import { changeSeries, makeSeries } from '#domain/series/actions'
import { previewSeries, scheduleForm } from '#domain/series/reads'
import { ChangeSeries, MakeSeries } from '#domain/series/series'
import { daysAsIso } from '#domain/series/typeddays'
import { type Acting, type Actor, actAs } from '#platform/database/acting'
import { Invalid } from '#platform/refusals'
import { Button, ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { useForgetting } from '#ui/form-state'
import { Page } from '#ui/page'
import { useReader } from '#ui/reader'
import type { Route } from './+types/schedule'
import { Preview } from './preview.tsx'
import { SeriesFields } from './seriesfields.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(context, formAndDates, params)
}

async function formAndDates(acting: Acting, of: { groupId: string }) {
  const form = await scheduleForm(acting, of)
  const begin = { ...form.begin, ...of, replaces: form.replaces?.id }
  return { ...form, preview: await previewSeries(acting, begin).catch(noneIfRefused) }
}

/** A form may begin with what could not be set any more: dates by hand that are over. */
function noneIfRefused(refusal: unknown): undefined {
  if (!(refusal instanceof Invalid)) throw refusal
}

/** Shows what the dates would be (`do=preview`, also while typing), or sets them. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const actor = await whoSends(request.clone(), context)
  const fields = await ownFieldsOf(request, context)
  // As the reader's language writes dates: the form said so in the same one.
  const said = (name: string) => String(fields.get(name) ?? '')
  const beside = { from: said('from'), startsLocal: said('startsLocal') }
  fields.set('days', daysAsIso(said('days'), context.get(localeContext), beside))
  const set = fields.has('replaces')
    ? prepared(ChangeSeries, changeSeries, fields, params)
    : prepared(MakeSeries, makeSeries, fields, params)
  if (!set.ok) return answered(set)
  if (fields.get('do') === 'preview') {
    const shown = await keepingTyped(fields, () => actAs(actor, previewSeries, set.value))
    return shown.ok ? { ok: true as const, preview: shown.value, typed: typedIn(fields) } : answered(shown)
  }
  const done = await keepingTyped(fields, () => set.run(actor))
  if (!done.ok) return answered(done)
  throw redirect(href('/groups/:groupId/meetings', params))
}

/** Dates that cannot be shown just now leave the form where it is; they are asked for again. */
export async function clientAction({ request, serverAction }: Route.ClientActionArgs) {
  const fields = await request.clone().formData()
  return serverAction().catch((error: unknown) => {
    if (fields.get('do') !== 'preview' || !failsForNow(error)) throw error
    return data({ ok: false as const, isAway: true as const }, 503)
  })
}

/** The form by its shape, with the action that sets it. */
function prepared<T extends MakeSeries>(
  shape: z.ZodType<T>,
  work: (acting: Acting, input: T) => Promise<void>,
  fields: FormData,
  params: Record<string, string | undefined>,
) {
  const form = valueFromForm(fields, shape, params)
  return form.ok ? { ...form, run: (actor: Actor) => actAs(actor, work, form.value) } : form
}

export default function SchedulePage({ loaderData, actionData }: Route.ComponentProps) {
  const all = useCopy()
  const copy = all.meetings.schedule
  const { hasMail } = useReader()
  const { replaces, groupId } = loaderData
  const { place, ask, shown, problems, isLost } = useDatesWhileTyping(actionData)
  const preview = shown ?? loaderData.preview
  const typed = actionData && 'preview' in actionData ? actionData.typed : undefined
  return (
    <Page
      title={replaces ? copy.changeTitle : copy.title}
      tab={all.groups.yourGroup}
      above={<a href={`/groups/${groupId}/meetings`}>{loaderData.groupName}</a>}
      lead={replaces ? copy.changeLead(hasMail) : copy.lead}
      side={<Preview preview={preview} problems={problems} said={refusedIn(actionData)} isLost={isLost} />}
    >
      <div ref={place} onChange={ask}>
        <Form last={actionData && 'isAway' in actionData ? undefined : actionData}>
          <input type="hidden" name="seriesId" value={loaderData.seriesId} />
          {replaces && <input type="hidden" name="replaces" value={replaces.id} />}
          {replaces && <input type="hidden" name="revision" value={replaces.revision} />}
          <SeriesFields begin={loaderData.begin} today={loaderData.today} typed={typed} />
          <div className="flex flex-wrap gap-3">
            <Button kind="primary">{replaces ? copy.saveChange : copy.save}</Button>
            <Button name="do" value="preview">
              {copy.show}
            </Button>
            <ButtonLink kind="quiet" to={`/groups/${groupId}/meetings`}>
              {copy.cancel}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </Page>
  )
}

const refusedIn = (answer: Route.ComponentProps['actionData']) =>
  answer && 'problems' in answer ? answer.problems : undefined

const secondsToWait = 5

/**
 * With JavaScript the dates follow what is typed; `problems`: why it has none. While no answer comes the form stays, `isLost` says so, and what stands
 * in it then is asked for once more.
 */
function useDatesWhileTyping(last: Route.ComponentProps['actionData']) {
  const typing = useFetcher<typeof clientAction>()
  const place = useRef<HTMLDivElement>(null)
  const { submit, state } = typing
  useForgetting(state !== 'idle')
  const latest = typing.data ?? last
  const answered = latest && 'preview' in latest ? latest.preview : undefined
  const before = useRef(answered)
  useEffect(() => {
    if (answered) before.current = answered
  }, [answered])
  const ask = useCallback(() => {
    const form = place.current?.querySelector('form')
    if (!form) return
    const fields = new FormData(form)
    fields.set('do', 'preview')
    rememberSent(fields, undefined)
    // Nothing else is asked for then: the form would be gone if that failed.
    void submit(fields, { method: 'post', defaultShouldRevalidate: false })
  }, [submit])
  const [isSlow, setSlow] = useState(false)
  const isAway = latest !== undefined && 'isAway' in latest
  useEffect(() => {
    if (state === 'idle') {
      setSlow(false)
      return isAway ? whenReachable(ask) : undefined
    }
    const timer = setTimeout(() => setSlow(true), secondsToWait * 1000)
    return () => clearTimeout(timer)
  }, [state, isAway, ask])
  const problems = refusedIn(latest)
  return { place, ask, shown: answered ?? before.current, problems, isLost: isSlow || isAway }
}
