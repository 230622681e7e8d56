/**
 * A claim beside a decision that is made at that moment, two of one license that are open since before there was one at
 * most, and answers sent from a page as it was.
 */
import { beforeAll, expect, test } from 'vitest'
import type { DecisionKind } from '#domain/decisions/decision'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { Stale } from '#platform/refusals'
import { seal } from '#platform/sealing'
import { as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { person, stewardPerson } from '#tests/people'
import { answerQuestion, claimLicense, decideLicense } from './actions.ts'
import { licenseToDecide, ownLicenses } from './reads.ts'

beforeAll(openTestDatabase)

let sofia: Person

/** Nobody's license is there before they claim it. */
const newcomer = (name: string) => person(name, 'none')

beforeAll(async () => {
  sofia = await stewardPerson('Sofia Reyes')
})

const claim = (over = {}) => ({
  licenseId: newId(),
  jurisdiction: 'US-CO',
  profession: 'counselor' as const,
  body: '',
  number: 'LPC-4411',
  expiresOn: '2099-05-31',
  files: [] as File[],
  ...over,
})

async function decision(licenseId: string, kind: DecisionKind) {
  const { revision } = await as(sofia, licenseToDecide, { licenseId })
  return { licenseId, decisionId: newId(), revision, kind, reason: 'Which board?', seenStatus: '' }
}

const decide = async (licenseId: string, kind: DecisionKind) =>
  as(sofia, decideLicense, await decision(licenseId, kind))

/** What a claim comes to that begins when a steward has verified `licenseId` and not committed yet. */
async function claimedWhileVerified(noah: Person, licenseId: string, over: object) {
  const verified = await decision(licenseId, 'verified')
  const [decided, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const deciding = as(
    sofia,
    async (acting: Acting) => {
      await decideLicense(acting, verified)
      decided.resolve()
      await goOn.promise
    },
    undefined,
  )
  await decided.promise
  const claiming = as(noah, claimLicense, claim(over)).catch((refused: unknown) => refused)
  const waits =
    'select 1 from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()'
  while ((await ownerQuery(waits)).length === 0);
  goOn.resolve()
  await deciding
  return claiming
}

test('a second claim that meets its first one being verified is told so, or is its renewal', async () => {
  const noah = await newcomer('Noah Kim')
  const first = claim()
  await as(noah, claimLicense, first)
  expect(await claimedWhileVerified(noah, first.licenseId, { body: 'Board' })).toMatchObject({
    problems: { expiresOn: { code: 'license.verifiedAlready' } },
  })
  const ivy = await newcomer('Ivy Chen')
  const hers = claim()
  await as(ivy, claimLicense, hers)
  await claimedWhileVerified(ivy, hers.licenseId, { expiresOn: '2101-05-31' })
  expect(await as(ivy, ownLicenses, undefined)).toMatchObject([
    { state: 'waiting', expiresOn: '2101-05-31' },
    { id: hers.licenseId, state: 'verified', expiresOn: '2099-05-31' },
  ])
})

/** Two open claims of one license, as they were made before numbers were marked (migration 0511); the newer one asked. */
async function twoFromBefore(noah: Person) {
  const [older, newer] = [claim(), claim({ number: 'mistyped' })]
  for (const one of [older, newer]) await as(noah, claimLicense, one)
  await decide(older.licenseId, 'declined')
  await decide(newer.licenseId, 'asked')
  const sealed = await seal({}, noah.clinicianId, 'license.number', newer.licenseId, older.number)
  await ownerQuery('update license set sealed_number = $2 where id = $1', [newer.licenseId, sealed])
  await ownerQuery('update license set number_digest = null where clinician_id = $1', [noah.clinicianId])
  return { older, newer: { ...newer, number: older.number } }
}

test('of two open claims of one license from before, each can be corrected, and a new one corrects the newest', async () => {
  const noah = await newcomer('Noah Kim')
  const { older, newer } = await twoFromBefore(noah)
  await as(noah, claimLicense, { ...newer, body: 'Board' })
  await as(noah, claimLicense, { ...older, body: 'Board of Counselors' })
  await as(noah, claimLicense, claim({ body: 'State Board' }))
  expect(await as(noah, ownLicenses, undefined)).toMatchObject([
    { id: newer.licenseId, state: 'waiting', body: 'State Board' },
    { id: older.licenseId, state: 'waiting', body: 'Board of Counselors' },
  ])
  // Once the one that holds the mark is decided on, the other one can take it.
  await decide(newer.licenseId, 'verified')
  await as(noah, claimLicense, { ...older, expiresOn: '2101-05-31' })
  await as(noah, claimLicense, { ...older, number: 'LPC-1' })
  expect((await as(noah, ownLicenses, undefined)).map(({ number }) => number)).toEqual(['LPC-4411', 'LPC-1'])
  await decide(older.licenseId, 'verified')
})

async function twoQuestions() {
  const noah = await newcomer('Noah Kim')
  const [here, there] = [claim(), claim({ jurisdiction: 'US-NY' })]
  for (const one of [here, there]) {
    await as(noah, claimLicense, one)
    await decide(one.licenseId, 'asked')
  }
  const answersOf = async (licenseId: string) => {
    const own = await as(noah, ownLicenses, undefined)
    const { state, answers } = own.find(({ id }) => id === licenseId)!
    return { state, answers: answers.map(({ words }) => words) }
  }
  return { noah, here: here.licenseId, there: there.licenseId, answersOf }
}

test('an answer sent under the id of one about another license is told, and waits for no steward without its words', async () => {
  const { noah, here, there, answersOf } = await twoQuestions()
  const answer = { licenseId: here, answerId: newId(), words: 'The board of Colorado.' }
  await as(noah, answerQuestion, answer)
  const other = { ...answer, licenseId: there, words: 'The one of New York.' }
  await expect(as(noah, answerQuestion, other)).rejects.toThrow(Stale)
  expect(await answersOf(there)).toEqual({ state: 'asked', answers: [] })
  await as(noah, answerQuestion, { ...other, answerId: newId() })
  expect(await answersOf(there)).toEqual({ state: 'waiting', answers: ['The one of New York.'] })
})

test('other words under the id of an answer that was sent are told, too: a page came back with Back', async () => {
  const { noah, here, answersOf } = await twoQuestions()
  const answer = { licenseId: here, answerId: newId(), words: 'The board of Colorado.' }
  await as(noah, answerQuestion, answer)
  await decide(here, 'asked')
  await expect(as(noah, answerQuestion, { ...answer, words: 'Of 2024.' })).rejects.toThrow(Stale)
  await as(noah, answerQuestion, answer)
  expect(await answersOf(here)).toEqual({ state: 'asked', answers: [answer.words] })
})
