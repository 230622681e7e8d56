import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withdrawCase } from '#domain/cases/actions'
import { caseShown } from '#domain/cases/reads'
import { issueDocument, revokeDocument } from '#domain/certificates/actions'
import { keepPolicy } from '#domain/credit/actions'
import { deleteAccount } from '#domain/departures/actions'
import { destroyCase } from '#domain/destruction/actions'
import { discardDraft } from '#domain/drafts/actions'
import { makeFeedLink, openFeed, removeFeed } from '#domain/feeds/actions'
import { invite, openInvitation, revokeInvitation } from '#domain/invitations/actions'
import { answerQuestion, claimLicense, decideLicense, withdrawClaim } from '#domain/licenses/actions'
import { licenseToDecide, ownLicenses } from '#domain/licenses/reads'
import { openCase } from '#domain/readings/actions'
import { stepOut } from '#domain/recusals/actions'
import { respond, withdrawResponse } from '#domain/responses/actions'
import { caseResponses } from '#domain/responses/reads'
import { leaveGroup } from '#domain/seats/actions'
import { accounts, closeAccounts } from '#platform/accounts/connection'
import { removePasskey } from '#platform/accounts/passkeys'
import { makeRecoveryCodes, recover } from '#platform/accounts/recovery'
import { clinicianFor, endSessions, openSession } from '#platform/accounts/sessions'
import { closeDatabase, openDatabase } from '#platform/database/connection'
import { newId } from '#platform/identifiers'
import { Invalid, NotFound } from '#platform/refusals'
import { exportBoth, runBackup } from '#server/backup/backup'
import { restoreInto } from '#server/backup/restore'
import { type Browser, browser, openTestAccounts } from '#tests/accounts'
import { draftWords, shareWords } from '#tests/cases'
import {
  as,
  asNobody,
  databaseUrls,
  keyringQuery,
  masterKeyFile,
  openTestDatabase,
  ownerQuery,
  type Person,
  roleNames,
} from '#tests/database'
import { anEvening } from '#tests/evening'
import { person } from '#tests/people'
import { aPolicy } from '#tests/policies'

/** confidentiality.md, "What the tests must show", 4: what was taken away since yesterday's backup is not brought back. */
beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
const folder = mkdtempSync(join(tmpdir(), 'colloquy-restore-'))
afterAll(() => rmSync(folder, { recursive: true }))

const databases = () => ({ urls: databaseUrls(), roles: roleNames(), keyringOwner: roleNames().owner })
function place(name: string) {
  const targets = { data: join(folder, name, 'data'), keyring: join(folder, name, 'keyring') }
  for (const target of Object.values(targets)) mkdirSync(target, { recursive: true })
  return targets
}

const pdf = () => new File([`%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF`], 'license.pdf')

async function signIn({ clinicianId }: Person) {
  await ownerQuery('insert into accounts.account (id, email) values ($1, $2) on conflict do nothing', [
    clinicianId,
    `${clinicianId}@example.org`,
  ])
  const own = browser()
  own.keep(await openSession(accounts(), clinicianId, own.visit().request))
  return own
}

test('yesterday’s data with today’s keyring, on a machine that knows nothing else', async () => {
  const evening = await anEvening([90, 90, 90, 90, 90])
  const { groupId, meetingId } = evening
  const [priya, amara, dan, jo, lena] = evening.people as [Person, Person, Person, Person, Person]
  const [destroyed, withdrawn, steppedOut, lenas] = [
    await shareWords(amara, { groupId }),
    await shareWords(amara, { groupId }),
    await shareWords(amara, { groupId }),
    await shareWords(lena, { groupId }),
  ]
  const policy = aPolicy()
  await as(evening.steward, keepPolicy, policy)
  const certificateId = newId()
  await as(amara, issueDocument, { certificateId, meetingId, policyId: policy.policyId, withLicense: false })
  const [lost, kept] = [await signIn(amara), await signIn(priya)]
  await signIn(lena)
  const [responseId, invitationId, passkeyId] = [newId(), newId(), newId()]
  await as(priya, openCase, { caseId: steppedOut })
  await as(priya, respond, { responseId, caseId: steppedOut, kind: 'reflection', text: 'Too much said.' })
  const { token } = await as(priya, invite, { invitationId, groupId, address: '' })
  await ownerQuery(
    `insert into accounts.passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
     select id, $2, 'key', id::text, 0, 'singleDevice', false from unnest($1::uuid[]) id`,
    [[passkeyId, newId()], priya.clinicianId],
  )
  const { draftId } = await draftWords(amara, { groupId })
  const codesOf = async (own: Browser) =>
    makeRecoveryCodes({ ...(await clinicianFor(own.visit().request))!, fresh: true })
  const withCode = (person: Person, recoveryCode: string) =>
    recover(browser().visit(), {
      email: `${person.clinicianId}@example.org`,
      recoveryCode,
      password: 'a quiet lamp on the stairs',
    })
  const dans = await signIn(dan)
  const [used, good] = (await codesOf(lost)) as [string, string]
  const [replaced] = (await codesOf(dans)) as [string]
  const [renewed, removed, standing] = [
    await as(priya, makeFeedLink, undefined),
    await as(dan, makeFeedLink, undefined),
    await as(amara, makeFeedLink, undefined),
  ]
  const noah = await person('Noah Kim', 'none')
  const [claimed, verified] = [newId(), newId()]
  for (const licenseId of [claimed, verified]) {
    const number = `LPC ${licenseId}`
    const of = { licenseId, jurisdiction: 'US-CO', profession: 'counselor' as const, body: '', number }
    await as(noah, claimLicense, { ...of, expiresOn: '2099-05-31', files: [pdf()] })
    const { revision } = await as(evening.steward, licenseToDecide, { licenseId })
    const kind = licenseId === claimed ? ('asked' as const) : ('verified' as const)
    const decided = { licenseId, decisionId: newId(), revision, kind, reason: 'Which board?', seenStatus: '' }
    await as(evening.steward, decideLicense, decided)
  }
  const answer = { licenseId: claimed, answerId: newId(), words: 'The one of Colorado.' }
  await as(noah, answerQuestion, answer)
  const yesterday = await exportBoth(databases(), masterKeyFile(), place('yesterday'))

  await as(amara, destroyCase, { caseId: destroyed })
  await as(amara, discardDraft, { draftId })
  await as(amara, withdrawCase, { caseId: withdrawn })
  await as(dan, stepOut, { caseId: steppedOut })
  await as(jo, leaveGroup, { groupId })
  await as(priya, revokeDocument, { certificateId, reason: 'Issued by mistake, sorry.' })
  await as(priya, withdrawResponse, { responseId, caseId: steppedOut })
  await as(priya, revokeInvitation, { groupId, invitationId })
  await as(noah, withdrawClaim, { licenseId: claimed })
  await as(priya, makeFeedLink, undefined)
  await as(dan, removeFeed, undefined)
  const priyas = await clinicianFor(kept.visit().request)
  await removePasskey({ ...priyas!, fresh: true }, passkeyId)
  await withCode(amara, used)
  await codesOf(dans)
  await endSessions(amara.clinicianId)
  await as(lena, deleteAccount, { understood: true, formerName: 'A former member' })
  const today = await exportBoth(databases(), masterKeyFile(), place('today'))

  await keyringQuery('delete from ledger')
  await ownerQuery('delete from job_request')
  await closeAccounts()
  await closeDatabase()
  await restoreInto(
    databases(),
    masterKeyFile(),
    { data: yesterday.data, keyring: today.keyring },
    { replace: true, tell: () => {} },
  )
  const { app, keyring, jobs: jobsUrl } = databaseUrls()
  openDatabase({ app, keyring, jobs: jobsUrl })
  await openTestAccounts()

  await expect(as(amara, caseShown, { caseId: destroyed })).rejects.toThrow(NotFound)
  expect(
    await keyringQuery('select from key where id = any ($1)', [[destroyed, lenas, lena.clinicianId]]),
  ).toEqual([])
  expect(
    await ownerQuery(
      'select from "case" where id = any ($1) and (sealed_text is not null or destroyed_at is null)',
      [[destroyed, lenas]],
    ),
  ).toEqual([])
  expect(await ownerQuery('select from case_draft where id = $1', [draftId])).toEqual([])
  await expect(as(priya, openCase, { caseId: withdrawn })).rejects.toThrow(NotFound)
  expect((await as(amara, caseShown, { caseId: withdrawn })).withdrawn).toBe(true)
  await expect(as(dan, openCase, { caseId: steppedOut })).rejects.toThrow(NotFound)
  await expect(as(jo, openCase, { caseId: steppedOut })).rejects.toThrow()
  await as(priya, openCase, { caseId: steppedOut })
  expect(await ownerQuery('select state from seat where clinician_id = $1', [jo.clinicianId])).toEqual([
    { state: 'ended' },
  ])
  expect(
    await ownerQuery('select revoked_at is not null as revoked from certificate where id = $1', [
      certificateId,
    ]),
  ).toEqual([{ revoked: true }])
  expect(await as(noah, ownLicenses, undefined)).toMatchObject([
    { id: verified, state: 'verified', evidence: [{}] },
    {
      id: claimed,
      state: 'withdrawn',
      number: '',
      evidence: [],
      answers: [],
      decisions: [{ kind: 'asked' }],
    },
  ])
  expect(await as(priya, caseResponses, { caseId: steppedOut })).toEqual([])
  expect(await ownerQuery('select sealed from response where id = $1', [responseId])).toEqual([
    { sealed: null },
  ])
  await expect(as(jo, openInvitation, { token, address: '' })).rejects.toThrow(NotFound)
  expect(
    await ownerQuery('select id from accounts.passkey where account_id = $1', [priya.clinicianId]),
  ).toHaveLength(1)
  expect(await clinicianFor(lost.visit().request)).toBeUndefined()
  for (const ended of [renewed, removed]) expect(await asNobody(openFeed, ended)).toBeUndefined()
  expect(await asNobody(openFeed, standing)).toBe(amara.clinicianId)
  await expect(withCode(amara, used)).rejects.toThrow(Invalid)
  await expect(withCode(dan, replaced)).rejects.toThrow(Invalid)
  expect(await withCode(amara, good)).toMatchObject({ accountId: amara.clinicianId })
  expect(await clinicianFor(kept.visit().request)).toMatchObject({ clinicianId: priya.clinicianId })
  expect(await ownerQuery('select name, state from clinician where id = $1', [lena.clinicianId])).toEqual([
    { name: 'A former member', state: 'deleted' },
  ])
  expect(await ownerQuery('select from accounts.account where id = $1', [lena.clinicianId])).toEqual([])
}, 60_000)

test('two folders that are one by a link, or by a way around, are refused', async () => {
  const { data } = place('linked')
  const link = join(folder, 'a-link')
  symlinkSync(data, link)
  for (const keyring of [link, join(link, 'within'), relative(process.cwd(), data), `${data}/../data/`])
    await expect(runBackup({} as never, { data, keyring }, () => {})).rejects.toThrow('two folders apart')
})

test('both backups note the head of the record, and how to know the master key, never the key', async () => {
  const [head] = await ownerQuery<{ mac: Buffer }>(
    'select mac from record_entry order by sequence desc limit 1',
  )
  const files = await exportBoth(databases(), masterKeyFile(), place('head'))
  const masterKey = readFileSync(masterKeyFile(), 'utf8').trim().split(':')[1]!
  for (const file of Object.values(files)) {
    const text = gunzipSync(readFileSync(file)).toString()
    const manifest = JSON.parse(text.slice(0, text.indexOf('\n')))
    expect(manifest.recordHead.mac).toBe(head!.mac.toString('hex'))
    expect(manifest.masterKey.fingerprint).toMatch(/^[0-9a-f]{16}$/)
    for (const form of [masterKey, Buffer.from(masterKey, 'base64').toString('hex')])
      expect(text).not.toContain(form)
  }
})
