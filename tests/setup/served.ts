/** The web as one process over the test's database, and somebody who is signed in to it. */
import { accounts } from '#platform/accounts/connection'
import { openSession } from '#platform/accounts/sessions'
import { ensureBuild } from '#server/build'
import { browser } from '#tests/accounts'
import { authQuery, databaseUrls, masterKeyFile, type Person } from '#tests/database'
import { makeClinician } from '#tests/meetings'
import { type Browsing, browse } from '#tests/walls/browsing'
import { freePort, type Program, runFile } from './program.ts'

export type Served = { url: string; program: Program; stop(): Promise<void> }

/** Starts it; `appUrl`: the web role's address of the data, where it is not the test's own. */
export async function serve(appUrl = databaseUrls().app): Promise<Served> {
  await ensureBuild(() => {})
  const urls = databaseUrls()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const program = runFile('tests/setup/web.ts', {
    PORT: String(port),
    COLLOQUY_URL: url,
    COLLOQUY_MASTER_KEY_FILE: masterKeyFile(),
    COLLOQUY_APP_DB_URL: appUrl,
    COLLOQUY_AUTH_DB_URL: urls.auth,
    COLLOQUY_JOBS_DB_URL: urls.jobs,
    COLLOQUY_KEYRING_DB_URL: urls.keyring,
  })
  await program.prints(/serves/)
  const stop = async () => {
    program.process.kill('SIGTERM')
    await program.ended
  }
  return { url, program, stop }
}

/** A clinician with an account whose address begins with their name, and the cookies of a session. */
export async function signedInAs(name: string): Promise<Person & { cookie: string }> {
  const { clinicianId } = await makeClinician(name)
  await authQuery('insert into account (id, email) values ($1, $2)', [
    clinicianId,
    `${name.toLowerCase()}@example.org`,
  ])
  const own = browser()
  own.keep(await openSession(accounts(), clinicianId, own.visit().request))
  return { clinicianId, cookie: own.cookies() }
}

/** A browser without scripts: with these cookies, or a visitor's. */
export function browserOf(url: string, cookies: string | undefined): Browsing {
  const browser = browse(url)
  for (const pair of cookies?.split('; ') ?? []) {
    const at = pair.indexOf('=')
    browser.cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return browser
}
