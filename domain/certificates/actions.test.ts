import { beforeAll, describe, expect, test } from 'vitest'
import { keepPolicy } from '#domain/credit/actions'
import { policiesToKeep } from '#domain/credit/reads'
import { evaluateMeeting } from '#domain/evaluations/actions'
import { evaluationToWrite } from '#domain/evaluations/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { Invalid, NotAllowed, NotFound, Stale } from '#platform/refusals'
import {
  appQuery,
  as,
  asNobody,
  keyringQuery,
  moveClock,
  openTestDatabase,
  ownerQuery,
  type Person,
} from '#tests/database'
import { anEvening, type Evening } from '#tests/evening'
import { stewardPerson } from '#tests/people'
import { aPolicy } from '#tests/policies'
import { issueDocument, revokeByCode, revokeDocument } from './actions.ts'
import { remindOfEvaluationLater } from './jobs.ts'
import {
  documentByCode,
  documentsOfGroup,
  documentToPrint,
  documentToRead,
  evaluationsDue,
  myCredits,
} from './reads.ts'

beforeAll(openTestDatabase)

const form = (more: object = {}) =>
  aPolicy({
    title: 'Peer consultation group',
    minPresencePercent: 80,
    groupMax: 12,
    evaluationRequired: true,
    objectives: 'Name the consult question\n\nChoose one thing to try',
    ...more,
  })
const answers = (meetingId: string, more: object = {}) => ({
  evaluationId: newId(),
  meetingId,
  objectives: 5,
  relevance: 4,
  facilitation: 5,
  respect: 5,
  practice: 3,
  remark: 'CANARY-REMARK went well',
  ...more,
})

let evening: Evening
let priya: Person, amara: Person, dan: Person
let policyId: string
const issuing = (more: object = {}) => ({
  certificateId: newId(),
  meetingId: evening.meetingId,
  policyId,
  withLicense: false,
  ...more,
})

beforeAll(async () => {
  evening = await anEvening([90, 85, 40])
  ;[priya, amara, dan] = evening.people as [Person, Person, Person]
  const policy = form()
  policyId = policy.policyId
  await as(evening.steward, keepPolicy, policy)
})

describe('policies', () => {
  test('today is the day of the network where it is at home, not the one in UTC', async () => {
    await ownerQuery(`update network set home_zone = 'Pacific/Kiritimati'`)
    const east = (await as(evening.steward, policiesToKeep, undefined)).today
    await ownerQuery(`update network set home_zone = 'Pacific/Pago_Pago'`)
    const west = (await as(evening.steward, policiesToKeep, undefined)).today
    // 25 hours lie between them: never the same day.
    expect(Temporal.PlainDate.compare(east, west)).toBe(1)
    await expect(as(amara, policiesToKeep, undefined)).rejects.toThrow(NotFound)
  })

  test('only a steward keeps them; sent twice is one', async () => {
    await expect(as(amara, keepPolicy, form())).rejects.toThrow(NotFound)
    const policy = form({ validTo: '2020-02-01', validFrom: '2020-01-01' })
    await as(evening.steward, keepPolicy, policy)
    await as(evening.steward, keepPolicy, policy)
    const [row] = await ownerQuery<{ n: string }>(
      `select count(*) n from record_entry where kind = 'policy.changed' and subject_id = $1`,
      [policy.policyId],
    )
    expect(Number(row!.n)).toBe(1)
  })
  test('a confirmation keeps its day, and whose it is, until a steward gives another', async () => {
    const kept = () =>
      ownerQuery('select confirmed_on::text as on, confirmed_by as by from credit_policy where id = $1', [
        policy.policyId,
      ])
    const policy = form({ validTo: '2020-02-01', validFrom: '2020-01-01', confirmedOn: '2020-01-15' })
    const { clinicianId: by } = evening.steward
    await as(evening.steward, keepPolicy, policy)
    expect(await kept()).toEqual([{ on: '2020-01-15', by }])

    const second = await stewardPerson('Ivo Tal')
    await as(second, keepPolicy, { ...policy, source: 'The board’s letter of January.' })
    expect(await kept()).toEqual([{ on: '2020-01-15', by }])
    await as(second, keepPolicy, { ...policy, confirmedOn: '2020-01-20' })
    expect(await kept()).toEqual([{ on: '2020-01-20', by: second.clinicianId }])
    await as(second, keepPolicy, { ...policy, confirmedOn: undefined })
    expect(await kept()).toEqual([{ on: null, by: null }])
  })
  test('another name, number or statement of a provider needs a confirmation of its own', async () => {
    const kept = async () => {
      const [row] = await ownerQuery(
        `select provider_number as number, confirmed_on::text as on, confirmed_by as by from credit_policy where id = $1`,
        [policy.policyId],
      )
      return row
    }
    const board = {
      providerName: 'Front Range Institute',
      providerNumber: '7',
      approvalSentence: 'Approved.',
    }
    const policy = form({
      ...board,
      signerName: 'Sofia Marin',
      validTo: '2020-02-01',
      confirmedOn: '2020-01-15',
    })
    const { clinicianId: by } = evening.steward
    await as(evening.steward, keepPolicy, policy)
    const second = await stewardPerson('Ivo Tal')
    const others = [
      { providerNumber: '8' },
      { providerName: 'Front Range College' },
      { approvalSentence: 'Approved for others.' },
      { providerName: '', providerNumber: '' },
    ]
    for (const other of others)
      await expect(as(second, keepPolicy, { ...policy, ...other })).rejects.toMatchObject({
        problems: { confirmedOn: { code: 'credit.confirmedBefore' } },
      })
    expect(await kept()).toEqual({ number: '7', on: '2020-01-15', by })

    // What the board does not look at leaves the day alone, also where it is said needlessly.
    await as(second, keepPolicy, { ...policy, title: 'Consultation', confirmedAnew: true })
    expect(await kept()).toEqual({ number: '7', on: '2020-01-15', by })

    // Without a day it is said of nobody; with a new day, or the same one said again, by who says so.
    const eight = { ...policy, providerNumber: '8' }
    await as(second, keepPolicy, { ...eight, confirmedOn: undefined })
    expect(await kept()).toEqual({ number: '8', on: null, by: null })
    await as(evening.steward, keepPolicy, eight)
    await as(second, keepPolicy, { ...eight, providerNumber: '9', confirmedOn: '2020-01-20' })
    expect(await kept()).toEqual({ number: '9', on: '2020-01-20', by: second.clinicianId })
    const again = { ...eight, providerNumber: '10', confirmedOn: '2020-01-20', confirmedAnew: true }
    await as(evening.steward, keepPolicy, again)
    expect(await kept()).toEqual({ number: '10', on: '2020-01-20', by })
    await as(second, keepPolicy, again)
    expect(await kept()).toEqual({ number: '10', on: '2020-01-20', by })
  })
  test('nothing was confirmed on a day that is still to come where the network is at home', async () => {
    const { today } = await as(evening.steward, policiesToKeep, undefined)
    const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString()
    await as(evening.steward, keepPolicy, form({ validTo: '2020-01-01', confirmedOn: today }))
    await expect(as(evening.steward, keepPolicy, form({ confirmedOn: tomorrow }))).rejects.toMatchObject({
      problems: { confirmedOn: { code: 'credit.confirmedOn' } },
    })
  })
  test('of two who write the same one at the same moment the second is told', async () => {
    const policy = form({ validTo: '2020-02-01', validFrom: '2020-01-01' })
    await as(evening.steward, keepPolicy, policy)
    const [written, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const writes = async (acting: Acting) => {
      await keepPolicy(acting, { ...policy, title: 'One' })
      written.resolve()
      await goOn.promise
    }
    const first = as(evening.steward, writes, undefined)
    await written.promise
    const second = as(evening.steward, keepPolicy, { ...policy, title: 'Another' }).catch((error) => error)
    const waits = `select 1 from pg_locks where locktype = 'tuple' and relation = 'credit_policy'::regclass
      and database = (select oid from pg_database where datname = current_database())`
    while ((await ownerQuery(waits)).length === 0);
    goOn.resolve()
    await first
    expect(await second).toBeInstanceOf(Stale)
  })
  test('the database refuses a policy of anyone else', async () => {
    await expect(
      appQuery(amara.clinicianId, `update credit_policy set unit_minutes = 1 returning id`),
    ).resolves.toEqual([])
  })
})

describe('evaluation', () => {
  test('is owed, then given, sealed, and can be changed', async () => {
    expect(await as(amara, evaluationsDue, {})).toMatchObject([
      { meetingId: evening.meetingId, unitsHundredths: 125 },
    ])
    await as(amara, evaluateMeeting, answers(evening.meetingId))
    await as(amara, evaluateMeeting, answers(evening.meetingId, { practice: 4 }))
    expect((await as(amara, evaluationToWrite, { meetingId: evening.meetingId })).answers).toMatchObject({
      practice: 4,
    })
    expect(await as(amara, evaluationsDue, {})).toEqual([])
    const [row] = await ownerQuery<{ all: string }>(
      `select string_agg(evaluation::text, '') as all from evaluation`,
    )
    expect(row!.all).not.toContain('CANARY')
    expect(row!.all).not.toContain(Buffer.from('CANARY-REMARK').toString('hex'))
  })
  test('outside, there is no such meeting, in code and in the database', async () => {
    await expect(as(evening.outsider, evaluationToWrite, { meetingId: evening.meetingId })).rejects.toThrow(
      NotFound,
    )
    await expect(as(evening.outsider, evaluateMeeting, answers(evening.meetingId))).rejects.toThrow(NotFound)
    await expect(
      appQuery(evening.outsider.clinicianId, `insert into evaluation values ($1, $2, $3, $4, '', now())`, [
        newId(),
        evening.meetingId,
        evening.outsider.clinicianId,
        evening.groupId,
      ]),
    ).rejects.toThrow(/row-level security/)
    expect(
      await appQuery(priya.clinicianId, 'select * from evaluation where clinician_id = $1', [
        amara.clinicianId,
      ]),
    ).toEqual([])
    expect(await appQuery(evening.steward.clinicianId, 'select * from evaluation')).toEqual([])
  })
})

test('the morning after, who is one evaluation away is asked, once', async () => {
  const ids = { meetingId: evening.meetingId, clinicianId: priya.clinicianId, mailId: newId() }
  await remindOfEvaluationLater.run(ids)
  await remindOfEvaluationLater.run(ids)
  for (const other of [amara, dan, evening.outsider])
    await remindOfEvaluationLater.run({ ...ids, clinicianId: other.clinicianId, mailId: newId() })
  const mails = await ownerQuery<{ clinician_id: string }>(
    `select clinician_id from mail where kind = 'evaluation-due'`,
  )
  expect(mails).toEqual([{ clinician_id: priya.clinicianId }])
})

describe('documents', () => {
  test('wait for the evaluation and for enough presence, and say what is missing', async () => {
    await expect(as(priya, issueDocument, issuing())).rejects.toThrow(Invalid)
    await expect(as(dan, issueDocument, issuing())).rejects.toThrow(Invalid)
    const { lines } = await as(dan, myCredits, {})
    expect(lines[0]!.missing).toEqual([{ reason: 'too-short', minutes: 40, needed: 72 }])
    await expect(as(evening.outsider, issueDocument, issuing())).rejects.toThrow(NotFound)
  })
  test('are issued once, say what an auditor checks, and name no group', async () => {
    const first = await as(amara, issueDocument, issuing())
    expect(await as(amara, issueDocument, issuing())).toEqual(first)
    const document = await as(amara, documentToPrint, first)
    expect(document).toMatchObject({
      kind: 'attendance',
      facts: {
        learner: { name: 'Amara Osei', credential: 'LMFT' },
        issuer: 'Cascadia Psychotherapy Network',
        facilitators: [{ name: 'Priya Raman' }],
        hours: [{ category: 'peer', minutes: 85, unitsHundredths: 125 }],
        place: { kind: 'online' },
        objectives: ['Name the consult question', 'Choose one thing to try'],
        provider: null,
        zone: 'America/New_York',
      },
    })
    expect(JSON.stringify(document)).not.toContain('Thursday Trauma')
    expect((await as(amara, myCredits, {})).totals).toMatchObject([
      { category: 'peer', unitsHundredths: 125 },
    ])
  })
  test('are read by their holder, listed to the facilitator, nobody else’s', async () => {
    const [mine] = (await as(amara, myCredits, {})).lines
    const { certificateId } = mine!.document!
    await expect(as(priya, documentToRead, { certificateId })).rejects.toThrow(NotFound)
    await expect(as(evening.steward, documentToRead, { certificateId })).rejects.toThrow(NotFound)
    expect(await as(priya, documentsOfGroup, { groupId: evening.groupId })).toMatchObject([
      { certificateId, name: 'Amara Osei' },
    ])
    // What counts leaves out time stepped out: neither that nor the code that opens it is for who may revoke.
    const [listed] = await as(priya, documentsOfGroup, { groupId: evening.groupId })
    expect(Object.keys(listed!).toSorted()).toEqual([
      'certificateId',
      'kind',
      'name',
      'revokedAt',
      'startsAt',
      'zone',
    ])
    expect(
      await appQuery(priya.clinicianId, 'select 1 from certificate where id = $1', [certificateId]),
    ).toEqual([])
    await expect(as(dan, documentsOfGroup, { groupId: evening.groupId })).rejects.toThrow(NotAllowed)
    await expect(as(evening.steward, documentsOfGroup, { groupId: evening.groupId })).rejects.toThrow(
      NotFound,
    )
  })
  test('the database lets nobody rewrite one, issue one for another person, or for more minutes than they were there', async () => {
    await expect(appQuery(amara.clinicianId, `update certificate set minutes = 900`)).rejects.toThrow(
      /permission denied/,
    )
    const forged = (clinicianId: string, minutes: number) =>
      appQuery(
        amara.clinicianId,
        `insert into certificate (id, code, clinician_id, meeting_id, group_id, policy_id, kind, facts, minutes, units_hundredths, issued_at)
        values ($1, '000000000000000000000000', $2, $3, $4, $5, 'attendance', '{}', $6, 1, now())`,
        [newId(), clinicianId, evening.meetingId, evening.groupId, policyId, minutes],
      )
    await expect(forged(dan.clinicianId, 10)).rejects.toThrow(/row-level security/)
    await expect(forged(amara.clinicianId, 86)).rejects.toThrow(/row-level security/)
  })
  test('stay when one has left the group, and can still be asked for', async () => {
    await as(priya, evaluateMeeting, answers(evening.meetingId))
    await ownerQuery(`update seat set state = 'ended', ended_at = now() where clinician_id = $1`, [
      priya.clinicianId,
    ])
    await as(priya, issueDocument, issuing())
    expect((await as(priya, myCredits, {})).lines).toMatchObject([
      { document: { code: expect.stringMatching(/^.{24}$/) } },
    ])
    await ownerQuery(`update seat set state = 'active', ended_at = null where clinician_id = $1`, [
      priya.clinicianId,
    ]).catch(() => undefined)
  })
})

describe('the public page', () => {
  test('confirms by code, however typed, without group, facilitator or ids', async () => {
    const { code } = (await as(amara, myCredits, {})).lines[0]!.document!
    const found = await asNobody(documentByCode, { code: code.toLowerCase().replace(/(.{4})/g, '$1-') })
    expect(found).toMatchObject({ kind: 'attendance', learner: { name: 'Amara Osei' }, revokedOn: undefined })
    const said = JSON.stringify(found)
    for (const secret of [evening.groupId, evening.meetingId, amara.clinicianId, 'Thursday', 'Priya'])
      expect(said).not.toContain(secret)
  })
  test('says days: an hour or a zone would name a group of the directory beside a person', async () => {
    const line = (await as(amara, myCredits, {})).lines[0]!
    const { code } = line.document!
    const day = Temporal.Instant.from(line.startsAt).toZonedDateTimeISO(line.zone).toPlainDate().toString()
    const found = await asNobody(documentByCode, { code })
    expect(found).toMatchObject({ heldOn: day })
    for (const said of [
      JSON.stringify(found),
      JSON.stringify(
        await appQuery(null, 'select facts, issued_on::text from verify_certificate($1)', [code]),
      ),
    ]) {
      expect(said).toContain(day)
      // Neither a time of day nor a zone, a length or whoever facilitated.
      expect(said).not.toMatch(/-\d\d-\d\dT|\d:\d\d|America\/|[Mm]inutes|Priya/)
    }
  })
  test('knows nothing of other codes', async () => {
    for (const code of ['', '7K3M', 'Z'.repeat(24), "' or 1=1 --"])
      expect(await asNobody(documentByCode, { code })).toBeUndefined()
    expect(await appQuery(null, 'select * from certificate')).toEqual([])
    expect(await appQuery(null, 'select * from evaluation')).toEqual([])
    expect(await appQuery(null, 'select * from my_attended_meetings()')).toEqual([])
  })
})

describe('certificates', () => {
  test('only under a provider with name and number in force on the meeting’s day', async () => {
    const provider = {
      providerName: 'Cascadia CE',
      providerNumber: 'ACEP No. 1234',
      approvalSentence: 'Cascadia CE is approved.',
      signerName: 'Dr. R. Vale',
      evaluationRequired: false,
    }
    const [before, during] = [
      form({ ...provider, validTo: '2020-12-31' }),
      form({ ...provider, title: 'CE consultation' }),
    ]
    await as(evening.steward, keepPolicy, before)
    await as(evening.steward, keepPolicy, during)
    await expect(as(amara, issueDocument, issuing({ policyId: before.policyId }))).rejects.toThrow(Invalid)
    const issued = await as(amara, issueDocument, issuing({ policyId: during.policyId }))
    const document = await as(amara, documentToPrint, issued)
    expect(document.kind).toBe('certificate')
    expect(document.facts.provider).toEqual({
      name: 'Cascadia CE',
      number: 'ACEP No. 1234',
      approval: 'Cascadia CE is approved.',
    })
    expect(document.facts.signer?.name).toBe('Dr. R. Vale')
    // A later change of the policy does not change what was issued.
    const later = { ...during, providerNumber: 'ACEP No. 9', confirmedOn: '2020-01-16' }
    await as(evening.steward, keepPolicy, later)
    expect((await as(amara, documentToPrint, issued)).facts).toEqual(document.facts)
  })
  test('name all who led and were there, by name whoever was there longer; those of the first edition stay as they were', async () => {
    const led = (role: string) =>
      ownerQuery('update attendance set role = $3 where meeting_id = $1 and clinician_id = $2', [
        evening.meetingId,
        dan.clinicianId,
        role,
      ])
    const policy = form({ evaluationRequired: false, title: 'Led by two' })
    await as(evening.steward, keepPolicy, policy)
    await led('facilitator')
    const issued = await as(amara, issueDocument, issuing({ policyId: policy.policyId }))
    await led('member')
    const named = async () => (await as(amara, documentToPrint, issued)).facts.facilitators
    expect((await named()).map(({ name }) => name)).toEqual(['Dan Whitlock', 'Priya Raman'])
    const edition1 = (facilitator: string) =>
      ownerQuery(
        `update certificate set facts = facts - 'facilitators' || jsonb_build_object('edition', 1, 'facilitator', $2::jsonb) where id = $1`,
        [issued.certificateId, facilitator],
      )
    await edition1('{"name": "Priya Raman", "credential": "PhD"}')
    expect(await named()).toEqual([{ name: 'Priya Raman', credential: 'PhD' }])
    await edition1('null')
    expect(await named()).toEqual([])
  })
  test('print the license only where its holder asks, sealed meanwhile', async () => {
    const policy = form({ evaluationRequired: false, title: 'With license' })
    await as(evening.steward, keepPolicy, policy)
    const issued = await as(amara, issueDocument, issuing({ policyId: policy.policyId, withLicense: true }))
    expect((await as(amara, documentToPrint, issued)).license).toEqual({
      profession: 'marriage-family-therapist',
      jurisdiction: 'US-CA',
      number: 'MFT 90210',
    })
    const [rows] = await ownerQuery<{ all: string }>(
      `select string_agg(c::text, '') as all from certificate c`,
    )
    expect(rows!.all).not.toContain('MFT 90210')
    expect(
      JSON.stringify(
        await asNobody(documentByCode, { code: (await as(amara, documentToRead, issued)).code }),
      ),
    ).not.toContain('MFT 90210')
  })
})

describe('revoking', () => {
  const reason = 'Attendance was entered by mistake.'
  const documentOf = async (person: Person) =>
    (await as(person, myCredits, {})).lines.find((line) => line.document)!.document!

  test('is for the group’s facilitator and stewards alone', async () => {
    const { code, certificateId } = await documentOf(amara)
    for (const person of [amara, dan, evening.outsider]) {
      await expect(as(person, revokeByCode, { code, reason })).rejects.toThrow(NotFound)
      await expect(as(person, revokeDocument, { certificateId, reason })).rejects.toThrow(NotFound)
      await expect(
        appQuery(person.clinicianId, `select revoke_document($1, '\\x00')`, [certificateId]),
      ).resolves.toEqual([{ revoke_document: false }])
    }
    expect(await asNobody(documentByCode, { code })).toMatchObject({ revokedOn: undefined })
  })
  test('by code: the page says so, the holder reads the reason, it is on the record, nothing prints it again', async () => {
    const { code, certificateId } = await documentOf(amara)
    await as(evening.steward, revokeByCode, { code, reason })
    await as(evening.steward, revokeByCode, { code, reason: 'A second reason is not kept.' })
    expect((await asNobody(documentByCode, { code }))!.revokedOn).toBeDefined()
    expect((await as(amara, documentToRead, { certificateId })).revokedFor).toBe(reason)
    await expect(as(amara, documentToPrint, { certificateId })).rejects.toThrow(NotFound)
    const entries = await ownerQuery<{ group_id: string | null; audience: string }>(
      `select group_id, audience from record_entry where kind = 'certificate.revoked' and subject_id = $1`,
      [certificateId],
    )
    expect(entries).toEqual([{ group_id: null, audience: 'stewards' }])
    const noted = await keyringQuery<{ kind: string }>('select kind from ledger where subject_id = $1', [
      certificateId,
    ])
    expect(noted).toEqual([{ kind: 'certificate.revoked' }])
    const told = await ownerQuery(
      `select 1 from notice where clinician_id = $1 and kind = 'certificate-revoked'`,
      [amara.clinicianId],
    )
    expect(told).toHaveLength(1)
    const rows = await ownerQuery<{ all: string }>(`select string_agg(c::text, '') as all from certificate c`)
    expect(rows[0]!.all).not.toContain('by mistake')
  })
})

test('the last day for an evaluation passes', async () => {
  await moveClock({ days: 40 })
  await expect(as(dan, evaluateMeeting, answers(evening.meetingId))).rejects.toThrow(Invalid)
  expect(
    (await as(dan, myCredits, {})).lines.find((l) => l.policyId === policyId)!.missing.map((m) => m.reason),
  ).toContain('evaluation-late')
})
