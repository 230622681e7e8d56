/** Whether something failed because the database could not be reached, which passes, and not by a fault of ours. */

const ofNetwork = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND'])
// pg gives these no code.
const lost =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|timeout exceeded when trying to connect)/

/** True for a server that is stopped, starting, full, silent or out of reach (PostgreSQL's classes 08 and 57P, and 53300). */
export function databaseIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, severity, syscall } = error as { code?: string; severity?: string; syscall?: string }
  if (severity === 'FATAL') return true
  if (code && /^(08...|57P0[1-3]|53300)$/.test(code)) return true
  // No such file is a missing socket only where somebody wanted to connect.
  if (code && (ofNetwork.has(code) || (code === 'ENOENT' && syscall === 'connect'))) return true
  return lost.test(error.message) || databaseIsAway(error.cause)
}
