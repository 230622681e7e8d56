/** The built product as a journey starts it: in a folder of its own, on a free port, gone afterwards. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { Client } from 'pg'
import { socketUrl } from '#server/postgres/cluster'
import { freePort, runFile } from '#tests/setup/program'
import { databasesOnGivenServer } from './given-server.ts'

export type Product = {
  /** The public address; where a proxy stands before it, `inside` is what the proxy asks. */
  url: string
  inside: string
  setupCode: string
  output(): string
  /** Puts the network's time to this instant, as only the owner of a database marked as a test can. */
  moveTo(instant: Temporal.Instant): Promise<void>
  stop(): Promise<void>
}

/** Starts `npm start` in an empty data folder: on its embedded PostgreSQL, or with DATABASE_URL on that server. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-journey-'))
  chmodSync(folder, 0o711) // PostgreSQL's account may pass: the database stays in this folder
  const given = await databasesOnGivenServer()
  const port = await freePort()
  const program = runFile('server/main.ts', {
    PORT: String(port),
    COLLOQUY_DATA_DIR: join(folder, 'data'),
    ...given?.settings,
    ...settings,
  })
  const [, url, setupCode] = await program.prints(/ready: (https?:\/\/[^/\s]+)\/setup\?code=(\S+)/)
  const owner = given?.owner ?? socketUrl(join(folder, 'data/run'), 'colloquy_owner', 'colloquy')
  return {
    url: url!,
    inside: `http://127.0.0.1:${port}`,
    setupCode: setupCode!,
    output: program.output,
    moveTo: (instant) => moveTo(owner, instant),
    async stop() {
      program.process.kill('SIGTERM')
      await program.ended
      await given?.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function moveTo(address: string, instant: Temporal.Instant): Promise<void> {
  const owner = new Client({ connectionString: address })
  await owner.connect()
  const seconds = (instant.epochMilliseconds - Temporal.Now.instant().epochMilliseconds) / 1000
  await owner.query(
    `insert into colloquy.demo_clock (kind, ahead) values ('test', make_interval(secs => $1))
     on conflict (sole) do update set ahead = excluded.ahead`,
    [seconds],
  )
  await owner.query('notify colloquy_jobs')
  await owner.end()
}

/** What the browser complains about: scripts that failed, and what the content policy stopped, tried and given up included. */
export function complaintsOf(page: Page, complaints: string[] = []): string[] {
  page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`Content Security Policy, ${violatedDirective}: ${blockedURI}`),
    ),
  )
  page.on('pageerror', (error) => {
    // React Router leaves the answer unhandled that a page no longer waits for when it is left.
    if (error.message !== 'signal is aborted without reason') complaints.push(error.message)
  })
  page.on('console', (message) => {
    const isPolicy = /Content Security Policy|hydrat/i.test(message.text())
    if (isPolicy) complaints.push(message.text())
  })
  return complaints
}

/** Ends a live room for everyone, after the question it asks. */
export async function endMeeting(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'End the meeting' }).first().click()
  await page.getByRole('button', { name: 'End it for everyone' }).click()
}

/** No finding of axe (WCAG 2.2 A and AA), and nothing wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  // Pages here have no frames: `legacy` asks the page itself, not a second one that loads axe anew. What passed is not told.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(over).toBeLessThanOrEqual(0)
}
