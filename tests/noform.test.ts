/** What is posted to a page and is no form (no page of ours sends one) is refused, and never a fault of ours. */
import { RouterContextProvider } from 'react-router'
import { beforeAll, expect, test } from 'vitest'
import { addressContext, whoContext, zoneContext } from '#app/request'
import { newId } from '#platform/identifiers'
import { openTestAccounts } from '#tests/accounts'
import { openTestDatabase, type Person } from '#tests/database'
import { person } from '#tests/people'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

type Module = { action?: (args: never) => Promise<unknown> }
const pages = import.meta.glob<Module>(['../app/routes/**/*.{ts,tsx}', '!../app/routes/**/*.test.{ts,tsx}'])

let priya: Person
beforeAll(async () => {
  priya = await person('Priya Raman', 'none')
})

test.each(Object.keys(pages))('%s', async (file) => {
  const { action } = await pages[file]!()
  for (const who of action ? [priya, undefined] : []) {
    const context = new RouterContextProvider()
    context.set(whoContext, who && { ...who, fresh: true, sessionId: newId() })
    context.set(zoneContext, undefined)
    context.set(addressContext, '/here')
    const body = { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } }
    const request = new Request('http://localhost/here', body)
    const params = Object.fromEntries(
      ['groupId', 'caseId', 'draftId', 'meetingId', 'versionId', 'clinicianId', 'policyId'].map((name) => [
        name,
        newId(),
      ]),
    )
    const all = { ...params, step: 'goals', what: 'step-out', token: 'x', code: 'x' }
    const answer = await Promise.try(() => action!({ request, context, params: all } as never)).catch(
      (thrown: unknown) => thrown,
    )
    expect(answer).not.toBeInstanceOf(Error)
  }
})
