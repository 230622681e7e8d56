import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { correctMinutes } from '#domain/attendance/actions'
import { keepPolicy } from '#domain/credit/actions'
import { newId } from '#platform/identifiers'
import { Stale } from '#platform/refusals'
import { appQuery, as, asNobody, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { anEvening, type Evening } from '#tests/evening'
import { aPolicy } from '#tests/policies'
import { issueDocument, revokeByCode, revokeDocument } from './actions.ts'
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
  })
  await as(evening.steward, keepPolicy, policy)
  return policy.policyId
}
const issue = (policyId: string, person = amara, certificateId = newId()) =>
  as(person, issueDocument, {
    certificateId,
    meetingId: evening.meetingId,
    policyId,
    withLicense: false,
  })
const revoke = (certificateId: string) =>
  as(priya, revokeDocument, { certificateId, reason: 'The minutes are wrong.' })
const read = (certificateId: string) => as(amara, documentToRead, { certificateId })

let minutes = 60
/** To other minutes each time, where none are said: the same ones again for the same reason would be no correction. */
async function correct(
  reason = 'The server was away for a while.',
  to = minutes === 89 ? 60 : minutes + 1,
  { clinicianId } = amara,
): Promise<void> {
  if (clinicianId === amara.clinicianId) minutes = to
  await as(priya, correctMinutes, {
    meetingId: evening.meetingId,
    clinicianId,
    minutes: to,
    presentingMinutes: 0,
    reason,
  })
}
const waits = async (policyId: string, person = amara) =>
  (await as(person, creditWaiting, {})).some((line) => line.policyId === policyId)

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

  test('minutes corrected before it was revoked make no room: whoever revoked it knew of them', async () => {
    const policyId = await freshPolicy()
    const { certificateId: first } = await issue(policyId)
    await correct()
    expect(await issue(policyId)).toEqual({ certificateId: first })
    await revoke(first)
    expect(await issue(policyId)).toEqual({ certificateId: first })
    expect(await waits(policyId)).toBe(false)
    // The minutes were right by then: said again, with a reason of their own, they are corrected all the same.
    await correct('They were right when I revoked it.', minutes)
    expect(await issue(policyId)).not.toEqual({ certificateId: first })
  })

  test('a facilitator’s own is not brought back by themself, whoever revoked it', async () => {
    const own = { clinicianId: priya.clinicianId }
    const asSteward = ({ certificateId }: { certificateId: string }) =>
      as(priya, documentToRead, { certificateId }).then(({ code }) =>
        as(evening.steward, revokeByCode, { code, reason: 'Was not there at all.' }),
      )
    const bySelf = ({ certificateId }: { certificateId: string }) => revoke(certificateId)
    for (const [nth, revokeIt] of [asSteward, bySelf].entries()) {
      const policyId = await freshPolicy()
      const first = await issue(policyId, priya)
      await revokeIt(first)
      await correct('I was there to the end.', 81 + nth, own)
      expect(await issue(policyId, priya)).toEqual(first)
      expect(await waits(policyId, priya)).toBe(false)
    }
  })

  test('the form of an old window, sent again after revoking and correcting, is answered as a change in between', async () => {
    const policyId = await freshPolicy()
    const certificateId = newId()
    const old = () => issue(policyId, amara, certificateId)
    await old()
    await revoke(certificateId)
    await correct()
    await expect(old()).rejects.toThrow(Stale)
    const second = await issue(policyId)
    expect(await old()).toEqual(second)
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
        /** The last revoked one, while nobody corrected the minutes since then. */
        let final: string | undefined
        for (const one of steps) {
          if (one === 'correct') {
            await correct()
            final = undefined
          } else if (one === 'issue') {
            const { certificateId } = await issue(policyId)
            if (valid || final) expect(certificateId).toBe(valid ?? final)
            else {
              expect(revoked).not.toContain(certificateId)
              valid = certificateId
            }
          } else if (valid) {
            await revoke(valid)
            revoked.push(valid)
            final = valid
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
