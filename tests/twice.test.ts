/** A form sent twice, one after the other or at once, leads to where it led the first time. */
import { beforeAll, expect, test } from 'vitest'
import { apply } from '#domain/applications/actions'
import { acceptInvitation, invite, openInvitation } from '#domain/invitations/actions'
import { claimLicense } from '#domain/licenses/actions'
import { setupDigest } from '#domain/network/reads'
import { newId } from '#platform/identifiers'
import { openTestAccounts } from '#tests/accounts'
import { circle, shareWords } from '#tests/cases'
import { as, openTestDatabase, ownerQuery } from '#tests/database'
import type { Form } from '#tests/pages'
import { groupOf, join, person } from '#tests/people'
import { expectTheSame, send } from '#tests/sending'
import * as casePage from '../app/routes/cases/case.tsx'
import * as caseConfirm from '../app/routes/cases/confirm.tsx'
import * as leave from '../app/routes/departures/leave.tsx'
import * as applications from '../app/routes/groups/applications.tsx'
import * as invitation from '../app/routes/groups/invitation.tsx'
import * as joining from '../app/routes/groups/join.tsx'
import * as setup from '../app/routes/network/setup.tsx'
import * as withdraw from '../app/routes/profile/withdraw.tsx'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

const aMember = async () => {
  const [priya, amara] = [await person('Priya Raman'), await person('Amara Osei')]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  return { priya, amara, groupId, params: { groupId } }
}

test('leaving a group', async () => {
  await expectTheSame(async () => {
    const { amara, groupId, params } = await aMember()
    return { page: leave, who: amara, path: `/groups/${groupId}/leave`, params }
  }, /^\/groups$/)
})

test('leaving a group as the last one, which ends it', async () => {
  await expectTheSame(async () => {
    const priya = await person('Priya Raman')
    const { groupId } = await groupOf(priya)
    return { page: leave, who: priya, path: `/groups/${groupId}/leave`, params: { groupId } }
  }, /^\/groups$/)
})

test('who was never there, or was removed, is told nothing by it', async () => {
  const { groupId, params, amara, priya } = await aMember()
  const stranger = { page: leave, who: await person('Marcus Hale'), path: '', params }
  expect((await send(stranger)).status).toBe(404)
  await ownerQuery(
    "update seat set state = 'ended', ended_at = now(), ended_by = $3 where clinician_id = $1 and group_id = $2",
    [amara.clinicianId, groupId, priya.clinicianId],
  )
  expect((await send({ ...stranger, who: amara })).status).toBe(404)
})

const invited = async () => {
  const [priya, amara] = [await person('Priya Raman'), await person('Amara Osei')]
  const { groupId } = await groupOf(priya)
  const { token } = await as(priya, invite, { invitationId: newId(), groupId, address: '' })
  return { priya, amara, groupId, token }
}

test('opening an invitation, taking its seat, declining it', async () => {
  await expectTheSame(async () => {
    const { amara, token } = await invited()
    return { page: invitation, who: amara, path: `/join/${token}`, params: { token } }
  }, /^\/groups\/[^/]+\/join$/)
  await expectTheSame(async () => {
    const { amara, token, groupId } = await invited()
    await as(amara, openInvitation, { token, address: '' })
    return { page: joining, who: amara, path: `/groups/${groupId}/join`, params: { groupId } }
  }, /^\/groups\/[^/]+\/agreement$/)
  await expectTheSame(async () => {
    const { amara, token, groupId } = await invited()
    await as(amara, openInvitation, { token, address: '' })
    await as(amara, acceptInvitation, { groupId })
    return { page: leave, who: amara, path: `/groups/${groupId}/leave`, params: { groupId } }
  }, /^\/groups$/)
})

test.each(['accept', 'decline'])('deciding an application: %s', async (decision) => {
  await expectTheSame(async () => {
    const [priya, leo] = [await person('Priya Raman'), await person('Leo Brandt')]
    const { groupId } = await groupOf(priya)
    const applicationId = newId()
    await as(leo, apply, { applicationId, groupId, answers: [], message: 'May I join?' })
    const form: Form = [
      ['form', applicationId],
      ['applicationId', applicationId],
      ['decision', decision],
      ['words', ''],
    ]
    return {
      page: applications,
      who: priya,
      path: `/groups/${groupId}/applications`,
      form,
      params: { groupId },
    }
  }, undefined)
})

test('stepping out of a case, from its page and from the page that asks', async () => {
  await expectTheSame(async () => {
    const { amara, dan, groupId } = await circle()
    const caseId = await shareWords(amara, { groupId })
    const form: Form = [['do', 'step-out']]
    return { page: casePage, who: dan, path: `/cases/${caseId}`, form, params: { caseId } }
  }, /^\/cases\/stepped-out$/)
  await expectTheSame(async () => {
    const { amara, dan, groupId } = await circle()
    const caseId = await shareWords(amara, { groupId })
    return { page: caseConfirm, who: dan, path: '', params: { caseId, what: 'step-out' } }
  }, /^\/cases\/stepped-out$/)
})

test.each([
  ['withdraw', /^\/cases\/[^/]+$/],
  ['destroy', /^\/cases$/],
] as const)('one’s own case: %s', async (what, to) => {
  await expectTheSame(async () => {
    const { amara, groupId } = await circle()
    const caseId = await shareWords(amara, { groupId })
    return { page: caseConfirm, who: amara, path: '', params: { caseId, what } }
  }, to)
})

test('a claim of a license, taken back', async () => {
  await expectTheSame(async () => {
    const noah = await person('Noah Kim', 'none')
    const licenseId = newId()
    const claim = { licenseId, jurisdiction: 'US-CO', profession: 'counselor' as const, number: 'LPC 12345' }
    await as(noah, claimLicense, { ...claim, body: '', files: [] })
    return { page: withdraw, who: noah, path: `/license/${licenseId}/take-back`, params: { licenseId } }
  }, /^\/license\?withdrawn$/)
})

test('the first run, which makes the network and its steward', async () => {
  await ownerQuery('insert into setup_code (digest, made_at) values ($1, now())', [setupDigest('ONE-CODE')])
  const form = (password: string): Form => [
    ['code', 'ONE-CODE'],
    ['name', 'Aspen Consultation Network'],
    ['homeZone', 'America/Denver'],
    ['directory', 'public'],
    ['about', ''],
    ['personName', 'Sofia Reyes'],
    ['email', 'sofia@example.org'],
    ['password', password],
  ]
  const sending = { page: setup, path: '/setup', form: form('a quiet lamp on the stairs') }
  for (const said of [...(await Promise.all([send(sending), send(sending)])), await send(sending)])
    expect(said).toEqual({ status: 302, to: '/account/recovery-codes?first' })
  expect((await send({ ...sending, form: form('seven herons by the river') })).status).toBe(400)
})
