/** The master key's file: made once, never copied by us, and what it says without saying the key. */
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { onServer } from '#platform/database/roles'
import { makeFolder } from '#platform/folders'
import { parseMasterKeys } from '#platform/keyring'
import { StartRefused } from '#platform/settings'

/**
 * Makes the file where there is none and says so through `tell`, with the request to keep a copy
 * elsewhere. Two processes that start at once end up with one file. Refuses a file that others may read, and to make
 * one where the keyring at this address was sealed with another: the setting is mistyped, or the file was lost.
 */
export async function prepareMasterKey(
  file: string,
  keyringUrl: string,
  tell: (line: string) => void,
): Promise<void> {
  if (!existsSync(file)) {
    const [used] = await mastersOf(keyringUrl)
    if (used)
      throw new StartRefused(
        `COLLOQUY_MASTER_KEY_FILE: there is no ${file}, and the keyring was sealed with the master key ${used}. Correct the setting, or put your copy there.`,
      )
    if (makeMasterKey(file))
      tell(
        `A master key was made: ${file}. Keep a copy somewhere else, apart from backups: without it nothing confidential can be read again.`,
      )
  }
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
  const there = new Set(masterKeys(file).map(({ id }) => id))
  const missing = (await mastersOf(keyringOwnerUrl)).find((id) => !there.has(id))
  if (missing)
    throw new StartRefused(
      `COLLOQUY_MASTER_KEY_FILE: the keyring was sealed with the master key ${missing}, which is not in ${file}. Put that key's line there.`,
    )
}

/** The ids of the master keys that a keyring was sealed with; none where it is empty or not made yet. */
async function mastersOf(keyringUrl: string): Promise<string[]> {
  try {
    return await onServer(keyringUrl, async (client) => {
      const { rows: made } = await client.query("select where to_regclass('keyring.secret') is not null")
      if (made.length === 0) return []
      const { rows } = await client.query<{ id: string }>(
        'select master_id as id from keyring.key union select master_id from keyring.secret',
      )
      return rows.map(({ id }) => id)
    })
  } catch (error) {
    if (((error as Error).cause as { code?: string } | undefined)?.code === noSuchDatabase) return []
    throw error
  }
}

const noSuchDatabase = '3D000'

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
