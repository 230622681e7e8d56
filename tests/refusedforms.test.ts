/**
 * Every form of every page, sent with what a hurried person, a broken script or a prank puts into all of its fields: the
 * answer is a refusal that says so with its status, or a redirect, and never a fault.
 */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/identifiers'
import { openTestAccounts } from '#tests/accounts'
import { openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { post, type Said } from '#tests/pages'
import { groupOf, stewardPerson } from '#tests/people'

type Page = { action?: (args: never) => Promise<unknown> }
const pages = import.meta.glob<Page>('../app/routes/**/*.tsx')
const sources = import.meta.glob<string>(
  ['../app/**/*.tsx', '../domain/**/*.ts', '../platform/accounts/*.ts'],
  {
    query: '?raw',
    import: 'default',
  },
)

const texts = {
  nothing: '',
  'three thousand characters': 'Nobody came to the door. '.repeat(120),
  'NUL and half a character': '\0\ud800',
  'another script': 'Привет, 你好, مرحبا, 👩🏽‍⚕️',
  'a name that every object has': '__proto__',
}

let who: Person
let names: string[]
let params: Record<string, string>

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(async () => {
  const priya = await stewardPerson('Priya Raman')
  who = priya
  await ownerQuery(
    `insert into accounts.account (id, email, email_confirmed, name) values ($1, 'priya@example.org', true, $2)`,
    [priya.clinicianId, priya.name],
  )
  const { groupId } = await groupOf(priya)
  const none = newId()
  params = { groupId, step: 'goals', what: 'withdraw', token: 'none' }
  for (const id of [
    'meetingId',
    'caseId',
    'draftId',
    'licenseId',
    'clinicianId',
    'policyId',
    'certificateId',
    'mailId',
    'versionId',
  ])
    params[id] = none
  const all = await Promise.all(Object.values(sources).map((read) => read()))
  names = [
    ...new Set(
      all.flatMap((source) =>
        [...source.matchAll(/name="([\w.]+)"|^\s+(\w+): (?:z\.|[A-Z])/gm)].map(([, a, b]) => a ?? b!),
      ),
    ),
  ]
})

/** What a page's forms call themselves (`form`, `do`), and nothing. */
const kindsIn = (source: string) => [
  '',
  ...new Set([...source.matchAll(/literal\('([\w-]+)'\)|form === '([\w-]+)'/g)].map(([, a, b]) => a ?? b!)),
]

const taking = Object.keys(pages)
  .map((path) => ({ path, source: readFileSync(new URL(path, import.meta.url), 'utf8') }))
  .filter(({ source }) => /export (?:async )?(?:function|const) action\b/.test(source))
  // The page of addresses that are none refuses whatever is sent.
  .filter(({ path }) => !path.endsWith('nowhere.tsx'))
  .map(({ path, source }) => ({ name: relative('../app/routes', path), path, kinds: kindsIn(source) }))

describe.each(Object.entries(texts))('%s in every field', (_, text) => {
  // Written out once: it is up to two megabytes.
  let others: string
  beforeAll(() => {
    const plain = names.filter((name) => name !== 'form' && name !== 'do')
    others = new URLSearchParams(plain.map((name) => [name, text])).toString()
  })
  test.each(taking)('$name', async ({ path, kinds }) => {
    const { action } = await pages[path]!()
    for (const kind of kinds)
      for (const asked of text === '' ? [who, undefined] : [who]) {
        const form = `${others}&${new URLSearchParams({ form: kind, do: kind })}`
        const said: Said = await post(action as never, asked, '/x', form, params)
        const isRefused = (said.shown as { ok?: boolean } | undefined)?.ok === false
        expect([kind, said.status]).toEqual([kind, isRefused ? 400 : expect.any(Number)])
      }
  })
})
