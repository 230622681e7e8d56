/** What fails for now, on pages that keep what is typed on them all the same. */
import { isRouteErrorResponse } from 'react-router'

/**
 * Whether a script's request failed for a reason that passes: the database is away, the server starts, a proxy finds
 * nobody, nothing answers at all, or an answer breaks off.
 */
export function failsForNow(error: unknown): boolean {
  if (isRouteErrorResponse(error)) return [502, 503, 504].includes(error.status)
  // fetch says so of a connection; the router wraps what it says of an answer that has begun.
  return error instanceof TypeError || (error instanceof Error && error.cause instanceof TypeError)
}
