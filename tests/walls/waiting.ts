/** Letters that wait in the outbox, as they would read if they were sent now: for tests without a mail server. */
import { mail as words } from '#copy/mail.en'
import { NETWORK_ID } from '#platform/identifiers'
import { letterText } from '#platform/mail/letter'
import type { MailKind } from '#platform/mail/post'
import { open } from '#platform/sealing'

type Row = {
  id: string
  kind: MailKind
  ids: Record<string, string>
  account: string | null
  sealed_address: Buffer | null
  sealed_secret: Buffer | null
}

type Ask = <R extends object>(text: string) => Promise<R[]>

/** `ask`: as the owner. Needs the keyring and the master key of this run to be open. */
export async function waitingLetters(ask: Ask): Promise<{ to: string; source: string }[]> {
  const rows = await ask<Row>(
    `select m.id, m.kind, m.ids, m.sealed_address, m.sealed_secret, a.email as account
     from mail m left join accounts.account a on a.id = m.clinician_id where m.state = 'waiting' order by m.id`,
  )
  const opened = {} // as one transaction: the key is asked for once
  return Promise.all(
    rows.map(async ({ id, kind, ids, account, ...sealed }) => {
      const secret = await open(opened, NETWORK_ID, 'mail.secret', id, sealed.sealed_secret)
      const address = await open(opened, NETWORK_ID, 'mail.address', id, sealed.sealed_address)
      const letter = words.letters[kind]({ network: '', ids, secret: secret ?? '' })
      const sheet = { networkName: '', publicUrl: 'http://localhost', footer: '' }
      return { to: address ?? account ?? '', source: letterText(letter, sheet) }
    }),
  )
}
