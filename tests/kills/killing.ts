/** A web process of the built product that is killed between two steps of a request, and started again. */

import { accounts } from '#platform/accounts/connection'
import { openSession } from '#platform/accounts/sessions'
import { ensureBuild } from '#server/build'
import { openTestAccounts } from '#tests/accounts'
import {
  authQuery,
  databaseUrls,
  keyringQuery,
  masterKeyFile,
  openTestDatabase,
  ownerQuery,
  type Person,
} from '#tests/database'
import { freePort, runFile } from '#tests/setup/program'
import { type Browsing, browse, type Page } from '#tests/walls/browsing'
import { openWire } from './wire.ts'

export type Killing = {
  /** A browser without scripts, a visitor's. */
  visitor(): Browsing
  /** A browser in which this person is signed in just now; their account is made where there is none. */
  browserOf(person: Person): Promise<Browsing>
  /**
   * Sends something, and kills the process once `steps` steps of it were kept; 0: before the first one. Afterwards it
   * runs again; `meanwhile` is what is looked at before. Gives the answer; undefined where it was killed.
   */
  after(steps: number, send: () => Promise<Page>, meanwhile?: () => Promise<void>): Promise<Page | undefined>
  stop(): Promise<void>
}

/** Starts it on this test's databases. */
async function startKillable(): Promise<Killing> {
  await ensureBuild(() => {})
  const urls = databaseUrls()
  const wire = await openWire(urls.app)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const start = async () => {
    const program = runFile('tests/setup/web.ts', {
      PORT: String(port),
      COLLOQUY_URL: url,
      COLLOQUY_MASTER_KEY_FILE: masterKeyFile(),
      COLLOQUY_APP_DB_URL: wire.through(urls.app),
      COLLOQUY_AUTH_DB_URL: wire.through(urls.auth),
      COLLOQUY_KEYRING_DB_URL: wire.through(urls.keyring),
      // The queue has its own way, so that its rounds are no steps.
      COLLOQUY_JOBS_DB_URL: urls.jobs,
    })
    await program.prints(/serves/)
    return program
  }
  let program = await start()
  return {
    visitor: () => browse(url),
    async browserOf(person) {
      await authQuery(
        'insert into account (id, email, email_confirmed) values ($1, $2, true) on conflict do nothing',
        [person.clinicianId, `${person.clinicianId}@example.org`],
      )
      const browser = browse(url)
      for (const cookie of await openSession(accounts(), person.clinicianId, new Request(url))) {
        const [pair = ''] = cookie.split(';')
        const at = pair.indexOf('=')
        browser.cookies.set(pair.slice(0, at), pair.slice(at + 1))
      }
      return browser
    },
    async after(steps, send, meanwhile) {
      let isKilled = false
      wire.cutAfter(steps, () => {
        isKilled = true
        program.process.kill('SIGKILL')
      })
      const answer = await send().catch((error) => {
        if (!isKilled) throw error
      })
      wire.letPass()
      if (!isKilled) return answer ?? undefined
      await program.ended
      await wire.closed()
      await meanwhile?.()
      program = await start()
      return undefined
    },
    async stop() {
      program.process.kill('SIGTERM')
      await program.ended
      await wire.close()
    },
  }
}

/** Does `work` with a process of its own, on databases of its own. */
export async function withProcess<T>(work: (killing: Killing) => Promise<T>): Promise<T> {
  const closeDatabase = await openTestDatabase()
  const closeAccounts = await openTestAccounts()
  const killing = await startKillable()
  try {
    return await work(killing)
  } finally {
    await killing.stop()
    await closeAccounts()
    await closeDatabase()
  }
}

/**
 * Tries with a kill after 0, 1, 2 … steps until a try was answered; gives after how many the last kill came. Each costs a
 * start, so an ordinary run leaves out ever more of the later ones (after 0, 1, 2, 4, 8, 16 … steps); with EVERY_STEP
 * (`npm run test:kills`) none is left out.
 */
export async function atEveryStep(attempt: (steps: number) => Promise<Page | undefined>): Promise<number> {
  const isEvery = process.env.EVERY_STEP !== undefined
  let last = -1
  for (let steps = 0; !(await attempt(steps)); steps += isEvery ? 1 : Math.max(1, steps)) last = steps
  return last
}

/** Waits until no job is due or at work, but for the sweeps that every start asks for. */
export async function jobsAreDone(): Promise<void> {
  for (;;) {
    const waiting = await ownerQuery(
      `select from job_request where handed_at is null and due_at <= acting_now() and kind not like '%sweep'
       union all select from queue.job where state < 'completed' and start_after <= now()
         and name not like '\\_\\_%' and name not like '%sweep'`,
    )
    if (waiting.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Rows whose key is missing, and keys that seal nothing: what a kill must not leave behind. */
export async function keysApart(): Promise<{ rowsWithoutKey: string[]; keysWithoutRow: string[] }> {
  const rows = await ownerQuery<{ id: string }>(
    `select id from "case" where destroyed_at is null union all select id from clinician where state = 'present'
     union all select id from network union all select key_id from case_draft where key_id is not null
     union all select key_id from license_evidence where key_id is not null
     union all select key_id from application where key_id is not null and sealed_answers is not null`,
  )
  const keys = await keyringQuery<{ id: string }>('select id from keyring.key')
  const [ofRows, ofKeys] = [new Set(rows.map(({ id }) => id)), new Set(keys.map(({ id }) => id))]
  return { rowsWithoutKey: [...ofRows.difference(ofKeys)], keysWithoutRow: [...ofKeys.difference(ofRows)] }
}
