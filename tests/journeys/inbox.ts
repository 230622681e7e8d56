/** A mail server for journeys: everything a network sends lies here, to be read as its people would. */
import { expect } from '@playwright/test'
import { SMTPServer } from 'smtp-server'

type Arrived = { to: string; subject: string; text: string }
export type Inbox = {
  /** For SMTP_URL. */
  url: string
  letters: Arrived[]
  /** The newest letter to this address that says `words`; waits for it. */
  letter(to: string, words: string | RegExp): Promise<Arrived>
  /** The path its link leads to; waits for the letter. */
  link(to: string, path: RegExp): Promise<string>
  close(): Promise<void>
}

export async function openInbox(): Promise<Inbox> {
  const letters: Arrived[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, done) => {
      let raw = ''
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString()
      })
      stream.on('end', () => {
        const text = plain(raw)
        const subject = /^Subject: (.*)$/m.exec(text)?.[1] ?? ''
        for (const { address } of envelope.rcptTo) letters.push({ to: address, subject, text })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const newest = (to: string, words: string | RegExp) =>
    letters.findLast((one) => one.to === to && one.text.search(words) >= 0)
  const inbox: Inbox = {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    async letter(to, words) {
      await expect.poll(() => newest(to, words), { timeout: 20_000 }).toBeTruthy()
      return newest(to, words)!
    },
    async link(to, path) {
      return path.exec((await inbox.letter(to, path)).text)![0]
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return inbox
}

/** Quoted-printable undone (RFC 2045 6.7), as far as letters in English need it. */
function plain(raw: string): string {
  return raw.replace(/=\r?\n/g, '').replace(/=3D/g, '=')
}
