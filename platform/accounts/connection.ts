import type { Kysely, Transaction } from 'kysely'
import { openPool } from '#platform/database/connection'
import { pipelined } from '#platform/database/dialect'
import { withLedger } from '#platform/ledger'

type Instant = Temporal.Instant

/** The tables of schema `accounts` (migrations/0030_accounts.sql). */
export type AccountsDB = {
  account: { id: string; email: string; email_confirmed: boolean; name: string }
  credential: {
    id: string
    account_id: string
    provider: string
    subject: string
    password_digest: string | null
    updated_at: Instant
  }
  session: {
    id: string
    token: string
    account_id: string
    user_agent: string
    created_at: Instant
    updated_at: Instant
    expires_at: Instant
  }
  challenge: { expires_at: Instant }
  passkey: {
    id: string
    account_id: string
    name: string | null
    created_at: Instant | null
    backed_up: boolean
  }
  sign_up: {
    id: string
    email: string
    password_digest: string | null
    token_digest: Buffer
    made_at: Instant
    expires_at: Instant
    used_at: Instant | null
  }
  link: {
    token_digest: Buffer
    purpose: LinkPurpose
    account_id: string
    email: string | null
    asked_by: string | null
    made_at: Instant
    expires_at: Instant
    used_at: Instant | null
  }
  recovery_code: { digest: Buffer; account_id: string; made_at: Instant; used_at: Instant | null }
  throttle: { key: Buffer; spent: number; ends_at: Instant }
}
export type LinkPurpose = 'reset' | 'steward-reset' | 'email-change' | 'email-undo'
export type AccountsTx = Transaction<AccountsDB>

export type AccountsSettings = {
  /** The database as `colloquy_auth`. */
  databaseUrl: string
  /** COLLOQUY_URL: where passkeys are bound to, and whether cookies are for https only. */
  publicUrl: string
  /** First part of every cookie's name; the demo has one of its own. */
  cookiePrefix: string
}

let open: { settings: AccountsSettings; data: Kysely<AccountsDB> } | undefined

/** Opens the accounts' pool; once a process, and once a test file. */
export function openAccounts(settings: AccountsSettings): void {
  const pool = openPool(settings.databaseUrl, 'accounts', 8)
  open = { settings, data: pipelined<AccountsDB>(pool) }
}

function opened() {
  if (!open) throw new Error('the accounts are not open')
  return open
}

/** The accounts as `colloquy_auth`, in their own schema. Throws before `openAccounts`. */
export const accounts = (): Kysely<AccountsDB> => opened().data
/** Does `work` in one transaction of the accounts; what it takes away is in the ledger before that is kept. */
export const inAccounts = <T>(work: (tx: AccountsTx) => Promise<T>): Promise<T> =>
  accounts()
    .transaction()
    .execute((tx) => withLedger(tx, () => work(tx)))
/** What `openAccounts` was given. Throws before it. */
export const accountsSettings = (): AccountsSettings => opened().settings

/** What must be closed with the pool: other modules' own connections. */
const closers = new Set<() => Promise<void>>()
/** Has `closer` called by `closeAccounts`. */
export function closeWithAccounts(closer: () => Promise<void>): void {
  closers.add(closer)
}

/** Closes the pool and whatever was opened beside it; again does nothing. */
export async function closeAccounts(): Promise<void> {
  const closing = open
  open = undefined
  await Promise.all([...closers].map((close) => close()))
  closers.clear()
  await closing?.data.destroy()
}
