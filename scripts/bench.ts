/**
 * `npm run bench`: how fast and how large the product is, as one JSON object on standard output; what it is at goes to
 * standard error. Everything happens in a folder of its own that is removed again.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { accounts, closeAccounts, openAccounts } from '#platform/accounts/connection'
import { openSession } from '#platform/accounts/sessions'
import { closeDatabase, openDatabase } from '#platform/database/connection'
import { useMasterKeys as readMasterKeys } from '#platform/keyring'
import { readSettings } from '#platform/settings'
import { reachDatabases } from '#server/access'
import { ensureBuild } from '#server/build'
import type { DatabaseUrls } from '#server/databases'
import { fillNetwork, type LoadMember, type Sizes } from '#tests/load/network'
import { loadPages, measurePage, type PageFigures, rounded, type SignedInMember } from '#tests/load/pages'
import { memoryOf, type Started, startProgram } from '#tests/load/program'
import { roomFanOut } from '#tests/load/rooms'
import { freePort } from '#tests/setup/program'
import { roomMaker } from '#tests/setup/rooms'
import { weighBuild } from './weight.ts'

const sizes: Sizes = { clinicians: 10_000, groups: 1_200 }
const LATER_STARTS = 3
const MEMBERS = 40

const began = performance.now()
const tell = (line: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`)

const folder = mkdtempSync(join(tmpdir(), 'colloquy-bench-'))
chmodSync(folder, 0o711)
let running: Started | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    running?.program.process.kill('SIGTERM')
    process.exitCode = 1
  })
try {
  console.log(JSON.stringify(await bench(), null, 2))
} finally {
  await running?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function bench() {
  const loadBefore = loadavg().map(rounded)
  await ensureBuild(tell)
  const dataDir = join(folder, 'data')
  const port = await freePort()
  const settings = { PORT: String(port), COLLOQUY_DATA_DIR: dataDir, LOG_LEVEL: 'warn' }

  const start = async () => {
    running = await startProgram(settings)
    return running.seconds
  }
  tell('first start')
  const first = await start()
  const later: number[] = []
  for (let i = 0; i < LATER_STARTS; i++) {
    await running!.stop()
    later.push(await start())
  }

  const url = `http://localhost:${port}`
  const { urls, close } = await openPlatform(settings)
  try {
    const members = await fillNetwork(urls, sizes, tell)
    const signedIn = await signInSome(members)
    const counts = await countsOf(urls)
    await running!.stop()
    const full = await start()
    await sleep(5000)
    const idle = memoryOf(running!.program, dataDir)

    const pages: PageFigures[] = []
    for (const page of loadPages) {
      tell(`page: ${page.page}`)
      pages.push(await measurePage(url, page, signedIn))
    }
    const loaded = memoryOf(running!.program, dataDir)
    tell('fan-out')
    const fanOut = await measureFanOut(urls, url)
    const after = memoryOf(running!.program, dataDir)
    const javascript = weighBuild()
    const starts = {
      first: rounded2(first),
      later: rounded2(median(later)),
      laterWithNetwork: rounded2(full),
    }
    const figures = { starts, pages, fanOut, javascript, memory: { idle, loaded, after } }
    return {
      machine: {
        cores: availableParallelism(),
        processor: cpus()[0]?.model ?? '',
        loadBefore,
        loadAfter: loadavg().map(rounded),
      },
      versions: {
        colloquy: versionOf('package.json'),
        node: process.version,
        postgres: counts.postgres,
        react: versionOf('node_modules/react/package.json'),
      },
      network: counts,
      budgets: budgetsOf(figures),
      ...figures,
      seconds: Math.round((performance.now() - began) / 1000),
    }
  } finally {
    await close()
  }
}

/** The product's own modules on the databases of the program that runs. */
async function openPlatform(environment: Record<string, string>) {
  const settings = readSettings(environment)
  const { databases, close } = await reachDatabases(settings, tell)
  const { urls } = databases
  readMasterKeys(settings.masterKeyFile)
  openDatabase({ app: urls.app, keyring: urls.keyring, jobs: urls.jobs })
  openAccounts({ databaseUrl: urls.auth, publicUrl: settings.url, cookiePrefix: 'colloquy' })
  return {
    urls,
    async close() {
      await closeAccounts()
      await closeDatabase()
      await close()
    },
  }
}

/** Members from all over the network, facilitators among them. */
async function signInSome(members: readonly LoadMember[]): Promise<SignedInMember[]> {
  const chosen = Array.from(
    { length: MEMBERS },
    (_, at) => members[Math.floor((at * members.length) / MEMBERS)]!,
  )
  return Promise.all(
    chosen.map(async (member) => {
      const [cookie = ''] = await openSession(accounts(), member.clinicianId, new Request('http://localhost'))
      return { ...member, cookie: cookie.split(';')[0]! }
    }),
  )
}

async function asOwner<T>(urls: DatabaseUrls, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: urls.owner })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

function countsOf(urls: DatabaseUrls) {
  return asOwner(urls, async (owner) => {
    const { rows } = await owner.query<Record<string, number> & { postgres: string }>(
      `select (select count(*)::int from clinician) as clinicians, (select count(*)::int from charter where in_directory) as "listedGroups",
         (select count(*)::int from seat) as seats, (select count(*)::int from meeting) as meetings,
         (select count(*)::int from "case" where destroyed_at is null) as cases, (select count(*)::int from response) as responses,
         (select count(*)::int from certificate) as documents, current_setting('server_version') as postgres`,
    )
    return rows[0]!
  })
}

function measureFanOut(urls: DatabaseUrls, url: string) {
  return asOwner(urls, (owner) => roomFanOut(roomMaker(owner, urls.auth), url))
}

type Measured = {
  starts: { later: number }
  pages: readonly PageFigures[]
  fanOut: Awaited<ReturnType<typeof roomFanOut>>
  javascript: ReturnType<typeof weighBuild>
  memory: { idle: { node: number } }
}

/** What was promised, what was measured, and whether that is kept. */
function budgetsOf({ starts, pages, fanOut, javascript, memory }: Measured) {
  const budget = (what: string, most: number, measured: number) => ({
    what,
    most,
    measured,
    isKept: measured <= most,
  })
  return [
    budget('seconds of a later start', 2, starts.later),
    ...pages.map(({ page, ten }) => budget(`ms p97.5 at 10 connections: ${page}`, 40, ten.p97_5)),
    budget('ms p95 to 200 listeners in one room', 50, fanOut.oneRoom.p95),
    budget('ms p95 to 25 rooms of 8', 50, fanOut.manyRooms.p95),
    budget('KB of JavaScript on a page of reading', 130, javascript.largestReading.kilobytes),
    budget('KB of JavaScript on a page of writing', 190, javascript.largestWriting.kilobytes),
    budget('MB resident when idle', 350, memory.idle.node),
  ]
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function rounded2(value: number): number {
  return Math.round(value * 100) / 100
}

function versionOf(file: string): string {
  return (JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')) as { version: string })
    .version
}
