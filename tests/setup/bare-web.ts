/** The least that can be served, so that the start's own tests need no build: what the database and keyring say. */

import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { closeDatabase, database, keyringPool, openDatabase } from '#platform/database/connection'

export const app = {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/healthz') return new Response('ok')
    if (pathname === '/slow') await sleep(400)
    try {
      const { rows } = await sql<{ stewards: boolean }>`select network_has_steward() as stewards`.execute(
        database(),
      )
      const keys = await keyringPool().query('select count(*)::int as count from key')
      return Response.json({ ...rows[0], ...keys.rows[0], owner: process.env.DATABASE_URL ?? null })
    } catch {
      return new Response('no database', { status: 503 })
    }
  },
}

export async function open(): Promise<void> {
  const { COLLOQUY_APP_DB_URL, COLLOQUY_KEYRING_DB_URL, COLLOQUY_JOBS_DB_URL } = process.env
  openDatabase({ app: COLLOQUY_APP_DB_URL!, keyring: COLLOQUY_KEYRING_DB_URL!, jobs: COLLOQUY_JOBS_DB_URL! })
}

export const close = closeDatabase
