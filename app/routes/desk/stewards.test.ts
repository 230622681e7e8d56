import { createElement as element } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { beforeAll, expect, test } from 'vitest'
import { en } from '#copy/en'
import { newId } from '#platform/identifiers'
import { openTestAccounts } from '#tests/accounts'
import { openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { type Form, post } from '#tests/pages'
import { stewardPerson } from '#tests/people'
import { shown } from '#tests/shown'
import { CopyProvider } from '#ui/copy'
import { RefusalPage, type Shown } from '#ui/refusal'
import * as page from './stewards.tsx'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

let sofia: Person
beforeAll(async () => {
  sofia = await stewardPerson('Sofia Reyes')
})
const path = '/desk/stewards'
/** The same person, signed in more than ten minutes ago. */
const earlier = () => ({ ...sofia, fresh: false })

test('who signed in a while ago is asked to do so before there is an address to type', async () => {
  const html = await shown(page as never, earlier(), path)
  expect(html).toContain(en.desk.ending.fresh)
  expect(html).toContain(`href="/sign-in?next=%2Fdesk%2Fstewards"`)
  expect(html).not.toContain('name="email"')
  expect(await shown(page as never, sofia, path)).toContain('name="email"')
})

test('an address typed until that was a while ago comes back, to be sent again once signed in', async () => {
  const form: Form = [
    ['invitationId', newId()],
    ['email', 'noah@example.org'],
  ]
  const refused = await post(page.action as never, earlier(), path, form)
  expect(refused).toMatchObject({ status: 403, shown: { refusal: 'not-allowed', mend: 'sign-in-again' } })
  const { sent } = refused.shown as { sent?: { fields: { name: string; value: string }[] } }
  const fields = sent?.fields.map(({ name, value }) => [name, value])
  expect(fields).toEqual(form)
  const html = renderToStaticMarkup(
    element(
      CopyProvider,
      { value: en },
      element(
        createRoutesStub([
          { path: '*', Component: () => element(RefusalPage, { refusal: refused.shown as Shown }) },
        ]),
        {
          initialEntries: [path],
        },
      ),
    ),
  )
  expect(html).toContain(en.frame.mend['sign-in-again'].words)
  expect(html).toContain(en.frame.refusal.sent.button)
  expect(html).toContain('value="noah@example.org"')
  expect(await post(page.action as never, sofia, path, fields as Form)).toMatchObject({ status: 302 })
  expect(await ownerQuery('select 1 from steward_invitation where id = $1', [form[0]![1]])).toHaveLength(1)
})
