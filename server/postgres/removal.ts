import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Removes a data folder with its database, which as root may lie elsewhere (`preparePlace`): only where the token kept in
 * both places says that it belongs to this folder. Nothing may be running on it.
 */
export function removeData(dataDir: string): void {
  const ours = join(dataDir, 'database-elsewhere')
  const [token, away] = existsSync(ours) ? readFileSync(ours, 'utf8').split('\n') : []
  const theirs = away && join(away, 'token')
  if (token && theirs && existsSync(theirs) && readFileSync(theirs, 'utf8') === token)
    rmSync(away, { recursive: true })
  rmSync(dataDir, { recursive: true })
}
