import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { beforeAll, expect, inject, test, vi } from 'vitest'
import { lookAs } from '#platform/database/acting'
import { databaseOf } from '#platform/database/addresses'
import { jobsPool } from '#platform/database/connection'
import { databaseUrls, openTestDatabase } from '#tests/database'
import { defineJob, enqueue, startWorker } from './jobs.ts'

beforeAll(openTestDatabase)

test('jobs asked for together all run at once, and one that fails does not hold up the others', async () => {
  const ran: string[] = []
  const errors: object[] = []
  const count = defineJob('test.count', async ({ name }: { name: string }) => {
    ran.push(name)
    if (name === '3') throw new Error('not this one')
  })
  const worker = await startWorker(databaseUrls().jobs, [count], { error: (fields) => errors.push(fields) })
  try {
    const names = Array.from({ length: 25 }, (_, at) => String(at))
    await lookAs(async ({ tx }) => {
      for (const name of names) await enqueue(tx, 'test.count', { name })
    }, undefined)
    await vi.waitFor(() => expect(ran.toSorted()).toEqual(names.toSorted()), 15_000)
    expect(errors).toEqual([{ job: 'test.count', error: 'Error' }])
  } finally {
    await worker.stop()
  }
}, 30_000)

test('when the database was away for longer than a moment, the worker listens again', async () => {
  const ran: string[] = []
  const note = defineJob('test.note', async ({ name }: { name: string }) => void ran.push(name))
  const url = databaseUrls().jobs
  const worker = await startWorker(url, [note], { error: () => {} })
  const administrator = new Client({ connectionString: inject('cluster').administrator })
  await administrator.connect()
  const name = databaseOf(url)
  try {
    await administrator.query(`alter database ${name} allow_connections false`)
    await administrator.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      name,
    ])
    await vi.waitFor(() => expect(worker.ready()).toBe(false), 10_000)
    await sleep(2500) // it has tried and failed meanwhile
    await administrator.query(`alter database ${name} allow_connections true`)
    await vi.waitFor(() => expect(worker.ready()).toBe(true), 10_000)
    await lookAs(({ tx }) => enqueue(tx, 'test.note', { name: 'after' }), undefined)
    await vi.waitFor(() => expect(ran).toEqual(['after']), 15_000)
  } finally {
    await administrator.end()
    await worker.stop()
  }
}, 60_000)

test('a stop while it is about to listen again keeps no connection', async () => {
  const worker = await startWorker(databaseUrls().jobs, [], { error: () => {} })
  const pool = jobsPool()
  const held = [await pool.connect(), await pool.connect(), await pool.connect()]
  await held[0]!.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen colloquy_jobs'",
  )
  await vi.waitFor(() => expect(worker.ready()).toBe(false), 10_000)
  held.push(await pool.connect())
  await vi.waitFor(() => expect(pool.waitingCount).toBeGreaterThan(0), 10_000)
  const stopped = worker.stop()
  for (const client of held) client.release()
  await stopped
  await vi.waitFor(() => expect(pool.totalCount - pool.idleCount).toBe(0), 5000)
}, 30_000)
