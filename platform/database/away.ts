/** Whether something failed because the database did not answer (in time), which passes, and not by a fault of ours. */

const ofNetwork = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND'])
// pg gives these no code.
const lost =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|timeout exceeded when trying to connect)/

/** `away`: nobody could ask it. `busy`: it answered that it cannot do this just now. */
export type DatabaseFailure = 'away' | 'busy'

/**
 * `away` for a server that is stopped, starting, silent or out of reach (PostgreSQL's classes 08 and 57P); `busy` for one
 * that is full (53300), and for a question that was given up: after waiting for a lock (55P03), or at a limit of the
 * operator's (57014). Undefined for any other error.
 */
export function databaseFailure(error: unknown): DatabaseFailure | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, severity, syscall } = error as { code?: string; severity?: string; syscall?: string }
  if (code && /^(53300|55P03|57014)$/.test(code)) return 'busy'
  if (severity === 'FATAL') return 'away'
  if (code && /^(08...|57P0[1-3])$/.test(code)) return 'away'
  // No such file is a missing socket only where somebody wanted to connect.
  if (code && (ofNetwork.has(code) || (code === 'ENOENT' && syscall === 'connect'))) return 'away'
  return lost.test(error.message) ? 'away' : databaseFailure(error.cause)
}
