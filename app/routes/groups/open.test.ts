/** The founder's last step: what is missing stands there with the way to it; the button comes when it can work. */
import { beforeAll, expect, test } from 'vitest'
import { en } from '#copy/en'
import { decideGoals, startGroup } from '#domain/groups/actions'
import { steps } from '#domain/groups/charter'
import { charterToWrite } from '#domain/groups/reads'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase } from '#tests/database'
import { argsOf } from '#tests/pages'
import { charterOf, person } from '#tests/people'
import { shown } from '#tests/shown'
import * as charter from './charter.tsx'
import * as open from './open.tsx'

beforeAll(openTestDatabase)

const { sign, steps: words } = en.charters
const draftOf = async (license?: Parameters<typeof person>[1]) => {
  const priya = await person('Priya Raman', license)
  const groupId = newId()
  await as(priya, startGroup, { groupId, zone: 'America/New_York' })
  const see = () => shown(open, priya, `/groups/${groupId}/open`, { groupId })
  return { priya, groupId, see }
}
const linksIn = (html: string) =>
  [...html.matchAll(/href="[^"]*\/charter\/([a-z]+)"/g)].map(([, step]) => step)

test('decisions that are missing are led to, and nothing can be signed before', async () => {
  const { priya, groupId, see } = await draftOf()
  const decide = charterOf(groupId)
  await as(priya, decideGoals, decide.goals)
  const html = await see()
  expect(new Set(linksIn(html))).toEqual(new Set([steps[1]]))
  for (const step of steps.slice(1)) expect(html).toContain(words.names[step])
  expect(html).not.toContain(sign.open)
  // Nobody has decided on its clauses yet.
  expect(html).not.toContain(`>${sign.clauses}<`)
  await decide.rest(priya)
  const ready = await see()
  expect(ready).toContain(sign.open)
  expect(ready).toContain(`>${sign.clauses}<`)
  expect(linksIn(ready)).toEqual([])
})

test('a decision taken out of turn leaves those before it missing', async () => {
  const { priya, groupId, see } = await draftOf()
  const decide = charterOf(groupId)
  await decide.commitment(priya)
  expect((await as(priya, charterToWrite, { groupId })).finishedSteps).toBe(0)
  expect(new Set(linksIn(await see()))).toEqual(new Set(['goals']))
  // A step that is not reached yet leads to the one that is next.
  const asked = charter
    .loader(argsOf(priya, '', { groupId, step: 'leadership' }))
    .catch((thrown: Response) => thrown)
  expect(((await asked) as Response).headers.get('location')).toBe(`/groups/${groupId}/charter/goals`)
})

test('without a verified license the way to it stands in place of the button', async () => {
  const { priya, groupId, see } = await draftOf('waiting')
  const decide = charterOf(groupId)
  await as(priya, decideGoals, decide.goals)
  await decide.rest(priya)
  const html = await see()
  expect(html).not.toContain(sign.open)
  expect(html).toContain(en.frame.mend['license-waiting'].words)
  expect(html).toContain('href="/license"')
})
