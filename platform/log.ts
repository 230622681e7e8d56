/** Structured logs on standard output, without a word of content: no texts, no tokens, no names, no ids of cases. */
import { type Logger, pino, stdTimeFunctions } from 'pino'

export type Log = Logger

/** Fields that must never be written, should somebody pass them by mistake. */
const never = [
  'text',
  'title',
  'question',
  'name',
  'email',
  'address',
  'password',
  'token',
  'secret',
  'cookie',
]
  .concat(['authorization', 'reason', 'body', 'query', 'values', 'parameters', 'detail'])
  .flatMap((field) => [field, `*.${field}`])

/** One JSON object a line: level, time, message, and plain fields. */
function makeLog(level: string): Log {
  return pino({
    level,
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: told, error: told },
    redact: { paths: never, remove: true },
  })
}

let current: Log | undefined

/** The process's log, at LOG_LEVEL. */
export function log(): Log {
  current ??= makeLog(process.env.LOG_LEVEL || 'info')
  return current
}

/** While developing there are no people whose words could leak, and the message is half the answer. */
function told(error: unknown): unknown {
  const safe = withoutMessage(error)
  if (process.env.NODE_ENV !== 'development' || !(error instanceof Error)) return safe
  return { message: error.message, ...(safe as object) }
}

/**
 * What may be told of an error: its kind, its code and where it was thrown. Not its message, which
 * often quotes a value (`invalid input syntax for type uuid: "…"`).
 */
export function withoutMessage(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: frames.slice(0, 12).map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: withoutMessage(error.cause) } : {}),
  }
}

/**
 * An address as it may be logged or counted: words stay, everything else (ids, tokens, codes) is
 * `:id`, the query is dropped. `/calendar/x7Gh.ics?a=1` is `/calendar/:id`.
 */
export function addressForLog(address: string): string {
  const [path] = address.split(/[?#]/)
  const parts = path!.split('/').slice(0, 8)
  return (
    parts
      .map((part) => (/^[a-z]+(-[a-z]+){0,3}$/.test(part) && part.length <= 24 ? part : part && ':id'))
      .join('/') || '/'
  )
}
