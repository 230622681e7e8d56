/** A claim that its owner takes back: what goes, what stays, and who learns of it. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { DecisionKind } from '#domain/decisions/decision'
import { ownData } from '#domain/departures/reads'
import { openEvidence } from '#domain/evidence/actions'
import { letterForPerson } from '#domain/letters/jobs'
import { ownNews } from '#domain/notices/reads'
import { recordPage } from '#domain/powers/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { NotFound, Stale } from '#platform/refusals'
import { openTestAccounts } from '#tests/accounts'
import { appQuery, as, keyringQuery, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { person, stewardPerson } from '#tests/people'
import { thrice } from '#tests/thrice'
import { answerQuestion, claimLicense, decideLicense, openLicense, withdrawClaim } from './actions.ts'
import { licenseQueue, licenseToDecide, ownLicense, ownLicenses, ownStanding } from './reads.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

let sofia: Person
beforeAll(async () => {
  sofia = await stewardPerson('Sofia Reyes')
})

const pdf = () => new File([`%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF`], 'license.pdf')

const claim = (over = {}) => ({
  licenseId: newId(),
  jurisdiction: 'US-CO',
  profession: 'counselor' as const,
  body: 'Board of Counselors',
  number: 'LPC-4411',
  npi: '1234567893',
  expiresOn: '2099-05-31',
  files: [pdf()],
  ...over,
})

async function decision(licenseId: string, kind: DecisionKind) {
  const { revision } = await as(sofia, licenseToDecide, { licenseId })
  return { licenseId, decisionId: newId(), revision, kind, reason: 'Which board?', seenStatus: 'active' }
}
const decide = async (licenseId: string, kind: DecisionKind) =>
  as(sofia, decideLicense, await decision(licenseId, kind))

async function claimed(over = {}) {
  const noah = await person('Noah Kim', 'none')
  const first = claim(over)
  await as(noah, claimLicense, first)
  return { noah, first, licenseId: first.licenseId }
}

const queued = async (licenseId: string) => {
  const pages = await Promise.all(
    (['waiting', 'asked', 'verified', 'closed'] as const).map((queue) =>
      as(sofia, licenseQueue, { queue, after: undefined }),
    ),
  )
  return pages.flatMap(({ lines }) => lines).some(({ id }) => id === licenseId)
}
const keysOf = async (licenseId: string) =>
  (
    await ownerQuery<{ id: string }>('select key_id as id from license_evidence where license_id = $1', [
      licenseId,
    ])
  ).map(({ id }) => id)
const standing = (ids: string[]) => keyringQuery('select id from key where id = any ($1)', [ids])

test('one that waits leaves the list; its numbers and files are gone, the record says so, once', async () => {
  const { noah, licenseId } = await claimed()
  const [file] = (await as(noah, ownLicense, { licenseId })).evidence
  const keys = await keysOf(licenseId)
  expect(await standing(keys)).toHaveLength(1)
  expect(await queued(licenseId)).toBe(true)

  await thrice(noah, withdrawClaim, { licenseId })
  expect(await queued(licenseId)).toBe(false)
  expect(await as(noah, ownStanding, undefined)).toBe('missing')
  expect(await standing(keys)).toEqual([])
  for (const who of [noah, sofia])
    await expect(as(who, openEvidence, { evidenceId: file!.id })).rejects.toThrow(NotFound)
  expect(
    await ownerQuery(
      'select state, body, sealed_number, sealed_npi, number_digest, expires_on from license where id = $1',
      [licenseId],
    ),
  ).toEqual([
    {
      state: 'withdrawn',
      body: '',
      sealed_number: null,
      sealed_npi: null,
      number_digest: null,
      expires_on: null,
    },
  ])
  const { entries } = await as(sofia, recordPage, { about: 'licenses', before: undefined })
  const said = await ownerQuery('select from record_entry where kind = $1 and subject_id = $2', [
    'license.withdrawn',
    licenseId,
  ])
  expect(said).toHaveLength(1)
  expect(entries[0]).toMatchObject({ kind: 'license.withdrawn', by: 'Noah Kim', about: '' })
  expect(await keyringQuery('select kind from ledger where subject_id = $1', [licenseId])).toEqual([
    { kind: 'license.withdrawn' },
  ])
})

test('one that is asked about goes with its answers; what the steward asked stays, and is no news any more', async () => {
  const { noah, licenseId } = await claimed()
  await decide(licenseId, 'asked')
  await as(noah, answerQuestion, { licenseId, answerId: newId(), words: 'The one of Colorado.' })
  await decide(licenseId, 'asked')
  const news = async () => (await as(noah, ownNews, undefined)).map(({ kind }) => kind)
  expect(await news()).toEqual(['license-asked'])
  await as(noah, withdrawClaim, { licenseId })
  expect(await news()).toEqual([])
  expect(await as(sofia, licenseToDecide, { licenseId })).toMatchObject({
    state: 'withdrawn',
    number: '',
    seenStatus: '',
    evidence: [],
    answers: [],
    decisions: [{ kind: 'asked' }, { kind: 'asked' }],
    possible: [],
  })
  expect((await as(noah, ownData, undefined)).licenses).toMatchObject([
    { state: 'withdrawn', decisions: [{ reason: 'Which board?' }, { reason: 'Which board?' }] },
  ])
})

test('a letter that a steward asked about it, which has not left yet, does not leave any more', async () => {
  const { noah, licenseId } = await claimed()
  await decide(licenseId, 'asked')
  const letter = () => {
    const posted = { id: newId(), clinicianId: noah.clinicianId, ids: { licenseId }, secret: undefined }
    return as(noah, letterForPerson, { ...posted, kind: 'license-asked' })
  }
  expect((await letter())?.letter.button).toMatchObject({ to: '/license' })
  await as(noah, withdrawClaim, { licenseId })
  expect(await letter()).toBeUndefined()
})

test.each(['declined', 'verified', 'suspended'] as const)(
  'one that is %s is not taken back',
  async (kind) => {
    const { noah, licenseId } = await claimed()
    if (kind === 'suspended') await decide(licenseId, 'verified')
    await decide(licenseId, kind)
    await expect(as(noah, withdrawClaim, { licenseId })).rejects.toMatchObject({
      problems: { '': { code: 'license.decidedMeanwhile' } },
    })
    expect(await as(noah, ownLicense, { licenseId })).toMatchObject({ state: kind, evidence: [{}] })
  },
)

test('nobody else takes it back', async () => {
  const { noah, licenseId } = await claimed()
  const other = await person('Other', 'none')
  for (const who of [sofia, other])
    await expect(as(who, withdrawClaim, { licenseId })).rejects.toThrow(NotFound)
  await expect(as(other, ownLicense, { licenseId })).rejects.toThrow(NotFound)
  await expect(as(noah, withdrawClaim, { licenseId: newId() })).rejects.toThrow(NotFound)
  expect(await queued(licenseId)).toBe(true)
})

test('a verified license stands as it did when its renewal is taken back, and a renewal can be sent again', async () => {
  const { noah, licenseId } = await claimed()
  await decide(licenseId, 'verified')
  const before = await as(noah, ownLicense, { licenseId })
  const renewal = claim({ expiresOn: '2101-05-31' })
  await as(noah, claimLicense, renewal)
  await as(noah, withdrawClaim, { licenseId: renewal.licenseId })
  expect(await as(noah, ownLicense, { licenseId })).toEqual(before)
  expect(await as(noah, ownStanding, undefined)).toBe('verified')
  await as(noah, claimLicense, claim({ expiresOn: '2101-05-31' }))
  expect((await as(noah, ownLicenses, undefined)).map(({ state }) => state)).toEqual([
    'waiting',
    'withdrawn',
    'verified',
  ])
})

describe('a page that was open meanwhile', () => {
  test('of a steward: a decision is refused and says who took it back; nobody is told a decision', async () => {
    for (const kind of ['verified', 'asked', 'declined'] as const) {
      const { noah, licenseId } = await claimed()
      const meant = await decision(licenseId, kind)
      await as(noah, withdrawClaim, { licenseId })
      await expect(as(sofia, decideLicense, meant)).rejects.toMatchObject({
        problems: { '': { code: 'license.withdrawn', values: { name: 'Noah Kim' } } },
      })
      expect(await ownerQuery('select from license_decision where license_id = $1', [licenseId])).toEqual([])
      expect(await ownerQuery('select from notice where clinician_id = $1', [noah.clinicianId])).toEqual([])
    }
  })

  test('of its owner: sent again it is told, and under an id of its own it is a new claim', async () => {
    const { noah, first, licenseId } = await claimed()
    await as(noah, withdrawClaim, { licenseId })
    await expect(as(noah, claimLicense, first)).rejects.toMatchObject({
      problems: { '': { code: 'license.withdrawnHere' } },
    })
    const answer = { licenseId, answerId: newId(), words: 'Here.' }
    await expect(as(noah, answerQuestion, answer)).rejects.toThrow(Stale)
    const again = claim()
    await as(noah, claimLicense, again)
    expect(await as(noah, ownLicense, { licenseId: again.licenseId })).toMatchObject({ state: 'waiting' })
  })

  test('of a steward who opens it afterwards is not on the record: nothing is left to open', async () => {
    const { noah, licenseId } = await claimed()
    await as(noah, withdrawClaim, { licenseId })
    expect(await as(sofia, openLicense, { licenseId })).toMatchObject({ state: 'withdrawn' })
    expect(
      await ownerQuery("select from record_entry where kind = 'license.opened' and subject_id = $1", [
        licenseId,
      ]),
    ).toEqual([])
  })
})

/** Begins `second` when `first` has been done and not committed yet, and gives what it comes to. */
async function meeting<O>(who: Person, first: (acting: Acting) => Promise<void>, second: () => Promise<O>) {
  const [done, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const doing = as(
    who,
    async (acting: Acting) => {
      await first(acting)
      done.resolve()
      await goOn.promise
    },
    undefined,
  )
  await done.promise
  const coming = second().catch((refused: unknown) => refused)
  const waits =
    'select 1 from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()'
  while ((await ownerQuery(waits)).length === 0);
  goOn.resolve()
  await doing
  return coming
}

describe('at the same moment', () => {
  test('as a decision, whichever is first stands, and the other is told', async () => {
    const one = await claimed()
    const verified = await decision(one.licenseId, 'verified')
    expect(
      await meeting(
        sofia,
        (acting) => decideLicense(acting, verified),
        () => as(one.noah, withdrawClaim, one),
      ),
    ).toMatchObject({ problems: { '': { code: 'license.decidedMeanwhile' } } })
    expect(await as(one.noah, ownLicense, one)).toMatchObject({ state: 'verified', evidence: [{}] })

    const other = await claimed()
    const declined = await decision(other.licenseId, 'declined')
    expect(
      await meeting(
        other.noah,
        (acting) => withdrawClaim(acting, other),
        () => as(sofia, decideLicense, declined),
      ),
    ).toMatchObject({ problems: { '': { code: 'license.withdrawn' } } })
    expect(await as(other.noah, ownLicense, other)).toMatchObject({ state: 'withdrawn', decisions: [] })
  })

  test('as the same license sent anew from another window, that one is a claim of its own', async () => {
    const { noah, licenseId } = await claimed()
    const again = claim()
    await meeting(
      noah,
      (acting) => withdrawClaim(acting, { licenseId }),
      () => as(noah, claimLicense, again),
    )
    expect(await as(noah, ownLicenses, undefined)).toMatchObject([
      { id: again.licenseId, state: 'waiting', number: 'LPC-4411' },
      { id: licenseId, state: 'withdrawn', number: '' },
    ])
  })
})

describe('the wall', () => {
  const take = `update license set state = 'withdrawn', sealed_number = null, sealed_npi = null, number_digest = null, body = '',
    expires_on = null, seen_status = '' where id = $1`

  test('a steward takes no claim back, and nobody one that was decided on', async () => {
    const { noah, licenseId } = await claimed()
    const taking = (who: Person) => appQuery(who.clinicianId, take, [licenseId])
    await expect(taking(sofia)).rejects.toThrow(/does not change it/)
    await decide(licenseId, 'declined')
    await expect(taking(noah)).rejects.toThrow(/is not taken back/)
  })

  test('one that was taken back stays so, bare and without files', async () => {
    const { noah, licenseId } = await claimed({ files: [] })
    await expect(
      appQuery(noah.clinicianId, `update license set state = 'withdrawn' where id = $1`, [licenseId]),
    ).rejects.toThrow(/license_number_until_withdrawn|license_withdrawn_is_bare/)
    await as(noah, withdrawClaim, { licenseId })
    for (const who of [noah, sofia])
      await expect(
        appQuery(
          who.clinicianId,
          `update license set state = 'waiting', sealed_number = '\\x01' where id = $1`,
          [licenseId],
        ),
      ).rejects.toThrow(/stays so/)
    await expect(
      appQuery(
        noah.clinicianId,
        `insert into license_evidence (id, license_id, clinician_id, media_type, bytes, sealed, made_at)
         values ($1, $2, $3, 'image/png', 9, '\\x01', now())`,
        [newId(), licenseId, noah.clinicianId],
      ),
    ).rejects.toThrow(/row-level security/)
  })
})
