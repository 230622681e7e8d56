import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { problems } from '#copy/problems.en'
import { arrive } from '#domain/clinicians/actions'
import { outbox } from '#domain/stewards/reads'
import { makeAccount } from '#platform/accounts/sign-up'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { runAllDue } from '#platform/jobs'
import { makeKey } from '#platform/keyring'
import { postMail } from '#platform/mail/post'
import { sendWhatWaits } from '#platform/mail/send'
import { closeMail, openMail, sendLetter, shortPatience } from '#platform/mail/transport'
import { failureOf } from '#platform/mail/trouble'
import type { Invalid } from '#platform/refusals'
import { openTestAccounts, publicUrl } from '#tests/accounts'
import { as, asNobody, moveClock, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { answering, greeting, listening, type StandIn } from '#tests/mail-servers'
import { sendTest } from './actions.ts'
import { sendPostedMail } from './jobs.ts'

const nobody = async (): Promise<StandIn> => {
  const gone = await listening(() => {})
  await gone.close()
  return gone
}
const halfLine = 'a \u0000 <html>'

/** How a server fails: what it does, what the steward is told, and whether the letter is tried again. */
const failing: [string, () => Promise<StandIn>, string, string, 'waiting' | 'failed'][] = [
  ['nobody listens', nobody, 'unreachable', '', 'waiting'],
  ['busy at the door', answering({ CONNECT: '421 too busy' }), 'later', '421', 'waiting'],
  ['no at the door', answering({ CONNECT: '554 no' }), 'refused', '554', 'waiting'],
  ['garbage', answering({ CONNECT: halfLine }), 'notMail', '', 'waiting'],
  ['garbage later', answering({ ...greeting, MAIL: 'HTTP/1.1 200 OK' }), 'notMail', '', 'waiting'],
  ['hangs up at once', answering({ CONNECT: undefined }), 'hungUp', '', 'waiting'],
  ['hangs up on the text', answering({ ...greeting, DATA: undefined }), 'hungUp', '', 'waiting'],
  [
    'no login',
    answering({ ...greeting, MAIL: '530 5.7.0 log in first' }),
    'credentials',
    '530 5.7.0',
    'waiting',
  ],
  [
    'sender not allowed',
    answering({ ...greeting, MAIL: '553 5.7.1 not yours' }),
    'sender',
    '553 5.7.1',
    'waiting',
  ],
  ['mailbox busy', answering({ ...greeting, RCPT: '450 4.2.0 later' }), 'later', '450 4.2.0', 'waiting'],
  [
    'no relaying',
    answering({ ...greeting, RCPT: '554 5.7.1 no relaying' }),
    'recipient',
    '554 5.7.1',
    'waiting',
  ],
  ['no room for the text', answering({ ...greeting, DATA: '452 no room' }), 'later', '452', 'waiting'],
  [
    'mailbox unknown',
    answering({ ...greeting, RCPT: '550 5.1.1 no such one' }),
    'recipient',
    '550 5.1.1',
    'failed',
  ],
  ['text not wanted', answering({ ...greeting, DATA: '554 5.6.0 no' }), 'letter', '554 5.6.0', 'failed'],
]

const taken: { to: string; text: string }[] = []
let refuses = false
/** Called when a text is in; the server answers once it is over. */
let atText = async () => {}
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (_, __, done) =>
    done(refuses ? Object.assign(new Error('mailbox full'), { responseCode: 452 }) : null),
  onData: async (stream, session, done) => {
    let text = ''
    for await (const chunk of stream) text += chunk
    taken.push({ to: session.envelope.rcptTo[0]!.address, text })
    await atText()
    done()
  },
})

let sofia: Person
beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const account = { name: 'Sofia Reyes', email: 'sofia@example.org', password: 'a quiet lamp on the stairs' }
  sofia = { clinicianId: await makeAccount(account) }
  await as(sofia, arrive, { name: 'Sofia Reyes', zone: 'America/Denver' })
  await ownerQuery('insert into steward (clinician_id, since) values ($1, now())', [sofia.clinicianId])
  await makeKey(NETWORK_ID, 'network')
})
afterEach(() => {
  atText = async () => {}
})
afterAll(closeMail)
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const due = () =>
  runAllDue(new Map([[sendPostedMail.kind, sendPostedMail]]), {
    error: (fields) => {
      throw new Error(JSON.stringify(fields))
    },
  })
const at = (port: number, host = '127.0.0.1', secret = '') =>
  openMail({ smtpUrl: `smtp://${secret}${host}:${port}`, from: 'Colloquy <c@example.org>', publicUrl })
const withServer = () => at((server.server.address() as AddressInfo).port)
const letter = { subject: 's', paragraphs: ['p'] }
const sheet = { networkName: 'Aspen', publicUrl, footer: 'f' }
const troubleOf = (most?: number) =>
  sendLetter(newId(), 'jo@example.org', letter, sheet, most).then(() => undefined, failureOf)

describe('a mail server that fails', () => {
  const stateOf = async (id: string) =>
    (await ownerQuery<{ state: string }>('select state from mail where id = $1', [id]))[0]!.state
  const post = async (address: string) => {
    const id = newId()
    await asNobody(({ tx }) => postMail(tx, { id, kind: 'test', to: { address } }), undefined)
    return id
  }
  const dueAfter = async (hours: number) => {
    await moveClock({ hours })
    await due()
  }
  const arrived = (address: string) => taken.filter((one) => one.to === address).length

  test.each(failing)(
    '%s: steward and outbox are told, nothing is lost',
    async (way, start, trouble, answer, state) => {
      const standIn = await start()
      const address = `${way.replaceAll(/\W/g, '-')}@example.org`
      at(standIn.port, '127.0.0.1', 'robot:h%20unter2@')
      const id = await post(address)
      await due()
      const refusal = await as(sofia, sendTest, undefined).catch((error: Invalid) => error)
      await standIn.close()
      expect(refusal).toMatchObject({ problems: { '': { code: `mail.${trouble}`, values: { answer } } } })
      expect(problems).toHaveProperty([`mail.${trouble}`])
      const { mails } = await as(sofia, outbox, {})
      expect(mails.find((mail) => mail.id === id)).toMatchObject({ state, failure: { trouble, answer } })

      withServer()
      await due()
      expect(arrived(address)).toBe(0) // not before its pause is over
      if (state === 'failed') await sendWhatWaits()
      else await moveClock({ minutes: 2 })
      await due()
      await moveClock({ minutes: 0 })
      const { mails: later } = await as(sofia, outbox, {})
      expect(later.find((mail) => mail.id === id)).toMatchObject({ state: 'sent', failure: undefined })
      expect(arrived(address)).toBe(1)
    },
  )

  test.each([
    ['at the door', answering({ CONNECT: '' })],
    ['in the middle', answering({ ...greeting, RCPT: '' })],
  ])('that says nothing %s is left after a time, and the line is cut', async (_, start) => {
    const standIn = await start()
    at(standIn.port)
    expect(await troubleOf(200)).toMatchObject({ trouble: 'silent', isForGood: false })
    expect(shortPatience).toBeLessThan(30_000)
    await standIn.close()
  })

  test('what was given up is not taken afterwards', async () => {
    const lines: string[] = []
    const standIn = await listening((socket) => {
      socket.write('220 here\r\n')
      socket.on('data', (chunk) => {
        lines.push(chunk.toString())
        setTimeout(() => socket.write('250 ok\r\n'), lines.length > 2 ? 400 : 0)
      })
      socket.on('close', () => lines.push('closed'))
    })
    at(standIn.port)
    expect(await troubleOf(200)).toMatchObject({ trouble: 'silent' })
    await expect.poll(() => lines.at(-1)).toBe('closed')
    await standIn.close()
    expect(lines.join('')).not.toMatch(/^DATA/m)
  })

  test('to another machine nothing goes over a plain line, a password least of all, unless the operator says so', async () => {
    const lines: string[] = []
    const plain = await listening((socket) => {
      socket.write('220 here\r\n')
      socket.on('data', (chunk) => {
        lines.push(chunk.toString())
        if (/^EHLO/.test(chunk.toString())) socket.write('250-here\r\n250 AUTH PLAIN LOGIN\r\n')
        else socket.write(/^STARTTLS/.test(chunk.toString()) ? '502 no such thing\r\n' : '250 ok\r\n')
      })
    })
    // 0.0.0.0 leads to this machine, but is not known as such.
    const smtpUrl = `smtp://robot:hunter2@0.0.0.0:${plain.port}/?requireTLS=false&ignoreTLS=true`
    openMail({ smtpUrl, from: 'c@example.org', publicUrl })
    expect(await troubleOf(2000)).toMatchObject({ trouble: 'noTls' })
    expect(lines.join('')).not.toMatch(/AUTH|MAIL|cm9ib3Q|hunter2/)
    openMail({ smtpUrl, from: 'c@example.org', publicUrl, mayBePlain: true })
    await troubleOf(2000)
    expect(lines.join('')).toMatch(/AUTH/)
    await plain.close()
  })

  test('a certificate that is not the host’s is named as the reason', async () => {
    const tls = new SMTPServer({ secure: false, authOptional: true })
    tls.on('error', () => {})
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve))
    at((tls.server.address() as AddressInfo).port, '0.0.0.0')
    expect(await troubleOf(5000)).toMatchObject({ trouble: 'certificate' })
    await new Promise<void>((resolve) => tls.close(() => resolve()))
  })

  test('two processes asked for one letter send it once, though the server is slow', async () => {
    withServer()
    const id = await post('twice@example.org')
    let second: Promise<void> | undefined
    atText = async () => {
      second ??= sendPostedMail.run({ mailId: id })
      await second
    }
    await Promise.all([sendPostedMail.run({ mailId: id }), sendPostedMail.run({ mailId: id })])
    expect(second).toBeDefined()
    await moveClock({ minutes: 10 })
    await due()
    await moveClock({ minutes: 0 })
    expect(arrived('twice@example.org')).toBe(1)
  })

  test('a process that died with a letter leaves it to others, with the same Message-ID', async () => {
    withServer()
    const id = await post('died@example.org')
    await ownerQuery(`update mail set taken_until = now() + interval '1 minute' where id = $1`, [id])
    await due()
    expect(arrived('died@example.org')).toBe(0)
    await ownerQuery(`update mail set taken_until = now() where id = $1`, [id])
    await moveClock({ minutes: 2 })
    await due()
    await moveClock({ minutes: 0 })
    expect(arrived('died@example.org')).toBe(1)
    expect(taken.at(-1)!.text).toContain(`Message-ID: <${id}@localhost>`)
  })

  test('a letter whose answer was lost comes again under the same Message-ID', async () => {
    withServer()
    const id = await post('lost@example.org')
    atText = async () => {
      closeMail()
    }
    await due()
    atText = async () => {}
    withServer()
    await moveClock({ minutes: 2 })
    await due()
    await moveClock({ minutes: 0 })
    const texts = taken.filter((one) => one.to === 'lost@example.org').map((one) => one.text)
    expect(texts).toHaveLength(2)
    for (const text of texts) expect(text).toContain(`Message-ID: <${id}@localhost>`)
  })

  test('slow, but it takes the letter', async () => {
    const slow = await listening((socket) => {
      const say = (line: string) => setTimeout(() => socket.write(`${line}\r\n`), 60)
      let inText = false
      say('220 slow')
      socket.on('data', (chunk) => {
        const text = chunk.toString()
        if (inText && !text.endsWith('\r\n.\r\n')) return
        if (inText) inText = false
        else if (/^DATA/i.test(text)) {
          inText = true
          return say('354 go on')
        }
        say('250 ok')
      })
    })
    at(slow.port)
    const id = await post('slow@example.org')
    await due()
    expect(await stateOf(id)).toBe('sent')
    closeMail()
    await slow.close()
  })

  test('away for hours it loses nothing; after five days the letter is left as failed', async () => {
    refuses = true
    withServer()
    const [id, other] = [await post('hours@example.org'), await post('days@example.org')]
    for (const hours of [0, 1, 3, 9, 20]) await dueAfter(hours)
    expect(await stateOf(id)).toBe('waiting')
    await ownerQuery(`update mail set made_at = made_at - interval '5 days' where id = $1`, [other])
    await dueAfter(40)
    expect(await stateOf(other)).toBe('failed')
    refuses = false
    await dueAfter(70)
    expect(await stateOf(id)).toBe('sent')
    await sendPostedMail.run({ mailId: other })
    await moveClock({ minutes: 0 })
    expect(arrived('days@example.org')).toBe(0)
  })

  test('letters of a network that had no mail server go out at the start that has one', async () => {
    openMail({ smtpUrl: undefined, from: undefined, publicUrl })
    const id = await post('later@example.org')
    await due()
    withServer()
    await due()
    expect(await stateOf(id)).toBe('waiting')
    await sendWhatWaits()
    await due()
    expect(await stateOf(id)).toBe('sent')
  })
})
