import { expect, test, vi } from 'vitest'
import { keepPolicy } from '#domain/credit/actions'
import { answerQuestion, claimLicense, decideLicense } from '#domain/licenses/actions'
import { licenseToDecide } from '#domain/licenses/reads'
import { newId } from '#platform/identifiers'
import { masterKeys } from '#server/masterkey'
import { setupCode } from '#server/setup'
import { lettersTo } from '#tests/accounts'
import { draftWords, shareWords, words } from '#tests/cases'
import {
  as,
  authQuery,
  databaseUrls,
  keyringQuery,
  masterKeyFile,
  ownerQuery,
  type Person,
} from '#tests/database'
import { anEvening } from '#tests/evening'
import { evening as aRoom, turnOf } from '#tests/evenings'
import { person, stewardPerson } from '#tests/people'
import { aPolicy } from '#tests/policies'
import type { Page } from '#tests/walls/browsing'
import { atEveryStep, jobsAreDone, type Killing, keysApart, withProcess } from './killing.ts'

/**
 * The web process is killed at the steps of what must not be done by half: before anything is kept, and after a
 * commit, unheard. Then it is either done or not, and who sends the form again gets it done.
 */
// Each kill is followed by a start; on a machine that does much else that takes its time.
vi.setConfig({ testTimeout: 240_000 })

const count = async (sql: string, values: unknown[] = []) => (await ownerQuery(sql, values)).length
const whole = { rowsWithoutKey: [], keysWithoutRow: [] }
const secret = 'a quiet lamp on the stairs'

async function setUpAt(killing: Killing, steps: number): Promise<Page | undefined> {
  await keyringQuery('delete from keyring.key') // a test's network has one before it is set up
  const code = await setupCode(databaseUrls().owner, masterKeys(masterKeyFile()))
  const visitor = killing.visitor()
  const values = {
    name: 'Front Range Colleagues',
    homeZone: 'America/Denver',
    personName: 'Sofia Marin',
    email: 'sofia@example.org',
    password: secret,
  }
  const form = await visitor.get(`/setup?code=${code}`)
  const answer = await killing.after(steps, () => visitor.send(form, values))
  const isDone = (await count('select from steward')) === 1
  expect(await count('select from network')).toBe(isDone ? 1 : 0)
  if (!isDone) expect((await visitor.send(form, values)).address).toMatch(/recovery-codes/)
  // Sent again it leads where it led; it makes nothing for whoever does not have that password.
  expect((await visitor.send(form, values)).address).toMatch(/recovery-codes/)
  const others = { ...values, password: 'another lamp on the stairs' }
  expect((await killing.visitor().send(form, others, { mayFail: true })).status).toBe(400)
  const sofia = killing.visitor()
  const door = await sofia.get('/sign-in?next=/desk')
  const desk = await sofia.send(door, { email: 'sofia@example.org', password: secret })
  expect([desk.status, desk.address]).toEqual([200, '/desk'])
  for (const table of ['steward', 'network', 'clinician', 'accounts.account'])
    expect([table, await count(`select from ${table}`)]).toEqual([table, 1])
  expect(await keysApart()).toEqual(whole)
  return answer
}

test('first-run set-up', async () => {
  const steps = await atEveryStep((after) => withProcess((killing) => setUpAt(killing, after)))
  expect(steps).toBeGreaterThan(3)
})

test('signing up, and confirming the address', async () => {
  await withProcess(async (killing) => {
    const signUp = async (email: string, after: number) => {
      const visitor = killing.visitor()
      const form = await visitor.get('/sign-up')
      const values = { name: 'Rosa Lind', email, password: secret }
      const answer = await killing.after(after, () => visitor.send(form, values))
      if ((await lettersTo({ address: email })).length === 0) await visitor.send(form, values)
      return { visitor, answer, token: (await lettersTo({ address: email })).at(-1)?.secret }
    }
    const confirm = async (email: string, after: number) => {
      const { visitor, token } = await signUp(email, Number.POSITIVE_INFINITY)
      const form = await visitor.get(`/confirm/${token}`)
      const answer = await killing.after(after, () => visitor.send(form, {}))
      const isOver = (await authQuery('select from account where email = $1', [email])).length === 1
      if (!isOver) await visitor.send(form, {})
      // Who was not let in signs in.
      const person = killing.visitor()
      const door = await person.get('/sign-in')
      expect((await person.send(door, { email, password: secret })).address).toBe('/today')
      const named = await ownerQuery(
        'select c.name from clinician c join accounts.account a using (id) where a.email = $1',
        [email],
      )
      expect(named).toEqual([{ name: 'Rosa Lind' }])
      return answer
    }
    const asking = await atEveryStep(async (after) => {
      const { answer, token } = await signUp(`rosa-${after}@example.org`, after)
      expect(token).toBeDefined()
      return answer
    })
    expect(asking).toBeGreaterThan(1)
    expect(await atEveryStep((after) => confirm(`lind-${after}@example.org`, after))).toBeGreaterThan(1)
    expect((await keysApart()).rowsWithoutKey).toEqual([])
  })
})

test('a phase change in the live room', async () => {
  await withProcess(async (killing) => {
    const tonight = await aRoom()
    const { priya, meetingId } = tonight
    await turnOf(tonight, tonight.amara)
    const lead = await killing.browserOf(priya)
    const room = `/meetings/${meetingId}/room`
    await lead.send(room, {}, { where: { 'command.kind': 'open' } })
    const events = () => count('select from room_event where meeting_id = $1', [meetingId])
    await atEveryStep(async (after) => {
      const before = await events()
      const form = await lead.get(room)
      const press = () => lead.send(form, {}, { where: { 'command.kind': 'next' }, mayFail: true })
      const answer = await killing.after(after, press)
      // One press may write several events, all or none of them.
      const afterKill = await events()
      await press()
      const once = await events()
      expect(once).toBeGreaterThan(before)
      expect([before, once]).toContain(afterKill)
      await press()
      expect(await events()).toBe(once)
      return answer
    })
  })
})

test('a document for credit', async () => {
  await withProcess(async (killing) => {
    const policy = aPolicy()
    let isKept = false
    await atEveryStep(async (after) => {
      const { people, steward } = await anEvening()
      if (!isKept) await as(steward, keepPolicy, policy)
      isKept = true
      const amara = people[1]!
      const browser = await killing.browserOf(amara)
      const form = await browser.get('/credits')
      const answer = await killing.after(after, () => browser.send(form, {}))
      const issued = () =>
        ownerQuery<{ id: string }>('select id from certificate where clinician_id = $1', [amara.clinicianId])
      expect((await issued()).length).toBeLessThanOrEqual(1)
      const again = await browser.send(form, {})
      const documents = await issued()
      expect(documents).toHaveLength(1)
      expect(again.address).toBe(`/credits/documents/${documents[0]!.id}`)
      const paper = await browser.raw(`${again.address}/paper.pdf`)
      expect(Buffer.from(await paper.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-')
      return answer
    })
  })
})

test('sharing a case: its words are in the draft or in the case, and the draft is destroyed once they are in the case', async () => {
  await withProcess(async (killing) => {
    const steps = await atEveryStep(async (after) => {
      const { amara, groupId } = await aRoom(60)
      const { draftId } = await draftWords(amara, { groupId })
      const presenter = await killing.browserOf(amara)
      const form = await presenter.get(`/cases/drafts/${draftId}/share`)
      const values = { attested: 'on' }
      const answer = await killing.after(after, () => presenter.send(form, values))
      const shared = () => count('select from "case" where presenter_id = $1', [amara.clinicianId])
      const isShared = (await shared()) === 1
      expect((await presenter.get(`/cases/drafts/${draftId}`)).status).toBe(isShared ? 404 : 200)
      expect((await presenter.send(form, values)).html).toContain(words.title)
      expect(await shared()).toBe(1)
      await vi.waitFor(
        async () => expect(await count('select from case_draft where id = $1', [draftId])).toBe(0),
        { timeout: 20_000 },
      )
      expect((await keysApart()).rowsWithoutKey).toEqual([])
      expect(await keyringQuery("select from keyring.key where kind = 'draft'")).toEqual([])
      return answer
    })
    expect(steps).toBeGreaterThan(1)
  })
})

test('destroying a case: without its key it is destroyed to everyone at once, and its row says so soon after', async () => {
  await withProcess(async (killing) => {
    await atEveryStep(async (after) => {
      const { amara, priya, groupId, meetingId } = await aRoom(60)
      const caseId = await shareWords(amara, { groupId })
      await ownerQuery(
        `insert into agenda_item (id, meeting_id, group_id, kind, position, presenter_id, case_id, made_by, made_at)
         values ($1, $2, $3, 'case', 200, $4, $5, $4, now())`,
        [newId(), meetingId, groupId, amara.clinicianId, caseId],
      )
      const [presenter, reader] = [await killing.browserOf(amara), await killing.browserOf(priya)]
      const form = await presenter.get(`/cases/${caseId}/destroy`)
      const answer = await killing.after(after, () => presenter.send(form, {}))
      const row = 'select from "case" where id = $1 and destroyed_at is null'
      const keys = await keyringQuery('select from keyring.key where id = $1', [caseId])
      if (keys.length > 0) {
        // Nothing was kept: it is there as before, and sending again destroys it.
        expect((await presenter.get(`/cases/${caseId}`)).status).toBe(200)
        await presenter.send(form, {})
      }
      expect((await presenter.get(`/cases/${caseId}`)).status).toBe(410)
      // One that is destroyed is not even named to others.
      expect([404, 410]).toContain((await reader.get(`/cases/${caseId}`)).status)
      for (const browser of [presenter, reader])
        expect((await browser.get('/cases')).html).not.toContain(caseId)
      await vi.waitFor(async () => expect(await count(row, [caseId])).toBe(0), { timeout: 20_000 })
      expect(await count('select from agenda_item where case_id = $1', [caseId])).toBe(0)
      const ledger = 'select from keyring.ledger where subject_id = $1'
      expect(await keyringQuery(ledger, [caseId])).toHaveLength(1)
      expect((await keysApart()).rowsWithoutKey).toEqual([])
      return answer
    })
  })
})

async function answeredClaim(steward: Person) {
  const noah = await person('Noah Kim', 'none')
  const licenseId = newId()
  await as(noah, claimLicense, {
    licenseId,
    jurisdiction: 'US-CO',
    profession: 'counselor',
    body: '',
    number: 'LPC-4411',
    files: [new File(['%PDF-1.4\n%%EOF'], 'license.pdf')],
  })
  const { revision } = await as(steward, licenseToDecide, { licenseId })
  const decision = { licenseId, decisionId: newId(), revision, seenStatus: '', reason: 'Which board?' }
  await as(steward, decideLicense, { ...decision, kind: 'asked' })
  await as(noah, answerQuestion, { licenseId, answerId: newId(), words: 'The one of Colorado.' })
  return { noah, licenseId }
}

test('taking a claim of a license back: it waits, or is gone with its number, files and answers', async () => {
  await withProcess(async (killing) => {
    const sofia = await stewardPerson('Sofia Reyes')
    const desk = await killing.browserOf(sofia)
    const steps = await atEveryStep(async (after) => {
      const { noah, licenseId } = await answeredClaim(sofia)
      const own = await killing.browserOf(noah)
      const form = await own.get(`/license/${licenseId}/take-back`)
      const isBack = () => count("select from license where id = $1 and state = 'withdrawn'", [licenseId])
      const noted = () =>
        keyringQuery("select from keyring.ledger where kind = 'license.withdrawn' and subject_id = $1", [
          licenseId,
        ])
      // A restore of an older backup takes back what the data say is back.
      const notedAsKept = async () => {
        if (await isBack()) expect(await noted(), `killed after ${after} steps`).not.toEqual([])
      }
      const answer = await killing.after(after, () => own.send(form, {}), notedAsKept)
      await notedAsKept()
      if (!(await isBack())) {
        // The keys of its files go first; all else is as before, and sending again takes it back.
        expect((await own.get('/license')).html).toContain('LPC-4411')
        expect((await desk.get('/desk')).html).toContain(licenseId)
        const waiting = await desk.get(`/desk/licenses/${licenseId}`)
        for (const words of ['LPC-4411', 'The one of Colorado.']) expect(waiting.html).toContain(words)
      }
      for (const _ of ['once more', 'and again'])
        expect((await own.send(form, {})).address).toBe('/license?withdrawn')
      for (const browser of [own, desk])
        for (const path of ['/license', '/desk', `/desk/licenses/${licenseId}`]) {
          const { html } = await browser.get(path)
          for (const words of ['LPC-4411', 'The one of Colorado.']) expect(html).not.toContain(words)
        }
      expect((await desk.get('/desk')).html).not.toContain(licenseId)
      for (const table of ['license_evidence', 'license_answer'])
        expect([table, await count(`select from ${table} where license_id = $1`, [licenseId])]).toEqual([
          table,
          0,
        ])
      const said = "select from record_entry where kind = 'license.withdrawn' and subject_id = $1"
      expect(await count(said, [licenseId])).toBe(1)
      expect(await keyringQuery("select from keyring.key where kind = 'evidence'")).toEqual([])
      expect((await keysApart()).rowsWithoutKey).toEqual([])
      return answer
    })
    expect(steps).toBeGreaterThan(1)
  })
})

test('leaving a group, one’s case with it', async () => {
  await withProcess(async (killing) => {
    await atEveryStep(async (after) => {
      const { people, groupId } = await anEvening()
      const amara = people[1]!
      const caseId = await shareWords(amara, { groupId })
      const browser = await killing.browserOf(amara)
      const form = await browser.get(`/groups/${groupId}/leave`)
      const values = { destroyCases: 'on' }
      const answer = await killing.after(after, () => browser.send(form, values))
      const seat = 'select from seat where clinician_id = $1 and state = $2'
      // Not left, one's pages are as before; left, sending again changes nothing and leads where it led.
      expect((await browser.get('/cases')).status).toBe(200)
      expect((await browser.get(`/cases/${caseId}`)).status).toBeLessThan(500)
      expect((await browser.send(form, values)).address).toBe('/groups')
      expect(await count(seat, [amara.clinicianId, 'ended'])).toBe(1)
      expect(await count('select from "case" where id = $1 and destroyed_at is null', [caseId])).toBe(0)
      expect(await keysApart()).toEqual(whole)
      return answer
    })
  })
})

test('deleting an account', async () => {
  await withProcess(async (killing) => {
    await atEveryStep(async (after) => {
      const { people, groupId } = await anEvening()
      const amara = people[1]!
      await shareWords(amara, { groupId })
      await draftWords(amara, { groupId })
      const browser = await killing.browserOf(amara)
      const form = await browser.get('/account/delete')
      const values = { understood: 'on' }
      const answer = await killing.after(after, () => browser.send(form, values))
      const present = "select from clinician where id = $1 and state = 'present'"
      if ((await count(present, [amara.clinicianId])) === 1) {
        for (const path of ['/today', '/cases', '/profile', '/profile/week', '/license', '/groups'])
          expect([path, (await browser.get(path)).status]).toEqual([path, 200])
        expect((await browser.send(form, values)).address).toBe('/goodbye')
      }
      await jobsAreDone()
      expect(await count(present, [amara.clinicianId])).toBe(0)
      expect(await authQuery('select from account where id = $1', [amara.clinicianId])).toEqual([])
      expect(await authQuery('select from session where account_id = $1', [amara.clinicianId])).toEqual([])
      expect(await keysApart()).toEqual(whole)
      return answer
    })
  })
})
