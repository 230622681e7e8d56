import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { correctMinutes } from '#domain/attendance/actions'
import { keepPolicy } from '#domain/credit/actions'
import { newId } from '#platform/identifiers'
import { appQuery, as, asNobody, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { anEvening, type Evening } from '#tests/evening'
import { aPolicy } from '#tests/policies'
import { issueDocument, revokeDocument } from './actions.ts'
import { creditWaiting, documentByCode, documentToRead, myCredits } from './reads.ts'

let evening: Evening
let priya: Person, amara: Person
beforeAll(openTestDatabase)
beforeAll(async () => {
  evening = await anEvening([90, 85, 85])
  ;[priya, amara] = evening.people as [Person, Person]
})

/** A policy of its own for each sequence: what was issued under others does not count. */
async function freshPolicy(): Promise<string> {
  const policy = aPolicy({
    evaluationRequired: false,
    minPresencePercent: 50,
    groupMax: 12,
    confirmed: false,
  })
  await as(evening.steward, keepPolicy, policy)
  return policy.policyId
}
const issue = (policyId: string) =>
  as(amara, issueDocument, {
    certificateId: newId(),
    meetingId: evening.meetingId,
    policyId,
    withLicense: false,
  })
const revoke = (certificateId: string) =>
  as(priya, revokeDocument, { certificateId, reason: 'The minutes are wrong.' })
const read = (certificateId: string) => as(amara, documentToRead, { certificateId })

let minutes = 60
/** To other minutes each time: the same ones again would be no correction. */
async function correct(): Promise<void> {
  minutes = minutes === 89 ? 60 : minutes + 1
  await as(priya, correctMinutes, {
    meetingId: evening.meetingId,
    clinicianId: amara.clinicianId,
    minutes,
    presentingMinutes: 0,
    reason: 'The server was away for a while.',
  })
}
const waits = async (policyId: string) =>
  (await as(amara, creditWaiting, {})).some((line) => line.policyId === policyId)

describe('a revoked document', () => {
  test('stands until the minutes are corrected; the new one says them under a code of its own', async () => {
    const policyId = await freshPolicy()
    const { certificateId: first } = await issue(policyId)
    await revoke(first)
    expect(await issue(policyId)).toEqual({ certificateId: first })
    expect(await waits(policyId)).toBe(false)
    await expect(
      appQuery(
        amara.clinicianId,
        `insert into certificate (id, code, clinician_id, meeting_id, group_id, policy_id, kind, facts, minutes, units_hundredths, issued_at)
         select $1, repeat('0', 24), clinician_id, meeting_id, group_id, policy_id, kind, facts, minutes, units_hundredths, now()
         from certificate where id = $2`,
        [newId(), first],
      ),
    ).rejects.toThrow(/row-level security/)

    await correct()
    expect(await waits(policyId)).toBe(true)
    const { lines } = await as(amara, myCredits, {})
    expect(lines.filter((line) => line.policyId === policyId)).toMatchObject([
      { document: undefined, missing: [] },
      { document: { certificateId: first, revokedAt: expect.any(String) } },
    ])
    const { certificateId: second } = await issue(policyId)
    expect(await waits(policyId)).toBe(false)
    const [old, made] = [await read(first), await read(second)]
    expect(made).toMatchObject({ revokedAt: undefined, facts: { minutesPresent: minutes } })
    expect(made.code).not.toBe(old.code)
    expect((await asNobody(documentByCode, old))!.revokedOn).toBeDefined()
    expect((await asNobody(documentByCode, made))!.revokedOn).toBeUndefined()
  })

  test('minutes corrected first, then revoked: a new one can be had as well', async () => {
    const policyId = await freshPolicy()
    const { certificateId: first } = await issue(policyId)
    await correct()
    expect(await issue(policyId)).toEqual({ certificateId: first })
    await revoke(first)
    expect(await issue(policyId)).not.toEqual({ certificateId: first })
  })

  test('asked for twice at the same moment, one new one is issued', async () => {
    const policyId = await freshPolicy()
    const { certificateId: first } = await issue(policyId)
    await revoke(first)
    await correct()
    const [one, other] = await Promise.all([issue(policyId), issue(policyId)])
    expect(one).toEqual(other)
    expect(one).not.toEqual({ certificateId: first })
  })

  test('whatever comes after what, one at most is valid and what was revoked stays so', async () => {
    const step = fc.constantFrom('issue' as const, 'revoke' as const, 'correct' as const)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        const policyId = await freshPolicy()
        let valid: string | undefined
        const revoked: string[] = []
        /** The last revoked one, while nobody corrected the minutes since it was issued. */
        let final: string | undefined
        let isCorrected = false
        for (const one of steps) {
          if (one === 'correct') {
            await correct()
            isCorrected = true
            final = undefined
          } else if (one === 'issue') {
            const { certificateId } = await issue(policyId)
            if (valid || final) expect(certificateId).toBe(valid ?? final)
            else {
              expect(revoked).not.toContain(certificateId)
              valid = certificateId
              isCorrected = false
            }
          } else if (valid) {
            await revoke(valid)
            revoked.push(valid)
            if (!isCorrected) final = valid
            valid = undefined
          }
          const rows = await ownerQuery<{ id: string }>(
            'select id from certificate where policy_id = $1 and revoked_at is null',
            [policyId],
          )
          expect(rows).toEqual(valid ? [{ id: valid }] : [])
          expect(await waits(policyId)).toBe(!valid && !final)
        }
        for (const id of revoked) expect((await read(id)).revokedAt).toBeDefined()
      }),
      { numRuns: 12 },
    )
  })
})
