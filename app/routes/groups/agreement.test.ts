/** A group's agreement while a change waits: what is true of each version, and days by one clock. */
import { beforeAll, expect, test } from 'vitest'
import { en } from '#copy/en'
import { amendAgreement, signAgreement } from '#domain/agreements/actions'
import { agreementOf } from '#domain/agreements/reads'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase } from '#tests/database'
import { groupOf, join, person } from '#tests/people'
import { shown } from '#tests/shown'
import * as agreement from './agreement.tsx'
import * as signed from './signed.tsx'

beforeAll(openTestDatabase)

test('who has signed is said of the version in force and of the one to come, days by the group’s clock', async () => {
  const [priya, amara] = [await person('Priya Raman'), await person('Amara Osei')]
  const { groupId } = await groupOf(priya) // in New York
  await join(priya, amara, groupId)
  const see = (zone?: string) => shown(agreement, amara, `/groups/${groupId}/agreement`, { groupId }, zone)
  expect(await see()).toContain(en.agreements.allSigned)
  const { newest } = await as(priya, agreementOf, { groupId })
  const effectiveDay = Temporal.Now.plainDateISO('America/New_York').add({ days: 7 }).toString()
  const versionId = newId()
  const clauses = newest!.clauses.map((clause) => ({ ...clause, text: `${clause.text} Not even at home.` }))
  await as(priya, amendAgreement, {
    groupId,
    versionId,
    basedOn: 1,
    clauses,
    effectiveDay,
    zone: 'America/New_York',
  })
  await as(priya, signAgreement, { groupId, versionId, typedName: 'Priya Raman' })
  const html = await see()
  const [inForce, toCome] = html
    .slice(html.indexOf(en.agreements.whoSignedInForce(1)))
    .split(en.agreements.whoSignedToCome(2))
  expect(inForce).toContain(en.agreements.allSigned)
  expect(toCome).not.toContain(en.agreements.allSigned)
  expect(toCome).toContain(en.agreements.notSigned)
  // Who reads in Honolulu sees the same days, and whose they are.
  const days = (page: string) => [...page.matchAll(/<time[^>]*>([^<]*)</g)].map(([, words]) => words)
  expect(days(await see('Pacific/Honolulu'))).toEqual(days(html))
  expect(html).toContain('Eastern Time')
})

test('a signed copy says when by the clock of the list of signatures: the group’s', async () => {
  const priya = await person('Priya Raman')
  const { groupId } = await groupOf(priya) // in New York
  const { own } = await as(priya, agreementOf, { groupId })
  const params = { groupId, versionId: own[0]!.versionId }
  const times = (html: string) => [...html.matchAll(/<time[^>]*>([^<]*)</g)].map(([, words]) => words)
  const path = `/groups/${groupId}/agreement`
  for (const zone of ['America/New_York', 'Pacific/Honolulu']) {
    const copy = times(await shown(signed, priya, `${path}/signed/${params.versionId}`, params, zone))
    expect(copy).toEqual([expect.stringContaining('Eastern Time')])
    expect(times(await shown(agreement, priya, path, { groupId }, zone))).toContain(copy[0])
  }
})
