/** Whether something failed because the database did not answer (in time), which passes, and not by a fault of ours. */

const ofNetwork = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND'])
// pg gives these no code.
const lost =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|timeout exceeded when trying to connect)/

/**
 * True for a server that is stopped, starting, full, silent or out of reach (PostgreSQL's classes 08 and 57P, and
 * 53300), and for a question that was given up: after waiting for a lock (55P03), or at a limit of the operator's (57014).
 */
export function databaseIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, severity, syscall } = error as { code?: string; severity?: string; syscall?: string }
  if (severity === 'FATAL') return true
  if (code && /^(08...|57P0[1-3]|53300|55P03|57014)$/.test(code)) return true
  // No such file is a missing socket only where somebody wanted to connect.
  if (code && (ofNetwork.has(code) || (code === 'ENOENT' && syscall === 'connect'))) return true
  return lost.test(error.message) || databaseIsAway(error.cause)
}
