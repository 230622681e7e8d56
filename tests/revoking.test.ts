/** A steward revokes by the code on a paper: whose and what it is stands there first. */
import { expect, test } from 'vitest'
import { issueDocument } from '#domain/certificates/actions'
import { documentByCode, documentToRead } from '#domain/certificates/reads'
import { keepPolicy } from '#domain/credit/actions'
import { newId } from '#platform/identifiers'
import { as, asNobody, openTestDatabase, ownerQuery } from '#tests/database'
import { anEvening } from '#tests/evening'
import { load, post } from '#tests/pages'
import { aPolicy } from '#tests/policies'
import * as policies from '../app/routes/credit/policies.tsx'
import * as revoke from '../app/routes/credit/revoke.tsx'

test('code, then the document, then the reason', async () => {
  const close = await openTestDatabase()
  const { people, steward, outsider, meetingId } = await anEvening([90, 85, 85])
  const [priya, amara] = people as [(typeof people)[0], (typeof people)[0]]
  const policy = aPolicy({ evaluationRequired: false, groupMax: 12 })
  await as(steward, keepPolicy, policy)
  const certificateId = newId()
  const { policyId } = policy
  await as(amara, issueDocument, { certificateId, meetingId, policyId, withLicense: false })
  const { code, printedCode } = await as(amara, documentToRead, { certificateId })

  const find = (who: typeof amara, typed: string) =>
    post(policies.action as never, who, '/desk/credit', [['code', typed]])
  const wrong = [`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`, 'nonsense', '水'.repeat(60)]
  for (const typed of wrong)
    expect(await find(steward, typed)).toMatchObject({
      status: 400,
      shown: { problems: { code: { code: 'credit.noSuchDocument' } }, typed: { code: [typed] } },
    })
  for (const typed of ['', '\0', '0'.repeat(20_000)])
    expect(await find(steward, typed)).toMatchObject({ status: 400, shown: { problems: { code: {} } } })
  for (const typed of [code, printedCode.toLowerCase(), ` ${printedCode} `])
    expect(await find(steward, typed)).toEqual({ status: 302, to: `/desk/credit/documents/${code}` })
  for (const other of [priya, amara, outsider]) expect((await find(other, code)).status).toBe(404)

  const path = `/desk/credit/documents/${code}`
  const page = () => load(revoke.loader as never, steward, path, { code }) as Promise<unknown>
  expect(await page()).toEqual({
    isDone: false,
    document: expect.objectContaining({
      kind: 'attendance',
      learner: { name: 'Amara Osei', credential: 'LMFT' },
      title: policy.title,
      code: printedCode,
      heldOn: expect.any(String),
      revokedOn: undefined,
    }),
  })
  expect(JSON.stringify(await page())).not.toMatch(/Thursday Trauma|group/i)

  const send = (reason: string) => post(revoke.action as never, steward, path, [['reason', reason]], { code })
  for (const short of ['', '   ', 'Oops.', 'y'.repeat(20_000)])
    expect(await send(short)).toMatchObject({
      status: 400,
      shown: { problems: { reason: {} }, typed: { reason: [short] } },
    })
  expect((await asNobody(documentByCode, { code }))!.revokedOn).toBeUndefined()
  const reason = 'Issued by mistake, дякую.'
  const said = await Promise.all([send(reason), send(reason)])
  for (const one of [...said, await send('Another window says why, too.')])
    expect(one).toEqual({ status: 302, to: `${path}?done` })
  expect(await page()).toMatchObject({ document: { revokedOn: expect.any(String) } })
  expect((await as(amara, documentToRead, { certificateId })).revokedFor).toBe(reason)
  const told = await ownerQuery("select 1 from record_entry where kind = 'certificate.revoked'")
  expect(told).toHaveLength(1)
  await close()
})
