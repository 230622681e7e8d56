/** Addresses of databases: the same server for another role, database and schema. */

export type Reach = { role?: string; password?: string; database?: string; schema?: string }

/**
 * `url` with another role, password, database or schema. Sessions opened by it see that schema
 * first and count time in UTC. A password given as undefined together with a role is left out.
 */
export function reach(url: string, change: Reach): string {
  const next = new URL(url)
  if (change.role !== undefined) {
    next.username = encodeURIComponent(change.role)
    next.password = change.password === undefined ? '' : encodeURIComponent(change.password)
    next.searchParams.delete('user')
    next.searchParams.delete('password')
  }
  if (change.database !== undefined) next.pathname = `/${encodeURIComponent(change.database)}`
  if (change.schema !== undefined) {
    const options = [next.searchParams.get('options'), `-c search_path=${change.schema}`, '-c timezone=UTC']
    next.searchParams.set('options', options.filter(Boolean).join(' '))
  }
  // pg reads a plus sign in a query as itself, so spaces must be %20.
  return next.href.replaceAll('+', '%20')
}

/** The database's name in an address; the role's name where it names none, as PostgreSQL has it. */
export function databaseOf(url: string): string {
  const parsed = new URL(url)
  return decodeURIComponent(parsed.pathname.slice(1) || parsed.username)
}

/** The role's name in an address. */
export function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username)
}

/** An address fit for a message: no password, no options. */
export function withoutSecrets(url: string): string {
  const shown = new URL(url)
  shown.password = ''
  shown.search = ''
  return shown.href
}
