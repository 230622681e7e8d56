import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mail as words } from '#copy/mail.en'
import { arrive } from '#domain/clinicians/actions'
import { setUpNetwork } from '#domain/network/actions'
import { setupDigest } from '#domain/network/reads'
import { inviteSteward } from '#domain/stewards/actions'
import { outbox } from '#domain/stewards/reads'
import { askReset } from '#platform/accounts/resets'
import { makeAccount } from '#platform/accounts/sign-up'
import { newId } from '#platform/identifiers'
import { runAllDue } from '#platform/jobs'
import { escapeHtml, type Letter, letterHtml, letterText } from '#platform/mail/letter'
import { mailKinds, postMail } from '#platform/mail/post'
import { closeMail, openMail } from '#platform/mail/transport'
import { Invalid, NotFound } from '#platform/refusals'
import { browser, openTestAccounts, publicUrl } from '#tests/accounts'
import { as, asNobody, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { sendTest } from './actions.ts'
import { sendPostedMail, sweep } from './jobs.ts'
import { letterInOutbox } from './reads.ts'

const taken: { to: string; text: string }[] = []
let refuses = false
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (_, __, done) =>
    done(refuses ? Object.assign(new Error('mailbox full'), { responseCode: 452 }) : null),
  onData: (stream, session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    stream.on('end', () => {
      taken.push({ to: session.envelope.rcptTo[0]!.address, text })
      done()
    })
  },
})

let sofia: Person
beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  sofia = {
    clinicianId: await makeAccount({
      name: 'Sofia Reyes',
      email: 'sofia@example.org',
      password: 'a quiet lamp on the stairs',
    }),
  }
  await as(sofia, arrive, { name: 'Sofia Reyes', zone: 'America/Denver' })
  await ownerQuery('delete from setup_code')
  await ownerQuery('insert into setup_code (digest, made_at) values ($1, now())', [
    setupDigest('open sesame'),
  ])
  await as(sofia, setUpNetwork, {
    code: 'open sesame',
    name: 'Aspen <b>',
    homeZone: 'America/Denver',
    directory: 'public',
    about: '',
    jurisdictions: [],
  })
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
afterAll(closeMail)

const errors: object[] = []
const due = () =>
  runAllDue(new Map([[sendPostedMail.kind, sendPostedMail]]), { error: (fields) => errors.push(fields) })
const withServer = () => {
  const { port } = server.server.address() as AddressInfo
  openMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Colloquy <colloquy@example.org>', publicUrl })
}
const withoutServer = () => openMail({ smtpUrl: undefined, from: undefined, publicUrl })
const states = async () =>
  (await ownerQuery<{ state: string }>('select state from mail order by id')).map((row) => row.state)

describe('without a mail server', () => {
  test('letters wait, and a steward reads those that may be shown, with their links', async () => {
    withoutServer()
    await as(sofia, inviteSteward, { invitationId: newId(), email: 'lena@example.org' })
    await askReset(browser().visit(), 'sofia@example.org')
    await due()
    expect(await states()).toEqual(['waiting', 'waiting'])
    const { mails } = await as(sofia, outbox, {})
    expect(mails.map((one) => one.kind)).toEqual(['steward-invitation'])
    const letter = await as(sofia, letterInOutbox, { mailId: mails[0]!.id })
    expect(letter).toMatchObject({
      to: 'lena@example.org',
      link: expect.stringMatching(/^http:\/\/localhost:4300\/stewards\/invitation\/[\w-]{43}$/),
    })
    const [reset] = await ownerQuery<{ id: string }>(`select id from mail where kind = 'reset-password'`)
    await expect(as(sofia, letterInOutbox, { mailId: reset!.id })).rejects.toThrow(NotFound)
    await expect(as(sofia, sendTest, undefined)).rejects.toThrow(Invalid)
  })
})

describe('with a mail server', () => {
  test('a letter goes out once, with plain text and HTML, marked as automatic, its link taken out of the row', async () => {
    withServer()
    taken.length = 0
    await asNobody(
      ({ tx }) =>
        postMail(tx, {
          kind: 'confirm-address',
          to: { address: 'noah@example.org' },
          secret: 'secret-token',
        }),
      undefined,
    )
    await due()
    const [row] = await ownerQuery<{ id: string; sealed_secret: unknown; state: string }>(
      'select * from mail order by made_at desc limit 1',
    )
    expect(row).toMatchObject({ state: 'sent', sealed_secret: null })
    await sendPostedMail.run({ mailId: row!.id })
    expect(taken.map((one) => one.to)).toEqual(['noah@example.org'])
    const { text } = taken[0]!
    expect(text).toContain('Auto-Submitted: auto-generated')
    expect(text).toContain(`Message-ID: <${row!.id}@localhost>`)
    expect(text).toContain('http://localhost:4300/confirm/secret-token')
    expect(text).not.toContain('<b></title>')
  })

  test('to a clinician it goes to the account’s own address; where the account is gone it is dropped', async () => {
    taken.length = 0
    const gone = { clinicianId: newId() }
    await as(gone, arrive, { name: 'Gone', zone: 'America/Denver' })
    for (const { clinicianId } of [sofia, gone])
      await asNobody(({ tx }) => postMail(tx, { kind: 'license-verified', to: { clinicianId } }), undefined)
    await due()
    expect(taken.map((one) => one.to)).toEqual(['sofia@example.org'])
    expect((await states()).slice(-2)).toEqual(['sent', 'dropped'])
  })

  test('the test button says what the server answers; others have no such button', async () => {
    refuses = true
    await expect(as(sofia, sendTest, undefined)).rejects.toThrow(Invalid)
    refuses = false
    expect(await as(sofia, sendTest, undefined)).toEqual({ to: 'sofia@example.org' })
    const other = newId()
    await as({ clinicianId: other }, arrive, { name: 'Other', zone: 'America/Denver' })
    await expect(as({ clinicianId: other }, sendTest, undefined)).rejects.toThrow(NotFound)
  })

  test('sweeping takes what is 30 days old and leaves the rest', async () => {
    await ownerQuery(`update mail set made_at = made_at - interval '31 days' where kind = 'reset-password'`)
    const before = (await states()).length
    await sweep.run({})
    expect(await states()).toHaveLength(before - 1)
  })
})

describe('the words', () => {
  const needs = {
    network: 'Aspen',
    ids: { groupId: 'g', meetingId: 'm', caseId: 'c', what: 'codes' },
    secret: 'token',
    when: 'Thursday',
  }
  test.each(Object.keys(mailKinds))('of %s are whole, and lead to one place here', (kind) => {
    const letter: Letter = words.letters[kind as keyof typeof words.letters](needs)
    expect(letter.subject.length).toBeLessThan(80)
    expect(JSON.stringify(letter)).not.toContain('undefined')
    if (letter.button) expect(letter.button.to).toMatch(/^\/[\w/-]*$/)
  })
  test('text is text', () => {
    const letter = {
      subject: '<script>',
      paragraphs: ['a & "b" <i>'],
      button: { words: '<u>', to: '/x' },
      after: ["o'clock"],
    }
    const sheet = { networkName: '<net>', publicUrl, footer: 'f' }
    expect(letterHtml(letter, sheet)).not.toMatch(/<(script|i|u|net)>/)
    expect(letterText(letter, sheet)).toContain(`<u>:\n${publicUrl}/x`)
    expect(escapeHtml(`'`)).toBe('&#39;')
  })
})
