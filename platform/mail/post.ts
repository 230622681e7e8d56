import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { seal } from '#platform/sealing'

/**
 * Every kind of mail, and whether a steward may see it in the outbox. Links that reset a password,
 * sign in or let into a group are never shown there (confidentiality: a steward cannot become a member).
 */
export const mailKinds = {
  'confirm-address': true,
  'address-taken': true,
  'reset-password': false,
  'address-changed': false,
  // Worth nothing without the person's own session, and without a mail server there is no other way.
  'confirm-new-address': true,
  'address-unknown': false,
  'address-restored': true,
  'password-changed': true,
  'sign-in-changed': true,
  'steward-invitation': true,
  'license-verified': true,
  'license-asked': true,
  'license-name-asked': true,
  'license-declined': true,
  'license-suspended': true,
  'license-reinstated': true,
  'license-renamed': true,
  'license-expiring': true,
  'sign-in-reset': true,
  'group-invitation': false,
  'application-received': false,
  'application-declined': false,
  'application-closed': false,
  'seat-offered': false,
  'offer-over': false,
  'agreement-amended': false,
  'meeting-reminder': false,
  'meeting-moved': false,
  'meeting-cancelled': false,
  'meeting-back': false,
  'schedule-changed': false,
  'group-ended': false,
  'case-shared': false,
  'follow-up-due': false,
  'evaluation-due': false,
  'attendance-corrected': false,
  'account-deleted': false,
  test: true,
} as const satisfies Record<string, boolean>
export type MailKind = keyof typeof mailKinds

export type Mail = {
  /** The same id twice is one mail. */
  id?: string
  kind: MailKind
  /** A clinician, written to at the account's address; or an address of someone without an account. */
  to: { clinicianId: string } | { address: string }
  /** What the words need, ids only. */
  ids?: Record<string, string>
  /** A token for the mail's link; sealed. */
  secret?: string
}

/** Posts a mail within `tx`: sent after the commit, at least once. Words are made when it is sent. */
export async function postMail(tx: Tx, mail: Mail): Promise<string> {
  const id = mail.id ?? newId()
  const address =
    'address' in mail.to ? await seal(tx, NETWORK_ID, 'mail.address', id, mail.to.address) : null
  const person = 'clinicianId' in mail.to ? mail.to.clinicianId : null
  const sealedSecret = mail.secret ? await seal(tx, NETWORK_ID, 'mail.secret', id, mail.secret) : null
  await sql`select post_mail(${id}::uuid, ${person}::uuid, ${address}::bytea, ${mail.kind}, ${mailKinds[mail.kind]},
    ${JSON.stringify(mail.ids ?? {})}::jsonb, ${sealedSecret}::bytea)`.execute(tx)
  return id
}

/** Posts one mail each to several clinicians within `tx`, in one statement. */
export async function postMailToAll(
  tx: Tx,
  clinicianIds: readonly string[],
  { kind, ids = {} }: Pick<Mail, 'kind' | 'ids'>,
): Promise<void> {
  await sql`select post_mail(letter.id, letter.person, null, ${kind}, ${mailKinds[kind]}, ${JSON.stringify(ids)}::jsonb, null)
    from unnest(${clinicianIds.map(() => newId())}::uuid[], ${clinicianIds}::uuid[]) as letter(id, person)`.execute(
    tx,
  )
}

/** Tells a person something in the app within `tx`: a kind and ids; the words are the catalog's. */
export async function tell(
  tx: Tx,
  clinicianId: string,
  kind: string,
  ids: Record<string, string> = {},
  id = newId(),
): Promise<void> {
  await sql`select tell(${id}::uuid, ${clinicianId}::uuid, ${kind}, ${JSON.stringify(ids)}::jsonb)`.execute(
    tx,
  )
}

/** Tells several people the same within `tx`, in one statement. */
export async function tellAll(
  tx: Tx,
  clinicianIds: readonly string[],
  kind: string,
  ids: Record<string, string> = {},
): Promise<void> {
  await sql`select tell(told.id, told.person, ${kind}, ${JSON.stringify(ids)}::jsonb)
    from unnest(${clinicianIds.map(() => newId())}::uuid[], ${clinicianIds}::uuid[]) as told(id, person)`.execute(
    tx,
  )
}
