/** The master key's file: made once, never copied by us, and what it says without saying the key. */
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Client } from 'pg'
import { makeFolder } from '#platform/folders'
import { parseMasterKeys } from '#platform/keyring'
import { StartRefused } from '#platform/settings'

/**
 * Makes the file where there is none and says so through `tell`, with the request to keep a copy
 * elsewhere. Two processes that start at once end up with one file. Refuses a file that others may read.
 */
export function prepareMasterKey(file: string, tell: (line: string) => void): void {
  if (!existsSync(file) && makeMasterKey(file))
    tell(
      `A master key was made: ${file}. Keep a copy somewhere else, apart from backups: without it nothing confidential can be read again.`,
    )
  const { mode } = statSync(file)
  if (mode & 0o077)
    throw new StartRefused(`COLLOQUY_MASTER_KEY_FILE: others may read ${file}; run: chmod 600 ${file}`)
  masterKeys(file)
}

/** The keys in the file, newest first. Refuses a file that is malformed, naming the line. */
export function masterKeys(file: string): { id: string; key: Buffer }[] {
  try {
    return parseMasterKeys(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new StartRefused(`COLLOQUY_MASTER_KEY_FILE: ${(error as Error).message} (${file}).`)
  }
}

/** Refuses to serve a keyring parts of which no key in the file can open: another installation's, or a key lost in rotation. */
export async function refuseWrongMasterKey(keyringOwnerUrl: string, file: string): Promise<void> {
  const client = new Client({ connectionString: keyringOwnerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `select id from (select master_id as id from key union select master_id from secret) used
       where id <> all ($1) limit 1`,
      [masterKeys(file).map((key) => key.id)],
    )
    if (rows[0])
      throw new StartRefused(
        `COLLOQUY_MASTER_KEY_FILE: the keyring was sealed with the master key ${rows[0].id}, which is not in ${file}. Put that key's line there.`,
      )
  } finally {
    await client.end()
  }
}

function makeMasterKey(file: string): boolean {
  try {
    makeFolder(dirname(file), 0o700)
  } catch (error) {
    throw new StartRefused(`COLLOQUY_MASTER_KEY_FILE ${file} cannot be made: ${(error as Error).message}.`)
  }
  const id = `${Temporal.Now.plainDateISO('UTC')}-${randomBytes(2).toString('hex')}`
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${id}:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(unfinished, file) // unlike a rename, this never replaces a key made meanwhile
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(unfinished)
  }
}
