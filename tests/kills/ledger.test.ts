import { expect, test, vi } from 'vitest'
import { openCase } from '#domain/readings/actions'
import { makeRecoveryCodes } from '#platform/accounts/recovery'
import { newId } from '#platform/identifiers'
import { shareWords } from '#tests/cases'
import { as, keyringQuery, ownerQuery, type Person } from '#tests/database'
import { anEvening } from '#tests/evening'
import type { Browsing, Page } from '#tests/walls/browsing'
import { atEveryStep, type Killing, withProcess } from './killing.ts'

/**
 * The web process is killed at every step of what takes something away, and looked at before it runs again: what the
 * data say is gone stands in the ledger by then, so that no restore of an older backup makes it good again.
 */
// Each kill is followed by a start; on a machine that does much else that takes its time.
vi.setConfig({ testTimeout: 240_000 })

/** Everything that is good, by the id that the ledger would have. */
async function standing(): Promise<Set<string>> {
  const rows = await ownerQuery<{ id: string }>(
    `select id from accounts.session union all select id from accounts.passkey
     union all select encode(substring(digest from 1 for 16), 'hex')::uuid from accounts.recovery_code where used_at is null
     union all select id from seat where state <> 'ended'`,
  )
  return new Set(rows.map(({ id }) => id))
}

async function inLedger(): Promise<Set<string>> {
  const rows = await keyringQuery<{ id: string }>('select subject_id as id from ledger')
  return new Set(rows.map(({ id }) => id))
}

/** Sends it with a kill after each of its steps: `prepare` makes what is sent anew. */
async function atEachKill(killing: Killing, prepare: () => Promise<() => Promise<Page>>): Promise<number> {
  return atEveryStep(async (steps) => {
    const send = await prepare()
    const before = await standing()
    const nothingIsMissing = async () => {
      const gone = before.difference(await standing())
      expect([...gone.difference(await inLedger())], `missing, killed after ${steps} steps`).toEqual([])
    }
    const answer = await killing.after(steps, send, nothingIsMissing)
    if (!answer) return undefined
    await nothingIsMissing()
    expect(before.difference(await standing()).size, 'what was taken away').toBeGreaterThan(0)
    return answer
  })
}

const fresh = ({ clinicianId }: Person) => ({ clinicianId, sessionId: newId(), fresh: true })

test('a recovery code that was used, and the browsers it signs out', () =>
  withProcess(async (killing) => {
    const steps = await atEachKill(killing, async () => {
      const amara = (await anEvening()).people[1]!
      await killing.browserOf(amara)
      const [recoveryCode] = (await makeRecoveryCodes(fresh(amara))) as [string]
      const visitor = killing.visitor()
      const form = await visitor.get('/recover')
      const email = `${amara.clinicianId}@example.org`
      return () => visitor.send(form, { email, recoveryCode, password: 'a quiet lamp on the stairs' })
    })
    expect(steps).toBeGreaterThan(1)
  }))

async function withPasskeys(killing: Killing): Promise<{ browser: Browsing; passkeyId: string }> {
  const amara = (await anEvening()).people[1]!
  const browser = await killing.browserOf(amara)
  const passkeyId = newId()
  await ownerQuery(
    `insert into accounts.passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
     select id, $2, 'key', id::text, 0, 'singleDevice', false from unnest($1::uuid[]) id`,
    [[passkeyId, newId()], amara.clinicianId],
  )
  return { browser, passkeyId }
}

test('a passkey that was removed', () =>
  withProcess(async (killing) => {
    await atEachKill(killing, async () => {
      const { browser, passkeyId } = await withPasskeys(killing)
      const form = await browser.get('/account')
      return () => browser.send(form, {}, { where: { form: 'passkey', id: passkeyId } })
    })
  }))

test('a browser that was signed out, by itself and by another', () =>
  withProcess(async (killing) => {
    await atEachKill(killing, async () => {
      const browser = await killing.browserOf((await anEvening()).people[1]!)
      const form = await browser.get('/account')
      return () =>
        browser.send({ ...form, forms: form.forms.filter((one) => one.action === '/sign-out') }, {})
    })
    await atEachKill(killing, async () => {
      const amara = (await anEvening()).people[1]!
      await killing.browserOf(amara)
      const browser = await killing.browserOf(amara)
      const form = await browser.get('/account')
      return () => browser.send(form, {}, { where: { form: 'others' } })
    })
  }))

test('a seat that was given up', () =>
  withProcess(async (killing) => {
    await atEachKill(killing, async () => {
      const { people, groupId } = await anEvening()
      const browser = await killing.browserOf(people[1]!)
      const form = await browser.get(`/groups/${groupId}/leave`)
      return () => browser.send(form, {})
    })
  }))

test('a case that was stepped out of', () =>
  withProcess(async (killing) => {
    await atEveryStep(async (steps) => {
      const { people, groupId } = await anEvening()
      const [priya, amara] = people as [Person, Person]
      const caseId = await shareWords(amara, { groupId })
      await as(priya, openCase, { caseId })
      const browser = await killing.browserOf(priya)
      const form = await browser.get(`/cases/${caseId}/step-out`)
      const notedAsKept = async () => {
        const recused = await ownerQuery('select from recusal where case_id = $1', [caseId])
        const noted = await keyringQuery("select from ledger where kind = 'recusal' and subject_id = $1", [
          caseId,
        ])
        expect(noted.length, `killed after ${steps} steps`).toBeGreaterThanOrEqual(recused.length)
      }
      const answer = await killing.after(steps, () => browser.send(form, {}), notedAsKept)
      await notedAsKept()
      if (answer) expect(await ownerQuery('select from recusal where case_id = $1', [caseId])).toHaveLength(1)
      return answer
    })
  }))
