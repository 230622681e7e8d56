/** The product as an operator runs it, with a mail server that keeps every letter, and what lies behind its walls. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, types } from 'pg'
import { SMTPServer } from 'smtp-server'
import { readSettings, type Settings } from '#platform/settings'
import { reachDatabases } from '#server/access'
import type { DatabaseUrls } from '#server/databases'
import { freePort, type Program, runFile } from '#tests/setup/program'
import { waitingLetters } from './waiting.ts'

type Letter = { to: string[]; source: string }

export type Running = {
  url: string
  setupCode: string
  folder: string
  settings: Settings
  urls: DatabaseUrls
  program: Program
  letters: Letter[]
  /** Whether it began with a mail server. */
  sendsMail: boolean
  /** Waits for a letter to this address that `pattern` fits, the newest, sent or waiting; gives what it found. */
  letterTo(address: string, pattern: RegExp): Promise<RegExpExecArray>
  /** Rows as the owner. */
  owner<R extends object>(text: string, values?: unknown[]): Promise<R[]>
  keyring<R extends object>(text: string, values?: unknown[]): Promise<R[]>
  /** Starts the product again, with the mail server it had not: what waits is sent. */
  withMailServer(): Promise<void>
  /** Moves the network's time ahead of the machine's by this much in all, and lets what is due be done. */
  ahead(hours: number): Promise<void>
  /** Waits until no job is due or at work. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** Starts `npm start` in an empty folder, its database marked as a test's so that time can be moved. */
export async function startRunning(withMail = true): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-walls-'))
  chmodSync(folder, 0o711) // the database's account passes through
  mkdirSync(join(folder, 'data'), { mode: 0o711 })
  const letters: Letter[] = []
  const mailPort = await freePort()
  const mail = mailServer(letters)
  await new Promise<void>((resolve) => mail.listen(mailPort, '127.0.0.1', resolve))
  const port = await freePort()
  const mailSettings = {
    SMTP_URL: `smtp://127.0.0.1:${mailPort}?ignoreTLS=true`,
    MAIL_FROM: 'network@example.org',
  }
  const environment = {
    PORT: String(port),
    COLLOQUY_DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'trace',
    ...(withMail && mailSettings),
  }
  let program = runFile('server/main.ts', environment)
  const [, url, setupCode] = await program.prints(/ready: (http:\/\/[^/\s]+)\/setup\?code=(\S+)/)
  const settings = readSettings(environment)
  const { databases } = await reachDatabases(settings, () => {})
  let owner = await connected(databases.urls.owner)
  let keyring = await connected(databases.urls.keyringOwner)
  await owner.query("insert into demo_clock (kind) values ('test')")
  const ofOwner = async <R extends object>(text: string, values: unknown[] = []) =>
    (await owner.query<R>(text, values)).rows
  const ofKeyring = async <R extends object>(text: string, values: unknown[] = []) =>
    (await keyring.query<R>(text, values)).rows
  const settled = async () => {
    await until(async () => {
      const waiting = await owner.query(
        `select from job_request where handed_at is null and due_at <= acting_now()
         union all select from queue.job where state < 'completed' and start_after <= now() and name not like '\\_\\_%'`,
      )
      return waiting.rowCount === 0
    })
  }
  return {
    url: url!,
    setupCode: setupCode!,
    folder,
    settings,
    urls: databases.urls,
    get program() {
      return program
    },
    letters,
    sendsMail: withMail,
    letterTo: async (address, pattern) => {
      let found: RegExpExecArray | null = null
      await until(async () => {
        const waiting = withMail ? [] : await waitingLetters(ofOwner)
        const own = [...letters, ...waiting]
          .filter((letter) => letter.to.includes(address))
          .map((letter) => pattern.exec(wordsOf(letter.source)))
        found = own.findLast((one) => one !== null) ?? null
        return found !== null
      })
      return found!
    },
    owner: ofOwner,
    keyring: ofKeyring,
    async withMailServer() {
      await Promise.all([owner.end(), keyring.end()])
      program.process.kill('SIGTERM')
      await program.ended
      program = runFile('server/main.ts', { ...environment, ...mailSettings })
      await program.prints(/ready: http/)
      owner = await connected(databases.urls.owner)
      keyring = await connected(databases.urls.keyringOwner)
    },
    ahead: async (hours) => {
      await owner.query('update demo_clock set ahead = make_interval(secs => $1)', [hours * 3600])
      await owner.query("select pg_notify('colloquy_jobs', '')")
      await settled()
    },
    settled,
    async stop() {
      await Promise.all([owner.end(), keyring.end()])
      program.process.kill('SIGTERM')
      await program.ended
      await new Promise<void>((resolve) => mail.close(() => resolve()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A letter's text without mail's soft line ends. */
function wordsOf(source: string): string {
  return source.replaceAll('=\r\n', '').replaceAll('=3D', '=')
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 50))
}

function mailServer(letters: Letter[]): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        letters.push({
          to: session.envelope.rcptTo.map((one) => one.address),
          source: Buffer.concat(parts).toString('latin1'),
        })
        done()
      })
    },
  })
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

export type Values = { words: string[]; bytes: Buffer[] }

/** Everything in every table of every schema, by column: words as the database writes them, and bytes. */
export async function everyColumn(url: string): Promise<Map<string, Values>> {
  const asText = {
    getTypeParser: (id: number) => (id === types.builtins.BYTEA ? bytesOf : (text: string) => text),
  }
  const client = new Client({ connectionString: url, types: asText as never })
  await client.connect()
  const columns = new Map<string, Values>()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm', 'v') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_toast%' order by 1`,
    )
    for (const { name } of rows)
      for (const row of (await client.query<Record<string, string | Buffer | null>>(`select * from ${name}`))
        .rows)
        for (const [column, value] of Object.entries(row)) {
          const own = columns.get(`${name}.${column}`) ?? { words: [], bytes: [] }
          columns.set(`${name}.${column}`, own)
          if (typeof value === 'string') own.words.push(value)
          else if (value) own.bytes.push(value)
        }
  } finally {
    await client.end()
  }
  return columns
}

const bytesOf = (text: string) => Buffer.from(text.slice(2), 'hex')
