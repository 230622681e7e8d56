/** What a verified license says beside a name that was changed since. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { frameFor } from '#app/frame'
import { issueDocument } from '#domain/certificates/actions'
import { documentToPrint } from '#domain/certificates/reads'
import { saveIdentity } from '#domain/clinicians/actions'
import { keepPolicy } from '#domain/credit/actions'
import type { DecisionKind } from '#domain/decisions/decision'
import { ownData } from '#domain/departures/reads'
import { destroyEvidence } from '#domain/evidence/actions'
import { letterForPerson } from '#domain/letters/jobs'
import { answerQuestion, claimLicense, decideLicense } from '#domain/licenses/actions'
import { expiryNotices } from '#domain/licenses/license'
import {
  licenseQueue,
  licenseToDecide,
  ownLicense,
  ownStanding,
  renamedPeople,
  waitingLicenses,
} from '#domain/licenses/reads'
import { recordPage } from '#domain/powers/reads'
import { today } from '#domain/today/reads'
import { migrate } from '#platform/database/migrations'
import { newId } from '#platform/identifiers'
import { Invalid, Stale } from '#platform/refusals'
import { openTestAccounts } from '#tests/accounts'
import {
  appQuery,
  as,
  databaseUrls,
  moveClock,
  openTestDatabase,
  ownerQuery,
  type Person,
  roleNames,
} from '#tests/database'
import { anEvening } from '#tests/evening'
import { argsOf } from '#tests/pages'
import { person, stewardPerson } from '#tests/people'
import { aPolicy } from '#tests/policies'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

const zone = 'America/New_York'
const wu = { name: 'Jo Wu', credential: 'LPC', zone }
const raman = { name: 'Priya Raman', credential: 'MD, PhD', zone }

let sofia: Person
let jo: Person
let licenseId: string

async function decision(kind: DecisionKind, of = licenseId) {
  const { revision } = await as(sofia, licenseToDecide, { licenseId: of })
  return { licenseId: of, decisionId: newId(), revision, kind, reason: 'Which name?', seenStatus: '' }
}
const decide = async (kind: DecisionKind, of = licenseId) =>
  as(sofia, decideLicense, await decision(kind, of))

async function claimed(number = 'LPC 4411', files: File[] = []) {
  const id = newId()
  await as(jo, claimLicense, {
    licenseId: id,
    jurisdiction: 'US-CO',
    profession: 'counselor',
    body: '',
    number,
    expiresOn: '2099-05-31',
    files,
  })
  return id
}

beforeAll(async () => {
  sofia = await stewardPerson('Sofia Reyes')
})
beforeEach(async () => {
  jo = await person('Jo', 'none')
  await as(jo, saveIdentity, wu)
  licenseId = await claimed()
  await decide('verified')
})

const frame = async () => {
  const { context } = argsOf(jo, '/today', {}) as { context: Parameters<typeof frameFor>[0] }
  return (await frameFor(context)).person?.state
}
const entries = async () =>
  (await as(sofia, recordPage, { about: 'licenses', before: undefined })).entries
    .filter(({ kind }) => kind === 'license.name-changed' || kind === 'license.renamed')
    .filter(({ by, about }) => [by, about].includes(raman.name))
const toLookAt = async () =>
  (await as(sofia, licenseQueue, { queue: 'renamed', after: undefined })).lines.filter(
    (line) => line.id === licenseId,
  )

test('a name changed after verification is on the record and on the desk, and is not said to be verified', async () => {
  expect(await frame()).toBe('License verified')
  await as(jo, saveIdentity, { ...wu, zone: 'UTC/UTC' })
  expect(await toLookAt()).toEqual([])
  const before = (await entries()).length

  await Promise.all([as(jo, saveIdentity, raman), as(jo, saveIdentity, raman)])
  expect(await frame()).toBe('License verified, under an earlier name or credential')
  expect(await toLookAt()).toMatchObject([
    { name: raman.name, credential: raman.credential, verifiedAs: { name: 'Jo Wu', credential: 'LPC' } },
  ])
  expect((await entries()).slice(0, -before || undefined)).toMatchObject([
    { kind: 'license.name-changed', by: raman.name, about: '', reason: '' },
  ])
  expect(await as(sofia, licenseToDecide, { licenseId })).toMatchObject({
    person: { name: raman.name },
    verifiedAs: { name: 'Jo Wu', credential: 'LPC' },
    possible: ['asked', 'renamed', 'suspended'],
  })
})

test('a steward accepts the new name with one decision, once', async () => {
  expect((await as(sofia, licenseToDecide, { licenseId })).possible).toEqual(['suspended'])
  await as(jo, saveIdentity, raman)
  const accepted = await decision('renamed')
  await as(sofia, decideLicense, accepted)
  await as(sofia, decideLicense, accepted)
  expect(await frame()).toBe('License verified')
  expect(await toLookAt()).toEqual([])
  await expect(as(sofia, decideLicense, { ...accepted, decisionId: newId() })).rejects.toThrow(Invalid)
  const { verifiedName } = await as(jo, ownData, undefined)
  expect(verifiedName).toMatchObject({ name: raman.name, credential: raman.credential })
})

test('who takes the verified name back has nothing to be looked at', async () => {
  await as(jo, saveIdentity, raman)
  await as(jo, saveIdentity, wu)
  expect(await frame()).toBe('License verified')
  expect(await toLookAt()).toEqual([])
})

test('a name that was changed while the steward looked is neither verified nor accepted', async () => {
  const renewal = await claimed('LPC 5522')
  const verified = await decision('verified', renewal)
  await as(jo, saveIdentity, raman)
  await expect(as(sofia, decideLicense, verified)).rejects.toMatchObject({
    problems: { '': { code: 'license.nameChanged' } },
  })
  const accepted = await decision('renamed')
  await as(jo, saveIdentity, { ...raman, credential: 'MD' })
  await expect(as(sofia, decideLicense, accepted)).rejects.toThrow(Invalid)
  expect(await frame()).not.toBe('License verified')
})

test('verifying another license verifies the name it is sent under', async () => {
  await as(jo, saveIdentity, raman)
  await decide('verified', await claimed('LPC 5522'))
  expect(await frame()).toBe('License verified')
  expect(await toLookAt()).toEqual([])
})

const answer = (words = 'I married in June.') => ({ licenseId, answerId: newId(), words })
const question = async () => (await as(jo, ownLicense, { licenseId })).nameQuestion
const needs = async () => (await as(jo, today, undefined)).needs.map(({ kind }) => kind)

test('a steward asks about a new name, and nothing closes; answered in words, it is the steward’s turn again', async () => {
  await as(jo, saveIdentity, raman)
  const [renamed, waiting] = [
    await as(sofia, renamedPeople, undefined),
    await as(sofia, waitingLicenses, undefined),
  ]
  expect(await needs()).not.toContain('name-asked')
  const asked = await decision('asked')
  for (const _ of ['once', 'twice']) await as(sofia, decideLicense, asked)

  expect(await as(jo, ownStanding, undefined)).toBe('verified')
  expect(await appQuery(jo.clinicianId, 'select my_license_standing() as standing')).toEqual([
    { standing: 'verified' },
  ])
  expect(await needs()).toContain('name-asked')
  expect(await as(jo, ownLicense, { licenseId })).toMatchObject({
    state: 'verified',
    nameQuestion: 'open',
    decisions: [{ kind: 'asked', reason: 'Which name?' }, { kind: 'verified' }],
  })
  expect((await as(jo, ownData, undefined)).licenses[0]).toMatchObject({
    decisions: [{ kind: 'asked', about: { name: raman.name, credential: raman.credential } }, {}],
  })
  for (const table of ['notice', 'mail'])
    expect(
      await ownerQuery(`select kind from ${table} where clinician_id = $1 and kind like '%asked'`, [
        jo.clinicianId,
      ]),
    ).toEqual([{ kind: 'license-name-asked' }])
  // Asked, it is nobody's turn but the person's; the desk does not ask for it again.
  expect(await as(sofia, renamedPeople, undefined)).toBe(renamed - 1)
  expect(await as(sofia, waitingLicenses, undefined)).toBe(waiting)
  expect(await toLookAt()).toMatchObject([{ isNameAsked: true, isAnswered: false }])
  expect((await as(sofia, licenseToDecide, { licenseId })).possible).toEqual(['renamed', 'suspended'])

  const words = answer()
  for (const _ of ['once', 'twice']) await as(jo, answerQuestion, words)
  await expect(as(jo, answerQuestion, answer())).rejects.toThrow(Stale)
  expect(await question()).toBe('answered')
  expect(await needs()).not.toContain('name-asked')
  expect(await as(sofia, renamedPeople, undefined)).toBe(renamed)
  expect(await toLookAt()).toMatchObject([{ isNameAsked: false, isAnswered: true }])
  expect(await as(sofia, licenseToDecide, { licenseId })).toMatchObject({
    nameQuestion: 'answered',
    answers: [{ words: 'I married in June.' }],
    possible: ['asked', 'renamed', 'suspended'],
  })
  await decide('asked')
  expect(await question()).toBe('open')
  await decide('renamed')
  expect(await question()).toBeNull()
  expect(await frame()).toBe('License verified')
  await expect(as(jo, answerQuestion, answer())).rejects.toThrow(Stale)
})

test('a steward may suspend without waiting for the answer, and the question is over with it', async () => {
  await as(jo, saveIdentity, raman)
  await decide('asked')
  await decide('suspended')
  expect(await question()).toBeNull()
  await expect(as(jo, answerQuestion, answer())).rejects.toThrow(Stale)
  await decide('reinstated')
  expect(await question()).toBeNull()
  expect(await toLookAt()).toMatchObject([{ isNameAsked: false }])
})

test('a question is about the name of then: taken back there is nothing to answer, and another name waits for a look', async () => {
  await as(jo, saveIdentity, raman)
  await decide('asked')
  const renamed = await as(sofia, renamedPeople, undefined)
  await as(jo, saveIdentity, wu)
  expect(await question()).toBeNull()
  await expect(as(jo, answerQuestion, answer())).rejects.toThrow(Stale)
  await as(jo, saveIdentity, { ...raman, credential: 'MD' })
  expect(await question()).toBeNull()
  expect(await as(sofia, renamedPeople, undefined)).toBe(renamed + 1)
  expect((await as(sofia, licenseToDecide, { licenseId })).possible).toContain('asked')
  await as(jo, saveIdentity, raman)
  expect(await question()).toBe('open')
})

test('an answer that came while the steward looked is read first', async () => {
  await as(jo, saveIdentity, raman)
  await decide('asked')
  const suspended = await decision('suspended')
  await as(jo, answerQuestion, answer())
  await expect(as(sofia, decideLicense, suspended)).rejects.toMatchObject({
    problems: { '': { code: 'license.answeredMeanwhile' } },
  })
  expect(await as(jo, ownStanding, undefined)).toBe('verified')
})

test('there is nothing to ask about a name that is verified, and only beside the license it was verified with', async () => {
  await expect(decide('asked')).rejects.toMatchObject({ problems: { '': { code: 'license.nothingToAsk' } } })
  const second = await claimed('LPC 5522')
  await decide('verified', second)
  await as(jo, saveIdentity, raman)
  expect((await as(sofia, licenseToDecide, { licenseId })).possible).toEqual(['renamed', 'suspended'])
  await expect(decide('asked')).rejects.toMatchObject({ problems: { '': { code: 'license.nothingToAsk' } } })
  await decide('asked', second)
  expect(await as(jo, ownLicense, { licenseId: second })).toMatchObject({ nameQuestion: 'open' })
})

test('evidence goes 30 days after the license was verified, whatever was asked since', async () => {
  const second = await claimed('LPC 5522', [new File(['%PDF-1.4\n%%EOF'], 'license.pdf')])
  await decide('verified', second)
  await as(jo, saveIdentity, raman)
  await moveClock({ days: 20 })
  await decide('asked', second)
  await moveClock({ days: 31 })
  await as(jo, destroyEvidence, { licenseId: second })
  expect(await as(jo, ownLicense, { licenseId: second })).toMatchObject({
    nameQuestion: 'open',
    evidence: [],
  })
  await moveClock({ minutes: 0 })
})

test('a last day that comes with a question shuts no door, and its end is told in time', async () => {
  await as(jo, saveIdentity, raman)
  const asked = await decision('asked')
  await expect(as(sofia, decideLicense, { ...asked, expiresOn: '2020-05-31' })).rejects.toMatchObject({
    problems: { expiresOn: { code: 'license.expired' } },
  })
  expect(await as(jo, ownStanding, undefined)).toBe('verified')
  await as(sofia, decideLicense, { ...asked, expiresOn: '2098-05-31' })
  expect(await as(jo, ownLicense, { licenseId })).toMatchObject({ expiresOn: '2098-05-31' })
  const told = await ownerQuery(
    `select ids ->> 'lastDay' as day from job_request where kind = 'license.expiring' and ids ->> 'licenseId' = $1`,
    [licenseId],
  )
  expect(told).toEqual(expiryNotices.map(() => ({ day: '2098-05-31' })))
})

test('a letter about a question goes out only while it is open', async () => {
  await as(jo, saveIdentity, raman)
  await decide('asked')
  const letter = () => {
    const posted = { id: newId(), clinicianId: jo.clinicianId, ids: { licenseId }, secret: undefined }
    return as(jo, letterForPerson, { ...posted, kind: 'license-name-asked' })
  }
  expect((await letter())?.letter.button).toMatchObject({ to: '/license' })
  await as(jo, answerQuestion, answer())
  expect(await letter()).toBeUndefined()
})

test('nobody answers, past the pages, what was not asked about their verified license', async () => {
  const write = `insert into license_answer (clinician_id, id, license_id, answered_at, sealed)
    values ($1, $2, $3, now(), '\\x01') returning 1`
  const writing = () => appQuery(jo.clinicianId, write, [jo.clinicianId, newId(), licenseId])
  await expect(writing()).rejects.toThrow(/row-level security/)
  await as(jo, saveIdentity, raman)
  await decide('asked')
  expect(await writing()).toHaveLength(1)
  await decide('renamed')
  await expect(writing()).rejects.toThrow(/row-level security/)
})

test('nobody writes a verified name of their own, and colleagues read none', async () => {
  const own = 'select name from verified_name where clinician_id = $1'
  expect(await appQuery(jo.clinicianId, own, [jo.clinicianId])).toEqual([{ name: 'Jo Wu' }])
  const dan = await person('Dan Ortiz')
  expect(await appQuery(dan.clinicianId, own, [jo.clinicianId])).toEqual([])
  await appQuery(
    jo.clinicianId,
    `with u as (update verified_name set name = 'Priya Raman' where clinician_id = $1 returning 1) select * from u`,
    [jo.clinicianId],
  )
  expect(await ownerQuery(own, [jo.clinicianId])).toEqual([{ name: 'Jo Wu' }])
})

test('papers carry the verified names of who was there and of who led, until a steward accepts others', async () => {
  const evening = await anEvening([90, 90])
  const [led, member] = evening.people as [Person, Person]
  for (const { clinicianId } of [led, member])
    await ownerQuery(
      `insert into verified_name (clinician_id, license_id, name, credential, verified_at)
       select c.id, l.id, c.name, c.credential, now() from clinician c join license l on l.clinician_id = c.id where c.id = $1`,
      [clinicianId],
    )
  await as(led, saveIdentity, { ...raman, name: 'Dr. Vale' })
  await as(member, saveIdentity, { ...raman, name: 'Dr. Reyes' })
  const issued = async () => {
    const policy = aPolicy({ evaluationRequired: false, groupMax: 12, minPresencePercent: 80 })
    await as(evening.steward, keepPolicy, policy)
    const document = { certificateId: newId(), meetingId: evening.meetingId, policyId: policy.policyId }
    const { facts } = await as(
      member,
      documentToPrint,
      await as(member, issueDocument, { ...document, withLicense: false }),
    )
    return [facts.learner, ...facts.facilitators]
  }
  expect(await issued()).toEqual([
    { name: 'Amara Osei', credential: 'LMFT' },
    { name: 'Priya Raman', credential: 'LMFT' },
  ])
  await ownerQuery(
    'update verified_name v set (name, credential) = (c.name, c.credential) from clinician c where c.id = v.clinician_id',
  )
  expect(await issued()).toEqual([
    { name: 'Dr. Reyes', credential: raman.credential },
    { name: 'Dr. Vale', credential: raman.credential },
  ])
})

test('who was verified before names were kept counts as verified under the name of now', async () => {
  await as(jo, saveIdentity, raman)
  const waiting = await person('Rae Kim', 'waiting')
  const suspended = await person('Lena Fuchs', 'suspended')
  await ownerQuery('drop table verified_name cascade')
  await ownerQuery(`delete from migration where name = '0540_verified_names.sql'`)
  expect(await migrate(databaseUrls().owner, 'migrations', roleNames())).toEqual(['0540_verified_names.sql'])
  const kept = (who: Person) =>
    ownerQuery('select name, credential from verified_name where clinician_id = $1', [who.clinicianId])
  expect(await kept(jo)).toEqual([{ name: raman.name, credential: raman.credential }])
  expect(await kept(suspended)).toEqual([{ name: 'Lena Fuchs', credential: 'LMFT' }])
  expect(await kept(waiting)).toEqual([])
  expect(await frame()).toBe('License verified')
})
