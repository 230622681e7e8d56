import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { arrive, saveIdentity } from '#domain/clinicians/actions'
import type { DecisionKind } from '#domain/decisions/decision'
import { destroyEvidence, openEvidence, removeEvidence } from '#domain/evidence/actions'
import { setUpNetwork } from '#domain/network/actions'
import { setupDigest } from '#domain/network/reads'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { Invalid, NotFound, Stale } from '#platform/refusals'
import {
  appQuery,
  as,
  jobsQuery,
  moveClock,
  openTestDatabase,
  ownerQuery,
  type Person,
} from '#tests/database'
import { answerQuestion, claimLicense, decideLicense, openLicense, tellOfExpiry } from './actions.ts'
import { ReadQueue } from './place.ts'
import type { QueueName } from './queue.ts'
import {
  licenseQueue,
  licenseToDecide,
  linesOnPage,
  ownLicenses,
  ownStanding,
  waitingLicenses,
} from './reads.ts'

beforeAll(openTestDatabase)

let sofia: Person
let second: Person

async function person(name: string): Promise<Person> {
  const one = { clinicianId: newId() }
  await as(one, arrive, { name, zone: 'America/Denver' })
  return one
}

beforeAll(async () => {
  await makeKey(NETWORK_ID, 'network')
  sofia = await person('Sofia Reyes')
  await ownerQuery('delete from setup_code')
  await ownerQuery('insert into setup_code (digest, made_at) values ($1, now())', [
    setupDigest('open sesame'),
  ])
  await as(sofia, setUpNetwork, {
    code: 'open sesame',
    name: 'Aspen',
    homeZone: 'America/Denver',
    directory: 'public',
    about: '',
    jurisdictions: ['US-CO'],
  })
  second = await person('Ivo')
  await ownerQuery('insert into steward (clinician_id, since) values ($1, now())', [second.clinicianId])
})

const claim = (over = {}) => ({
  licenseId: newId(),
  jurisdiction: 'US-CO',
  profession: 'counselor' as const,
  body: '',
  number: 'LPC-4411-canary',
  npi: '1234567893',
  expiresOn: '2099-05-31',
  files: [] as File[],
  ...over,
})

async function decide(by: Person, licenseId: string, kind: DecisionKind, over = {}) {
  const seen = await as(by, licenseToDecide, { licenseId })
  const input = {
    licenseId,
    decisionId: newId(),
    revision: seen.revision,
    kind,
    reason: kind === 'verified' ? '' : 'The photo is too dark.',
    seenStatus: 'active',
    ...over,
  }
  await as(by, decideLicense, input)
  return input
}

const photo = async () =>
  new File(
    [
      await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
        .withExif({ IFD0: { Artist: 'canary-artist' } })
        .jpeg()
        .toBuffer(),
    ],
    'scan.pdf',
  )
const pdf = new File(
  [`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`],
  'license.jpg',
)

describe('a claim', () => {
  test('waits, with the evidence; numbers and files are sealed; sending it twice is one claim', async () => {
    const noah = await person('Noah Kim')
    expect(await as(noah, ownStanding, undefined)).toBe('missing')
    const first = claim({ files: [await photo(), pdf] })
    await as(noah, claimLicense, first)
    await as(noah, claimLicense, { ...first, files: [] })
    const evidenceId = newId()
    for (const _ of ['sent', 'sent again'])
      await as(noah, claimLicense, { ...first, files: [await photo()], evidenceId })
    await as(noah, removeEvidence, { evidenceId })
    const [license, ...more] = await as(noah, ownLicenses, undefined)
    expect(more).toEqual([])
    expect(license).toMatchObject({
      number: 'LPC-4411-canary',
      npi: '1234567893',
      state: 'waiting',
      expiresOn: '2099-05-31',
    })
    expect(license!.evidence.map((file) => file.mediaType)).toEqual(['image/webp', 'application/pdf'])
    const rows = await ownerQuery<{ row: string }>(
      'select t::text as row from license t union all select t::text from license_evidence t',
    )
    const dump = rows.map((r) => r.row).join()
    expect(dump).not.toContain(Buffer.from('canary').toString('hex'))
    expect(dump).not.toContain('canary')
    const file = await as(noah, openEvidence, { evidenceId: license!.evidence[0]!.id })
    expect(file.bytes.includes('canary-artist')).toBe(false)
    expect((await sharp(file.bytes).metadata()).format).toBe('webp')
  })

  test('of the same license is one, from however many windows, and corrects the first', async () => {
    const noah = await person('Noah Kim')
    const [first, second, another] = [
      claim(),
      claim({ number: 'lpc 4411 Canary' }),
      claim({ number: 'LPC 2' }),
    ]
    await Promise.all([as(noah, claimLicense, first), as(noah, claimLicense, second)])
    const [one, ...more] = await as(noah, ownLicenses, undefined)
    expect(more).toEqual([])
    await as(noah, claimLicense, claim({ body: 'Board of Counselors', files: [pdf] }))
    expect(await as(noah, ownLicenses, undefined)).toMatchObject([
      { id: one!.id, body: 'Board of Counselors', evidence: [{ mediaType: 'application/pdf' }] },
    ])
    // Of another number, place or profession it is another license, which cannot become the first.
    await as(noah, claimLicense, another)
    await as(noah, claimLicense, claim({ jurisdiction: 'US-NY' }))
    expect(await as(noah, ownLicenses, undefined)).toHaveLength(3)
    await expect(as(noah, claimLicense, { ...another, number: first.number })).rejects.toMatchObject({
      problems: { number: { code: 'license.twice' } },
    })
    // One from before numbers were marked is found as well.
    await ownerQuery('update license set number_digest = null where clinician_id = $1', [noah.clinicianId])
    await as(noah, claimLicense, claim())
    expect(await as(noah, ownLicenses, undefined)).toHaveLength(3)
  })

  test('of a verified license is its renewal, and says until when that one is good', async () => {
    const noah = await person('Noah Kim')
    const first = claim()
    await as(noah, claimLicense, first)
    await decide(sofia, first.licenseId, 'verified')
    await expect(as(noah, claimLicense, claim())).rejects.toMatchObject({
      problems: { expiresOn: { code: 'license.verifiedAlready' } },
    })
    await as(noah, claimLicense, claim({ expiresOn: '2101-05-31' }))
    expect(await as(noah, ownLicenses, undefined)).toHaveLength(2)
  })

  test('a file of another kind, a damaged one and a sixth one are refused, and nothing of the claim is lost half way', async () => {
    const noah = await person('Noah')
    const script = new File(['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'], 'license.png')
    await expect(as(noah, claimLicense, claim({ files: [script] }))).rejects.toMatchObject({
      problems: { file: { code: 'file.kind' } },
    })
    const broken = new File([(await (await photo()).arrayBuffer()).slice(0, 200)], 'x.jpg')
    await expect(as(noah, claimLicense, claim({ files: [broken] }))).rejects.toThrow(Invalid)
    await expect(as(noah, claimLicense, claim({ files: [pdf, pdf, pdf, pdf, pdf, pdf] }))).rejects.toThrow(
      Invalid,
    )
    expect(await as(noah, ownLicenses, undefined)).toEqual([])
  })

  test('its owner takes a file away; nobody else can', async () => {
    const [noah, other] = [await person('Noah'), await person('Other')]
    await as(noah, claimLicense, claim({ files: [pdf] }))
    const [license] = await as(noah, ownLicenses, undefined)
    const evidenceId = license!.evidence[0]!.id
    await as(other, removeEvidence, { evidenceId })
    await expect(as(other, openEvidence, { evidenceId })).rejects.toThrow(NotFound)
    expect((await as(noah, ownLicenses, undefined))[0]!.evidence).toHaveLength(1)
    await as(noah, removeEvidence, { evidenceId })
    await as(noah, removeEvidence, { evidenceId })
    expect((await as(noah, ownLicenses, undefined))[0]!.evidence).toEqual([])
  })

  test('nobody changes another person’s', async () => {
    const [noah, other] = [await person('Noah'), await person('Other')]
    const first = claim()
    await as(noah, claimLicense, first)
    await expect(as(other, claimLicense, { ...first, number: 'stolen' })).rejects.toThrow()
    expect((await as(noah, ownLicenses, undefined))[0]!.number).toBe('LPC-4411-canary')
  })
})

describe('the desk', () => {
  test('verifies; the person hears of it, the record says it, the same click twice is one decision', async () => {
    const noah = await person('Noah Kim')
    const first = claim({ files: [pdf] })
    await as(noah, claimLicense, first)
    const waiting = await as(sofia, waitingLicenses, undefined)
    const input = await decide(sofia, first.licenseId, 'verified')
    await as(sofia, decideLicense, input)
    expect(await as(noah, ownStanding, undefined)).toBe('verified')
    expect(await as(sofia, waitingLicenses, undefined)).toBe(waiting - 1)
    expect(await ownerQuery('select kind from notice where clinician_id = $1', [noah.clinicianId])).toEqual([
      { kind: 'license-verified' },
    ])
    expect(
      await ownerQuery('select kind, shown_to_stewards from mail where clinician_id = $1', [
        noah.clinicianId,
      ]),
    ).toEqual([{ kind: 'license-verified', shown_to_stewards: true }])
    expect(
      await ownerQuery(`select kind from record_entry where clinician_id = $1`, [noah.clinicianId]),
    ).toEqual([{ kind: 'license.verified' }])
    expect(
      await ownerQuery<{ count: number }>(
        'select count(*)::int from license_decision where clinician_id = $1',
        [noah.clinicianId],
      ),
    ).toEqual([{ count: 1 }])
  })

  test('asks back; the person answers; it waits again', async () => {
    const noah = await person('Noah Kim')
    const first = claim()
    await as(noah, claimLicense, first)
    await decide(sofia, first.licenseId, 'asked')
    const [license] = await as(noah, ownLicenses, undefined)
    expect(license!.decisions[0]).toMatchObject({
      kind: 'asked',
      reason: 'The photo is too dark.',
      by: 'Sofia Reyes',
    })
    expect(await as(noah, ownStanding, undefined)).toBe('asked')
    await as(noah, claimLicense, { ...first, files: [pdf] })
    expect(await as(noah, ownStanding, undefined)).toBe('waiting')
    await decide(second, first.licenseId, 'declined')
    expect(await as(noah, ownStanding, undefined)).toBe('declined')
  })

  test('a question is answered in words; the claim waits again, and says so in the queue and beside it', async () => {
    const [noah, other] = [await person('Noah Kim'), await person('Other')]
    const first = claim()
    const { licenseId } = first
    const answer = { licenseId, answerId: newId(), words: 'The board renewed it in May; canary-answer.' }
    await as(noah, claimLicense, first)
    await expect(as(noah, answerQuestion, answer)).rejects.toThrow(Stale)
    await decide(sofia, licenseId, 'asked')
    await expect(as(other, answerQuestion, answer)).rejects.toThrow(NotFound)
    await expect(as(sofia, answerQuestion, answer)).rejects.toThrow(NotFound)
    for (const _ of ['sent', 'sent again']) await as(noah, answerQuestion, answer)
    expect(await as(noah, ownStanding, undefined)).toBe('waiting')
    const answers = [expect.objectContaining({ words: answer.words })]
    const [own] = await as(noah, ownLicenses, undefined)
    expect(own).toMatchObject({ number: first.number, answers })
    const seen = await as(second, licenseToDecide, { licenseId })
    expect(seen).toMatchObject({ state: 'waiting', answers })
    const queued = async () =>
      (await as(sofia, licenseQueue, { queue: 'waiting' as const, after: undefined })).lines.find(
        (line) => line.id === licenseId,
      )
    expect(await queued()).toMatchObject({ isAnswered: true })
    await expect(decide(sofia, licenseId, 'verified', { revision: 'before' })).rejects.toThrow(Invalid)
    await expect(as(noah, answerQuestion, { ...answer, answerId: newId() })).rejects.toThrow(Stale)
    const [row] = await ownerQuery<{ row: string }>(
      'select t::text as row from license_answer t where license_id = $1',
      [licenseId],
    )
    expect(row!.row).not.toContain(Buffer.from('canary').toString('hex'))
    // What was corrected since is no answer any more.
    await as(noah, claimLicense, { ...first, number: 'corrected' })
    expect(await queued()).toMatchObject({ isAnswered: false })
  })

  test('suspends and reinstates', async () => {
    const noah = await person('Noah Kim')
    const first = claim()
    await as(noah, claimLicense, first)
    await decide(sofia, first.licenseId, 'verified')
    await expect(as(noah, claimLicense, first)).rejects.toThrow(Stale)
    await decide(second, first.licenseId, 'suspended')
    expect(await as(noah, ownStanding, undefined)).toBe('suspended')
    await as(noah, claimLicense, claim({ number: 'another' }))
    expect(await as(noah, ownStanding, undefined)).toBe('suspended')
    await decide(sofia, first.licenseId, 'reinstated')
    expect(await as(noah, ownStanding, undefined)).toBe('verified')
  })

  test('does not decide on what changed since it looked, nor twice at once', async () => {
    const noah = await person('Noah Kim')
    const first = claim()
    await as(noah, claimLicense, first)
    const seen = await as(sofia, licenseToDecide, { licenseId: first.licenseId })
    await as(noah, claimLicense, { ...first, number: 'changed meanwhile' })
    const input = {
      licenseId: first.licenseId,
      decisionId: newId(),
      revision: seen.revision,
      kind: 'verified' as const,
      reason: '',
      seenStatus: '',
    }
    await expect(as(sofia, decideLicense, input)).rejects.toMatchObject({
      problems: { '': { code: expect.stringMatching(/^license\.(?:claimChanged|decided)/) } },
    })
    const again = await as(sofia, licenseToDecide, { licenseId: first.licenseId })
    const both = await Promise.allSettled([
      as(sofia, decideLicense, { ...input, revision: again.revision }),
      as(second, decideLicense, {
        ...input,
        decisionId: newId(),
        kind: 'declined',
        reason: 'No.',
        revision: again.revision,
      }),
    ])
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('is nobody else’s, and nobody decides on their own license', async () => {
    const noah = await person('Noah Kim')
    const first = claim()
    await as(noah, claimLicense, first)
    for (const read of [
      () => as(noah, licenseQueue, { queue: 'waiting' as const, after: undefined }),
      () => as(noah, licenseToDecide, { licenseId: first.licenseId }),
    ])
      await expect(read()).rejects.toThrow(NotFound)
    const own = claim()
    await as(sofia, claimLicense, own)
    expect((await as(sofia, licenseToDecide, { licenseId: own.licenseId })).possible).toEqual([])
    await expect(decide(sofia, own.licenseId, 'verified')).rejects.toThrow(NotFound)
    await decide(second, own.licenseId, 'verified')
  })

  test('comes in pages: who waits longest first, and the newest first of what was decided', async () => {
    const claims = Array.from({ length: linesOnPage + 2 }, (_, at) => ({ ...claim(), at }))
    for (const { at, ...one } of claims) await as(await person(`Waiting ${at}`), claimLicense, one)
    // Two at the same moment stand in the order of their ids.
    await ownerQuery(
      `update license set changed_at = (select changed_at from license where id = $1) where id = $2`,
      [claims[3]!.licenseId, claims[4]!.licenseId],
    )
    const all = async (queue: QueueName) => {
      const pages: string[][] = []
      for (let next: string | undefined = ''; next !== undefined; ) {
        const page: Awaited<ReturnType<typeof licenseQueue>> = await as(
          sofia,
          licenseQueue,
          ReadQueue.parse({ queue, after: next || undefined }),
        )
        pages.push(page.lines.map((line) => line.id))
        next = page.next
      }
      return pages
    }
    const ours = new Set(claims.map((one) => one.licenseId))
    const waiting = await all('waiting')
    expect(waiting[0]).toHaveLength(linesOnPage)
    const order = waiting.flat().filter((id) => ours.has(id))
    expect(order.toSorted()).toEqual([...ours].toSorted())
    expect(order.slice(-5)).toEqual(claims.slice(-5).map((one) => one.licenseId))
    for (const { licenseId } of claims.slice(0, 3)) await decide(second, licenseId, 'verified')
    expect((await all('verified')).flat().slice(0, 3)).toEqual(
      claims
        .slice(0, 3)
        .map((one) => one.licenseId)
        .toReversed(),
    )
  })

  test('opens evidence on the record, once a day', async () => {
    const noah = await person('Noah Kim')
    const first = claim({ files: [pdf] })
    await as(noah, claimLicense, first)
    const { evidence } = await as(sofia, licenseToDecide, { licenseId: first.licenseId })
    for (let i = 0; i < 3; i++) await as(sofia, openEvidence, { evidenceId: evidence[0]!.id })
    expect(
      await ownerQuery(`select kind from record_entry where subject_id = $1`, [first.licenseId]),
    ).toEqual([{ kind: 'evidence.opened' }])
  })

  test('opens a license on the record, once a day, decided or not; one’s own without', async () => {
    const noah = await person('Noah Kim')
    const theirs = claim()
    const { licenseId } = theirs
    await as(noah, claimLicense, theirs)
    const opened = () =>
      ownerQuery(
        `select kind, actor_id from record_entry where subject_id = $1 and kind = 'license.opened'`,
        [licenseId],
      )
    for (let i = 0; i < 2; i++) await as(sofia, openLicense, { licenseId })
    expect(await opened()).toEqual([{ kind: 'license.opened', actor_id: sofia.clinicianId }])
    await expect(as(noah, openLicense, { licenseId })).rejects.toThrow(NotFound)
    const own = claim({ number: 'LPC 77' })
    await as(sofia, claimLicense, own)
    await as(sofia, openLicense, { licenseId: own.licenseId })
    expect(await ownerQuery(`select kind from record_entry where subject_id = $1`, [own.licenseId])).toEqual(
      [],
    )
  })
})

describe('later', () => {
  test('evidence is destroyed 30 days after the decision, not before, and not while it waits', async () => {
    const noah = await person('Noah Kim')
    const first = claim({ files: [pdf] })
    await as(noah, claimLicense, first)
    const evidence = async () => (await as(noah, ownLicenses, undefined))[0]!.evidence.length
    await as(noah, destroyEvidence, first)
    expect(await evidence()).toBe(1)
    await decide(sofia, first.licenseId, 'declined')
    const [job] = await jobsQuery<{ days: number }>(
      `select extract(day from due_at - made_at)::int as days from job_request where kind = 'license.destroy-evidence' and key = $1`,
      [first.licenseId],
    )
    expect(job).toEqual({ days: 30 })
    await moveClock({ days: 29 })
    await as(noah, destroyEvidence, first)
    expect(await evidence()).toBe(1)
    await moveClock({ days: 30, minutes: 1 })
    await as(noah, destroyEvidence, first)
    expect(await evidence()).toBe(0)
    await moveClock({ minutes: 0 })
  })

  test('the end of a license is told at nine in the morning of the person’s zone, unless it was renewed', async () => {
    const noah = await person('Noah Kim')
    await as(noah, saveIdentity, { name: 'Noah Kim', credential: 'LPC', zone: 'Pacific/Auckland' })
    const first = claim()
    await as(noah, claimLicense, first)
    await decide(sofia, first.licenseId, 'verified')
    const due = await jobsQuery<{ due: string }>(
      `select to_char(due_at, 'YYYY-MM-DD"T"HH24:MI') as due from job_request where kind = 'license.expiring' and key like $1 order by 1`,
      [`${first.licenseId}%`],
    )
    expect(due.map((row) => row.due)).toEqual(['2099-03-31T20:00', '2099-05-16T21:00', '2099-05-29T21:00'])
    await as(noah, tellOfExpiry, { licenseId: first.licenseId, lastDay: '2099-05-31' })
    await as(noah, tellOfExpiry, { licenseId: first.licenseId, lastDay: '2098-05-31' })
    const renewal = claim({ expiresOn: '2101-05-31' })
    await as(noah, claimLicense, renewal)
    await decide(sofia, renewal.licenseId, 'verified')
    await as(noah, tellOfExpiry, { licenseId: first.licenseId, lastDay: '2099-05-31' })
    const told = await ownerQuery(
      `select 1 from mail where kind = 'license-expiring' and clinician_id = $1`,
      [noah.clinicianId],
    )
    expect(told).toHaveLength(1)
  })

  test('after a pause of the machine the end of a license is told once, and not after the last good day', async () => {
    const noah = await person('Noah Kim')
    const first = claim()
    await as(noah, claimLicense, first)
    const lastDay = Temporal.Now.plainDateISO('America/Denver').add({ days: 5 }).toString()
    await decide(sofia, first.licenseId, 'verified', { expiresOn: lastDay })
    const told = async () =>
      (
        await ownerQuery(`select 1 from mail where kind = 'license-expiring' and clinician_id = $1`, [
          noah.clinicianId,
        ])
      ).length
    // Sixty and fourteen days before: both are due, and the later one speaks.
    await as(noah, tellOfExpiry, { licenseId: first.licenseId, lastDay, days: '60' })
    expect(await told()).toBe(0)
    await as(noah, tellOfExpiry, { licenseId: first.licenseId, lastDay, days: '14' })
    expect(await told()).toBe(1)
    await moveClock({ days: 7 })
    await as(noah, tellOfExpiry, { licenseId: first.licenseId, lastDay, days: '1' })
    expect(await told()).toBe(1)
    await moveClock({ minutes: 0 })
  })

  test('after the last good day the standing is expired, and a renewal waits while the old one still opens', async () => {
    const noah = await person('Noah Kim')
    const first = claim()
    await as(noah, claimLicense, first)
    await decide(sofia, first.licenseId, 'verified', {
      expiresOn: Temporal.Now.plainDateISO('America/Denver').toString(),
    })
    await as(noah, claimLicense, claim({ expiresOn: '2101-05-31' }))
    expect(await as(noah, ownStanding, undefined)).toBe('verified')
    await moveClock({ days: 2 })
    expect(await as(noah, ownStanding, undefined)).toBe('renewal-waiting')
    await moveClock({ minutes: 0 })
  })
})

describe('the wall', () => {
  const read = 'select id from license where id = $1'
  test.each(['visitor', 'colleague'])('a %s sees no license, evidence or decision', async (who) => {
    const noah = await person('Noah Kim')
    const first = claim({ files: [pdf] })
    await as(noah, claimLicense, first)
    await decide(sofia, first.licenseId, 'verified')
    const other = who === 'visitor' ? null : (await person('Other')).clinicianId
    for (const table of ['license', 'license_evidence', 'license_decision'])
      expect(await appQuery(other, `select 1 from ${table}`)).toEqual([])
    expect(await appQuery(noah.clinicianId, read, [first.licenseId])).toHaveLength(1)
    expect(await appQuery(sofia.clinicianId, read, [first.licenseId])).toHaveLength(1)
  })

  test('nobody verifies themself, lifts their suspension or decides in another name', async () => {
    const noah = await person('Noah Kim')
    const first = claim()
    await as(noah, claimLicense, first)
    const set = (state: string) =>
      appQuery(
        noah.clinicianId,
        `update license set state = '${state}' where id = $1`,
        [first.licenseId],
        true,
      )
    await expect(set('verified')).rejects.toThrow(/row-level security/)
    await decide(sofia, first.licenseId, 'verified')
    await decide(sofia, first.licenseId, 'suspended')
    await expect(set('waiting')).rejects.toThrow(/steward only/)
    const forged = `insert into license_decision (id, license_id, clinician_id, kind, decided_by, decided_at) values ($1, $2, $3, 'verified', $4, now())`
    await expect(
      appQuery(noah.clinicianId, forged, [newId(), first.licenseId, noah.clinicianId, sofia.clinicianId]),
    ).rejects.toThrow(/row-level security/)
    await expect(
      appQuery(sofia.clinicianId, forged, [newId(), first.licenseId, noah.clinicianId, second.clinicianId]),
    ).rejects.toThrow(/row-level security/)
  })

  test('the database keeps no second open claim of a license, and nobody takes its mark off for another', async () => {
    const noah = await person('Noah Kim')
    const first = claim()
    await as(noah, claimLicense, first)
    const copied = `insert into license select ($2::uuid), clinician_id, jurisdiction, profession, body, sealed_number, sealed_npi,
      expires_on, state, verified_at, seen_status, made_at, changed_at, number_digest from license where id = $1`
    const copy = () => ownerQuery(copied, [first.licenseId, newId()])
    await expect(copy()).rejects.toThrow(/license_claimed_once/)
    await expect(
      appQuery(sofia.clinicianId, 'update license set number_digest = null where id = $1', [first.licenseId]),
    ).rejects.toThrow(/does not change it/)
    await decide(sofia, first.licenseId, 'verified')
    await copy()
  })

  test('a steward cannot change what was claimed', async () => {
    const noah = await person('Noah Kim')
    const first = claim()
    await as(noah, claimLicense, first)
    await expect(
      appQuery(
        sofia.clinicianId,
        `update license set jurisdiction = 'US-CA' where id = $1`,
        [first.licenseId],
        true,
      ),
    ).rejects.toThrow(/does not change it/)
  })
})

test('a license that has expired is no new claim, and is not verified', async () => {
  const noah = await person('Noah Kim')
  const expired = { expiresOn: { code: 'license.expired' } }
  await expect(as(noah, claimLicense, claim({ expiresOn: '1999-05-31' }))).rejects.toMatchObject({
    problems: expired,
  })
  const first = claim()
  await as(noah, claimLicense, first)
  await expect(decide(sofia, first.licenseId, 'verified', { expiresOn: '1999-05-31' })).rejects.toMatchObject(
    {
      problems: expired,
    },
  )
  await decide(sofia, first.licenseId, 'declined', { expiresOn: '1999-05-31' })
})

test('a license that expired while its claim waited is not verified by leaving the day as it is', async () => {
  const noor = await person('Noor')
  const soon = claim({ expiresOn: Temporal.Now.plainDateISO('UTC').add({ days: 3 }).toString() })
  await as(noor, claimLicense, soon)
  await moveClock({ days: 5 })
  await expect(decide(sofia, soon.licenseId, 'verified')).rejects.toMatchObject({
    problems: { expiresOn: { code: 'license.expired' } },
  })
  await moveClock({ minutes: 0 })
})
