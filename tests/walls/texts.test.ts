/**
 * confidentiality.md, "private" and "credentials": a raw draft goes when it is shared or after 30 days untouched, evidence
 * and answers 30 days after the decision, and neither an old backup of the data nor a living key opens them afterwards.
 */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { apply, decideApplication } from '#domain/applications/actions'
import { ownApplications, waitingApplications } from '#domain/applications/reads'
import { shareCase } from '#domain/cases/actions'
import { caseShown } from '#domain/cases/reads'
import { discardDraft, saveDraft } from '#domain/drafts/actions'
import { ownDraft, ownDrafts } from '#domain/drafts/reads'
import { addEvidence, destroyEvidence, openEvidence, removeEvidence } from '#domain/evidence/actions'
import { evidenceOf } from '#domain/evidence/reads'
import { newId } from '#platform/identifiers'
import { NotFound } from '#platform/refusals'
import type { Purpose } from '#platform/sealing'
import { seal } from '#platform/sealing'
import { jobs } from '#server/jobs'
import { circle, draftWords, words } from '#tests/cases'
import {
  appQuery,
  as,
  keyringQuery,
  moveClock,
  openTestDatabase,
  ownerQuery,
  type Person,
} from '#tests/database'
import { person, stewardPerson } from '#tests/people'

beforeAll(openTestDatabase)
beforeEach(() => moveClock({ days: 0 }))

const run = (kind: string, ids: Record<string, string> = {}) =>
  jobs.find((job) => job.kind === kind)!.run(ids)

/** Rows as the database held them, to be put back as an older backup of the data would. */
async function backupOf(table: string, id: string) {
  const rows = await ownerQuery<{ row: object; key: string }>(
    `select to_jsonb(t) as row, key_id::text as key from ${table} t where id = $1`,
    [id],
  )
  const [kept] = rows
  return {
    key: kept!.key,
    putBack: async () => {
      await ownerQuery(`delete from ${table} where id = $1`, [id])
      await ownerQuery(
        `insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`,
        [JSON.stringify(kept!.row)],
      )
    },
  }
}

const keyOf = (id: string) => keyringQuery('select kind from key where id = $1', [id])
const ledgerOf = (id: string) => keyringQuery('select kind from ledger where subject_id = $1', [id])
const said = [{ kind: 'text.destroyed' }]
const pdf = () => new File([`%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF`], 'license.pdf')

/** A file of evidence on the license of somebody, whom a steward decided about now. */
async function withEvidence(owner: Person) {
  const [license] = await ownerQuery<{ id: string }>('select id from license where clinician_id = $1', [
    owner.clinicianId,
  ])
  const licenseId = license!.id
  await ownerQuery("update license set state = 'waiting' where id = $1", [licenseId])
  await as(owner, addEvidence, { licenseId, evidenceId: newId(), file: pdf() })
  const [file] = await as(owner, evidenceOf, { licenseIds: [licenseId] })
  return { licenseId, evidenceId: file!.id }
}

async function decided(licenseId: string, owner: Person, steward: Person) {
  await ownerQuery(
    `insert into license_decision (id, license_id, clinician_id, kind, decided_by, decided_at)
     values ($1, $2, $3, 'verified', $4, acting_now())`,
    [newId(), licenseId, owner.clinicianId, steward.clinicianId],
  )
  await ownerQuery("update license set state = 'verified' where id = $1", [licenseId])
}

async function applied(groupId: string) {
  const [applicant, applicationId] = [await person('Marcus Hale'), newId()]
  await as(applicant, apply, {
    applicationId,
    groupId,
    message: 'I work alone in a small town.',
    answers: [],
  })
  return { applicant, applicationId }
}

test('a draft that its author destroys is in no backup of the data any more', async () => {
  const { amara, groupId } = await circle()
  const { draftId } = await draftWords(amara, { groupId })
  const { key, putBack } = await backupOf('case_draft', draftId)
  expect(await keyOf(key)).toEqual([{ kind: 'draft' }])
  await as(amara, discardDraft, { draftId })
  await as(amara, discardDraft, { draftId })
  expect([await keyOf(key), await ledgerOf(key)]).toEqual([[], said])
  await putBack()
  await expect(as(amara, ownDraft, { draftId })).rejects.toThrow(NotFound)
  await expect(as(amara, saveDraft, { draftId, basedOn: 1, ...words })).rejects.toThrow(NotFound)
  expect(await as(amara, ownDrafts, undefined)).toEqual([])
})

test('a draft that was shared is read by nobody, and destroyed by a job once its words are kept', async () => {
  const { amara, groupId } = await circle()
  const [draft, caseId] = [await draftWords(amara, { groupId }), newId()]
  const { key, putBack } = await backupOf('case_draft', draft.draftId)
  const failed = as(
    amara,
    async (acting) => {
      await shareCase(acting, { ...draft, caseId: newId(), attested: true })
      throw new Error('the connection broke')
    },
    undefined,
  )
  await expect(failed).rejects.toThrow('the connection broke')
  expect((await as(amara, ownDraft, draft)).draft.texts.title.text).toBe(words.title)

  await as(amara, shareCase, { ...draft, caseId, attested: true })
  await expect(as(amara, ownDraft, draft)).rejects.toThrow(NotFound)
  expect(await as(amara, ownDrafts, undefined)).toEqual([])
  await run('draft.sweep')
  expect([await keyOf(key), await ledgerOf(key)]).toEqual([[], said])
  expect(await ownerQuery('select from case_draft where id = $1', [draft.draftId])).toEqual([])
  await putBack()
  expect(await as(amara, ownDrafts, undefined)).toEqual([])
  expect((await as(amara, caseShown, { caseId })).title).toBe(words.title)
})

test('a draft goes 30 days after it was last touched, by its job, also while nobody has vouched for its author', async () => {
  const { amara, dan, groupId } = await circle()
  const [old, touched, dans] = [
    await draftWords(amara, { groupId }),
    await draftWords(amara, { groupId }),
    await draftWords(dan, { groupId }),
  ]
  const keys = await ownerQuery<{ key: string }>('select key_id as key from case_draft where id = any ($1)', [
    [old.draftId, dans.draftId],
  ])
  const [asked] = await ownerQuery<{ days: number }>(
    `select extract(day from due_at - acting_now())::int as days from job_request where kind = 'draft.sweep' and key = $1`,
    [old.draftId],
  )
  expect(asked).toEqual({ days: 30 })
  await moveClock({ days: 29 })
  await as(amara, saveDraft, { ...words, draftId: touched.draftId, basedOn: 2, title: 'Still at it' })
  await run('draft.sweep')
  const all = [old, touched, dans].map((draft) => draft.draftId)
  expect(await ownerQuery('select from case_draft where id = any ($1)', [all])).toHaveLength(3)
  const steward = await stewardPerson('Stella')
  await appQuery(steward.clinicianId, 'select ask_vouching($1)', [dan.clinicianId], true)
  await moveClock({ days: 31 })
  expect(await as(dan, ownDrafts, undefined)).toEqual([])
  await run('draft.sweep')
  expect((await as(amara, ownDrafts, undefined)).map(({ draftId }) => draftId)).toEqual([touched.draftId])
  expect(await ownerQuery('select from case_draft where id = $1', [dans.draftId])).toEqual([])
  for (const { key } of keys) expect([await keyOf(key), await ledgerOf(key)]).toEqual([[], said])
})

test('evidence goes 30 days after the decision, or when its owner takes it away, and opens from no backup', async () => {
  const [owner, steward] = [await person('Noah Kim'), await stewardPerson('Sofia')]
  const { licenseId, evidenceId } = await withEvidence(owner)
  const { key, putBack } = await backupOf('license_evidence', evidenceId)
  expect(await keyOf(key)).toEqual([{ kind: 'evidence' }])
  await decided(licenseId, owner, steward)
  await moveClock({ days: 29 })
  await as(owner, destroyEvidence, { licenseId })
  expect((await as(owner, openEvidence, { evidenceId })).bytes.length).toBeGreaterThan(0)
  await moveClock({ days: 31 })
  await run('license.destroy-evidence', { licenseId, clinicianId: owner.clinicianId })
  expect([await keyOf(key), await ledgerOf(key)]).toEqual([[], said])
  await putBack()
  for (const who of [owner, steward]) {
    await expect(as(who, openEvidence, { evidenceId })).rejects.toThrow(NotFound)
    expect(await as(who, evidenceOf, { licenseIds: [licenseId] })).toEqual([])
  }
  const own = await withEvidence(await person('Ivo Hart'))
  const another = await backupOf('license_evidence', own.evidenceId)
  const [row] = await ownerQuery<{ clinicianId: string }>(
    'select clinician_id as "clinicianId" from license_evidence where id = $1',
    [own.evidenceId],
  )
  await as(row!, removeEvidence, own)
  expect(await keyOf(another.key)).toEqual([])
})

test('answers and the words of the decision go 30 days after it, and open from no backup', async () => {
  const { priya, groupId } = await circle()
  const { applicant, applicationId } = await applied(groupId)
  expect((await as(priya, waitingApplications, { groupId }))[0]?.answers?.message).toContain('small town')
  await as(priya, decideApplication, { applicationId, accept: false, words: 'We are full by now.' })
  const { key, putBack } = await backupOf('application', applicationId)
  expect(await keyOf(key)).toEqual([{ kind: 'application' }])
  expect(await as(applicant, ownApplications, undefined)).toMatchObject([
    { words: 'We are full by now.', answers: { message: 'I work alone in a small town.' } },
  ])
  const [job] = await ownerQuery<{ ids: Record<string, string>; days: number }>(
    `select ids, extract(day from due_at - acting_now())::int as days from job_request
     where kind = 'application.destroy-answers' and key = $1`,
    [applicationId],
  )
  expect(job!.days).toBeGreaterThanOrEqual(29)
  expect(job!.days).toBeLessThanOrEqual(30)
  await moveClock({ days: 30 })
  await run('application.destroy-answers', job!.ids)
  expect([await keyOf(key), await ledgerOf(key)]).toEqual([[], said])
  await putBack()
  expect(await as(applicant, ownApplications, undefined)).toMatchObject([
    { state: 'declined', words: '', answers: undefined },
  ])
})

/** As it was written before such rows had keys of their own: under the author's. */
async function sealedAsBefore(
  author: Person,
  table: string,
  column: string,
  purpose: Purpose,
  id: string,
  text: string,
) {
  const sealed = await as(author, ({ tx }) => seal(tx, author.clinicianId, purpose, id, text), undefined)
  await ownerQuery(`update ${table} set key_id = null, ${column} = $2 where id = $1`, [id, sealed])
}

test('what was sealed under its author’s key still opens, and gets a key of its own when it is next written', async () => {
  const { priya, amara, groupId } = await circle()
  const { draftId } = await draftWords(amara, { groupId })
  const { draft, revision } = await as(amara, ownDraft, { draftId })
  await sealedAsBefore(amara, 'case_draft', 'sealed', 'case.draft', draftId, JSON.stringify(draft))
  expect((await as(amara, ownDraft, { draftId })).draft).toEqual(draft)
  await as(amara, saveDraft, { ...words, draftId, basedOn: revision, title: 'Another title' })
  const own = await backupOf('case_draft', draftId)
  expect(await keyOf(own.key)).toEqual([{ kind: 'draft' }])
  expect((await as(amara, ownDraft, { draftId })).draft.texts.title.text).toBe('Another title')

  const { applicant, applicationId } = await applied(groupId)
  const answers = JSON.stringify({ message: 'Before.', answers: [] })
  await sealedAsBefore(
    applicant,
    'application',
    'sealed_answers',
    'application.answers',
    applicationId,
    answers,
  )
  expect((await as(priya, waitingApplications, { groupId }))[0]?.answers?.message).toBe('Before.')
  await as(priya, decideApplication, { applicationId, accept: false, words: 'Not now.' })
  expect(await keyOf((await backupOf('application', applicationId)).key)).toEqual([{ kind: 'application' }])
  expect(await as(applicant, ownApplications, undefined)).toMatchObject([
    { words: 'Not now.', answers: { message: 'Before.' } },
  ])

  const noah = await person('Noah Kim')
  const { evidenceId } = await withEvidence(noah)
  await sealedAsBefore(noah, 'license_evidence', 'sealed', 'license.evidence', evidenceId, '%PDF before')
  expect(String((await as(noah, openEvidence, { evidenceId })).bytes)).toBe('%PDF before')
})

test('a decision is kept where the key of the answers is gone', async () => {
  const { priya, groupId } = await circle()
  const { applicant, applicationId } = await applied(groupId)
  await keyringQuery('delete from key where id = $1', [(await backupOf('application', applicationId)).key])
  expect((await as(priya, waitingApplications, { groupId }))[0]?.answers).toBeUndefined()
  await as(priya, decideApplication, { applicationId, accept: false, words: 'Not now.' })
  expect(await as(applicant, ownApplications, undefined)).toMatchObject([
    { words: 'Not now.', answers: undefined },
  ])
})

test('keys of drafts, evidence and answers are swept when their row never came, and stay while it is there', async () => {
  const { amara, groupId } = await circle()
  const { draftId } = await draftWords(amara, { groupId })
  const { applicationId } = await applied(groupId)
  const { evidenceId } = await withEvidence(await person('Noah Kim'))
  const living = [
    (await backupOf('case_draft', draftId)).key,
    (await backupOf('application', applicationId)).key,
    (await backupOf('license_evidence', evidenceId)).key,
  ]
  await draftWords(amara, { groupId })
  await ownerQuery('delete from case_draft where id <> $1', [draftId])
  await keyringQuery("update key set made_at = now() - interval '25 hours'")
  await run('keys.sweep')
  expect(await keyringQuery('select from key where id = any ($1)', [living])).toHaveLength(3)
  expect(await keyringQuery("select from key where kind = 'draft'")).toHaveLength(1)
})
