import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { reach } from '#platform/database/addresses'
import { lastWords } from '#server/postgres/cluster'
import { freePort, type Program, runFile } from '#tests/setup/program'
import { makeSeed, plant, type Seed } from '#tests/setup/seed'

// Each starts a server or two; on a machine that does much else that takes its time.
vi.setConfig({ testTimeout: 120_000 })

let seed: Seed
let folder: string
let port: number
let programs: Program[] = []

beforeAll(async () => {
  seed = await makeSeed()
}, 120_000)
afterAll(() => seed.remove())

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'colloquy-start-'))
  chmodSync(folder, 0o711)
  port = await freePort()
})

afterEach(async () => {
  for (const program of programs) program.process.kill('SIGKILL')
  await Promise.all(programs.map((program) => program.ended))
  programs = []
  // Wherever in the folder it lies: one that is still stopping writes there while the folder is removed.
  await databaseGone(folder)
  const elsewhere = join(folder, 'data', 'database-elsewhere')
  if (existsSync(elsewhere)) {
    const place = readFileSync(elsewhere, 'utf8').split('\n')[1]!
    await databaseGone(place)
    rmSync(place, { recursive: true })
  }
  rmSync(folder, { recursive: true })
  expect(existsSync(folder)).toBe(false)
})

function begin(settings: Record<string, string> = {}, file = 'tests/setup/bare-main.ts'): Program {
  const given = { PORT: String(port), COLLOQUY_DATA_DIR: join(folder, 'data'), ...settings }
  const program = runFile(file, given)
  programs.push(program)
  return program
}

/** A start in a folder where Colloquy ran before. */
function beginAgain(): Program {
  plant(seed.data, join(folder, 'data'))
  return begin()
}

const ready = /Colloquy is ready: (\S+)/
const page = async () => (await fetch(`http://127.0.0.1:${port}/`)).json()

/** The pids of PostgreSQL's processes whose folder lies in `data`. */
function databaseProcesses(data: string): number[] {
  const found = spawnSync('pgrep', ['-f', `postgres -D ${data}`], { encoding: 'utf8' }).stdout
  return found.split('\n').filter(Boolean).map(Number)
}

async function databaseGone(data: string): Promise<void> {
  while (databaseProcesses(data).length > 0) await sleep(20)
}

test('the first start makes all and prints one address with a code; the next prints the same code', async () => {
  const first = begin()
  const [, address] = await first.prints(ready)
  expect(address).toMatch(new RegExp(`^http://localhost:${port}/setup\\?code=([0-9A-Z]{5}-){3}[0-9A-Z]{5}$`))
  expect(first.output()).toContain('Keep a copy somewhere else')
  expect(statSync(join(folder, 'data/keys/master.key')).mode & 0o777).toBe(0o600)
  expect(await page()).toEqual({ stewards: false, count: 0, owner: null })

  first.process.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(databaseProcesses(join(folder, 'data'))).toEqual([])

  const second = begin()
  expect((await second.prints(ready))[1]).toBe(address)
  expect(second.output().trim().split('\n')).toHaveLength(1)
  second.process.kill('SIGINT')
  expect(await second.ended).toBe(0)
})

test('where the keyring is in use, a mistyped key file is refused and none is made', async () => {
  const first = beginAgain()
  await first.prints(ready)
  const host = join(folder, 'data/run')
  const keyring = new Client({ host, user: 'colloquy_owner', database: 'colloquy_keyring' })
  await keyring.connect()
  const [id] = readFileSync(join(folder, 'data/keys/master.key'), 'utf8').split(':')
  await keyring.query("insert into keyring.secret values ('a test', '', $1)", [id])
  await keyring.end()
  first.process.kill('SIGTERM')
  expect(await first.ended).toBe(0)

  const mistyped = join(folder, 'data/keys/mastre.key')
  const second = begin({ COLLOQUY_MASTER_KEY_FILE: mistyped })
  expect(await second.ended).toBe(2)
  expect(second.output()).toBe(
    `COLLOQUY_MASTER_KEY_FILE: there is no ${mistyped}, and the keyring was sealed with the master key ${id}. Correct the setting, or put your copy there.\n`,
  )
  expect(existsSync(mistyped)).toBe(false)
})

test('a stop lets an answer under way finish', async () => {
  const program = beginAgain()
  await program.prints(ready)
  const slow = fetch(`http://127.0.0.1:${port}/slow`)
  await sleep(100)
  program.process.kill('SIGTERM')
  expect(await (await slow).json()).toMatchObject({ stewards: false })
  expect(await program.ended).toBe(0)
})

test('a stop while the pages are built ends the build, the database and the program', async () => {
  const program = begin({}, 'tests/setup/building-main.ts')
  await program.prints(/building/)
  program.process.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  expect(databaseProcesses(join(folder, 'data'))).toEqual([])
})

test('Ctrl-C, which npm passes on once more, is one request to stop', async () => {
  const program = beginAgain()
  await program.prints(ready)
  program.process.kill('SIGINT')
  program.process.kill('SIGTERM')
  expect(await program.ended).toBe(0)
})

test.each(['start', 'demo', 'dev', 'backup', 'restore'])(
  'a stop of npm reaches its script: %s',
  async (name) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>
    }
    // Node's place is taken by a program that says what it hears; the script is run as npm runs it.
    const stand =
      '#!/bin/sh\ntrap "echo told; exit" TERM\necho here\nfor i in $(seq 100); do sleep 0.1; done\n'
    writeFileSync(join(folder, 'node'), stand, { mode: 0o755 })
    const shell = spawn('sh', ['-c', scripts[name]!], { env: { PATH: `${folder}:${process.env.PATH}` } })
    let said = ''
    for await (const part of shell.stdout) {
      said += part
      if (said === 'here\n') shell.kill('SIGTERM')
    }
    expect(said).toBe('here\ntold\n')
  },
)

test('a taken port and a taken data folder are told in one line each', async () => {
  await beginAgain().prints(ready)
  const samePort = begin({ COLLOQUY_DATA_DIR: join(folder, 'other') })
  expect(await samePort.ended).toBe(2)
  expect(samePort.output()).toBe(
    `PORT ${port} on 127.0.0.1 is taken by another program: stop that one, or set PORT.\n`,
  )
  const sameFolder = begin({ PORT: String(await freePort()) })
  expect(await sameFolder.ended).toBe(2)
  expect(sameFolder.output()).toMatch(/^COLLOQUY_DATA_DIR .* is in use by another Colloquy.*\n$/)
})

test.each(['/proc/colloquy', '/proc/colloquy/data', '/dev/full'])(
  'a data folder that cannot be, %s, is told in one line',
  async (dataDir) => {
    const program = begin({ COLLOQUY_DATA_DIR: dataDir })
    expect(await program.ended).toBe(2)
    expect(program.output()).toMatch(/^COLLOQUY_DATA_DIR \S+ cannot be written: E[A-Z]+: .*\n$/)
  },
)

test('a database that answers from another container is not started a second time', async () => {
  const first = beginAgain()
  await first.prints(ready)
  first.process.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  // Nothing else of it is to be seen from here.
  const there = createServer()
  await new Promise<void>((resolve) => there.listen(join(folder, 'data/run/.s.PGSQL.5432'), resolve))
  const second = begin()
  expect(await second.ended).toBe(2)
  expect(second.output()).toMatch(
    /^The database in \S+ is in use by another Colloquy, perhaps in another container/,
  )
  await new Promise((resolve) => there.close(resolve))
  await begin().prints(ready)
})

test('killed, it takes its database with it, and the next start goes on where it was', async () => {
  const killed = beginAgain()
  const [, address] = await killed.prints(ready)
  killed.process.kill('SIGKILL')
  await killed.ended
  const next = begin() // at once: the old database may still be stopping
  expect((await next.prints(ready))[1]).toBe(address)
  expect(await page()).toMatchObject({ stewards: false })
})

test('with everything killed at one moment the next start recovers', async () => {
  const killed = beginAgain()
  await killed.prints(ready)
  for (const pid of databaseProcesses(join(folder, 'data'))) process.kill(pid, 'SIGKILL')
  killed.process.kill('SIGKILL')
  await killed.ended
  await begin().prints(ready)
  expect(await page()).toMatchObject({ stewards: false })
})

test('a database that is killed is started again under a program that goes on', async () => {
  const program = beginAgain()
  await program.prints(ready)
  const postmaster = Number(readFileSync(join(folder, 'data/pg/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGKILL')
  await program.prints(/The database ended and is started again/)
  while ((await fetch(`http://127.0.0.1:${port}/`)).status !== 200) await sleep(20)
  expect(await page()).toMatchObject({ stewards: false })
})

test('it is started again also where its log is gone, folder and all', async () => {
  const program = beginAgain()
  await program.prints(ready)
  rmSync(join(folder, 'data/logs'), { recursive: true })
  process.kill(Number(readFileSync(join(folder, 'data/pg/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  await program.prints(/The database ended and is started again: its log is gone/)
  while ((await fetch(`http://127.0.0.1:${port}/`)).status !== 200) await sleep(20)
  expect(existsSync(join(folder, 'data/logs/database.log'))).toBe(true)
})

test('a database that cannot be kept running ends the program with its reason, for a supervisor to try again', async () => {
  const program = beginAgain()
  await program.prints(ready)
  const cluster = join(folder, 'data/pg')
  renameSync(join(cluster, 'global/pg_control'), join(cluster, 'pg_control'))
  process.kill(Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  expect(await program.ended).toBe(3)
  expect(program.output()).toMatch(/\nThe database cannot be kept running: .*pg_control.*\n$/)

  const again = begin()
  expect(await again.ended).toBe(3)
  expect(again.output()).toMatch(/^PostgreSQL did not start: .*pg_control.*\n$/)
  renameSync(join(cluster, 'pg_control'), join(cluster, 'global/pg_control'))
  await begin().prints(ready)
})

test('the last words of a database are its reason, not those to clients it turned away', () => {
  const reason = 'FATAL:  could not write file "base/16392/pg_filenode.map.tmp": No space left on device'
  const after = [
    'FATAL:  the database system is not yet accepting connections',
    'LOG:  database system is shut down',
  ]
  expect(lastWords(`LOG:  starting PostgreSQL 18\n${reason}\n${after.join('\n')}\n`)).toBe(reason)
})

test('an initdb that was interrupted is done again', async () => {
  mkdirSync(join(folder, 'data/pg.new/base'), { recursive: true })
  chmodSync(join(folder, 'data'), 0o711)
  writeFileSync(join(folder, 'data/pg.new/PG_VERSION'), '18\n')
  await begin().prints(ready)
  expect(await page()).toMatchObject({ stewards: false })
})

test('a data folder with a long path gets a short socket', async () => {
  const data = join(folder, 'a'.repeat(60), 'b'.repeat(60))
  const program = begin({ COLLOQUY_DATA_DIR: data })
  await program.prints(ready)
  expect(await page()).toMatchObject({ stewards: false })
  const [pid] = databaseProcesses(data)
  const command = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  const socket = / -k (\S+)/.exec(command)![1]!
  expect(socket.length).toBeLessThan(80)
  program.process.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  expect(existsSync(socket)).toBe(false)
})

test.runIf(process.getuid?.() === 0)(
  "as root in a folder that the database's account cannot enter, its files lie elsewhere, the keys stay",
  async () => {
    chmodSync(folder, 0o700)
    const first = begin()
    const [, place] = await first.prints(/the database's files are in (\S+)/)
    await first.prints(ready)
    expect(place).toMatch(/^\/var\/lib\/colloquy\/[0-9a-f]{16}$/)
    expect(existsSync(join(folder, 'data/keys/master.key'))).toBe(true)
    expect(await page()).toMatchObject({ stewards: false })
    first.process.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const second = begin()
    await second.prints(ready)
    expect(second.output()).not.toContain('master key was made')

    // The same path made anew is another network: what lay elsewhere is set aside, neither reused nor removed.
    second.process.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    rmSync(join(folder, 'data'), { recursive: true })
    const anew = begin()
    const [, aside] = await anew.prints(/set aside in (\S+)\./)
    await anew.prints(ready)
    expect(existsSync(join(aside!, 'pg/PG_VERSION'))).toBe(true)
    rmSync(aside!, { recursive: true })
    expect(anew.output()).toContain('A master key was made')
  },
)

test('a bad setting stops the start with one line and exit status 2', async () => {
  const program = begin({ PORT: '80a' })
  expect(await program.ended).toBe(2)
  expect(program.output()).toBe('PORT is not a port number.\n')
})

test.runIf(inject('cluster').embedded)("two processes serve one database of the operator's own", async () => {
  const { administrator, prefix } = inject('cluster')
  const names = { owner: `${prefix}net_owner`, data: `${prefix}net` }
  const admin = new Client({ connectionString: administrator })
  await admin.connect()
  await admin.query(`create role ${names.owner} login createrole createdb`)
  await admin.query(`create database ${names.data} owner ${names.owner}`)
  const settings = {
    DATABASE_URL: reach(administrator, { role: names.owner, database: names.data }),
    COLLOQUY_MASTER_KEY_FILE: join(folder, 'keys', 'master.key'),
  }
  const first = begin(settings)
  const second = begin({
    ...settings,
    PORT: String(await freePort()),
    COLLOQUY_DATA_DIR: join(folder, 'data2'),
  })
  const codes = await Promise.all(
    [first, second].map(async (one) => (await one.prints(ready))[1]!.split('code=')[1]),
  )
  expect(codes[0]).toBe(codes[1])
  expect(await page()).toEqual({ stewards: false, count: 0, owner: null })
  expect(existsSync(join(folder, 'data/pg'))).toBe(false)

  const keyring = new Client({
    connectionString: reach(administrator, { database: `${names.data}_keyring` }),
  })
  await keyring.connect()
  await keyring.query("insert into keyring.secret values ('a test', '', 'elsewhere-1')")
  await Promise.all([keyring.end(), admin.end()])
  const otherKey = begin({ ...settings, PORT: String(await freePort()) })
  expect(await otherKey.ended).toBe(2)
  expect(otherKey.output()).toMatch(/^COLLOQUY_MASTER_KEY_FILE: .* master key elsewhere-1, which is not in /)
})
