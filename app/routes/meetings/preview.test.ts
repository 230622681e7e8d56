import { expect, test } from 'vitest'
import { en } from '#copy/en'
import { moveMeeting } from '#domain/meetings/actions'
import { changeSeries, makeSeries } from '#domain/series/actions'
import { scheduleForm } from '#domain/series/reads'
import { as, ownerQuery } from '#tests/database'
import { type Form, post } from '#tests/pages'
import { shown } from '#tests/shown'
import { coming, fresh, priya, thursdays, today, withThursdays } from '#tests/thursdays'
import * as page from './schedule.tsx'

withThursdays()

/** The page with what its form was answered, sent for its dates or, `does` 'set', to set them. */
async function asked(but: Record<string, string>, does = 'preview') {
  const { groupId } = await fresh()
  const { days, nths, ...fields } = thursdays(groupId)
  const form = Object.entries({ ...fields, days: '', do: does, ...but }).map(([name, value]) => [
    name,
    String(value),
  ])
  const path = `/groups/${groupId}/schedule`
  const said = await post(page.action as never, priya, path, form as Form, { groupId })
  const html = said.shown ? await shown(page as never, priya, path, { groupId }, undefined, said.shown) : ''
  const at = html.indexOf(en.meetings.schedule.preview)
  return { status: said.status, beside: html.slice(0, at), aside: html.slice(at) }
}

test.each([
  [{ from: '2100-01-01' }, 'meeting.noDate'],
  [{ from: '2020-01-01' }, 'meeting.past'],
  [{ startsLocal: '02:30' }, 'meeting.unsteady'],
  [{ cadence: 'dates', days: '2020-01-14' }, 'meeting.noDate'],
  [{ cadence: 'dates', days: '' }, 'meeting.days'],
] as const)('no dates are shown where the form is refused: %o', async (but, code) => {
  expect((await asked(but, 'set')).status).toBe(400)
  const { status, beside, aside } = await asked(but)
  expect(status).toBe(400)
  expect(beside).toContain(en.problems[code])
  expect(aside).toContain(en.meetings.schedule.previewEmpty)
  expect(aside).not.toContain('<time')
})

test('a date of another year is shown with it', async () => {
  const year = today().year + 1
  const { aside } = await asked({ cadence: 'dates', days: `${year}-01-14` })
  expect(aside).toMatch(new RegExp(`>\\w+day, January 14, ${year}<`))
})

test('the form of a group whose dates are over opens, without any to show', async () => {
  const { groupId } = await fresh()
  await as(
    priya,
    makeSeries,
    thursdays(groupId, { cadence: 'dates', days: [today().add({ days: 9 }).toString()] }),
  )
  await ownerQuery(`update series set dates = '{2020-01-14}', first_day = '2020-01-01' where group_id = $1`, [
    groupId,
  ])
  const html = await shown(page as never, priya, `/groups/${groupId}/schedule`, { groupId })
  expect(html).toContain(en.meetings.schedule.previewEmpty)
})

test('the dates of a new rhythm are those that will be: a time one meeting was moved to is left out', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  const [first, second] = await coming(priya)
  const day = Temporal.PlainDate.from(second!.startsLocal.slice(0, 10)).add({ days: 7 })
  await as(priya, moveMeeting, {
    meetingId: first!.id,
    revision: first!.revision,
    day: day.toString(),
    startsLocal: '18:30',
  })
  const { replaces } = await as(priya, scheduleForm, { groupId })
  const change = {
    ...thursdays(groupId, { from: day.toString(), startsLocal: '19:00' }),
    replaces: replaces!.id,
    revision: replaces!.revision,
  }
  const dates = async () => {
    const { days, nths, ...fields } = change
    const form = Object.entries({ ...fields, days: '', do: 'preview' }).map(([name, value]) => [
      name,
      String(value),
    ]) as Form
    const said = await post(page.action as never, priya, `/groups/${groupId}/schedule`, form, { groupId })
    return (said.shown as { preview: { dates: { startsAt: string }[] } }).preview.dates.map((d) => d.startsAt)
  }
  const before = await dates()
  await as(priya, changeSeries, change)
  const made = (await coming(priya)).filter(({ startsLocal }) => startsLocal.endsWith('T19:00'))
  expect(before).toEqual(made.slice(0, 6).map(({ startsAt }) => startsAt))
})
