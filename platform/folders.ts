import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it that are missing. One by one: where the kernel lets nobody make folders (`/proc`),
 * Node's own `recursive` never comes back.
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (existsSync(path)) return
  makeFolder(dirname(path), mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    // Somebody else made it meanwhile.
    if (!existsSync(path)) throw error
  }
}
